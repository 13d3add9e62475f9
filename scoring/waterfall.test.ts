import { array, assert, double, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { toWaterfall } from './waterfall'

const parts = [
  { node: 'a', points: 30 },
  { node: 'b', points: -50 },
]

test('each step begins where the one before it ended', () => {
  expect(toWaterfall(500, parts, 480, 1).steps).toEqual([
    { node: 'a', points: 30, from: 500, to: 530 },
    { node: 'b', points: -50, from: 530, to: 480 },
  ])
})

test('what a bonus adds beside the parts is the rest', () => {
  expect(toWaterfall(500, parts, 490, 1).rest).toEqual({ points: 10, from: 480, to: 490 })
})

test('without parts everything is the rest', () => {
  expect(toWaterfall(500, [], 480, 1)).toEqual({
    reference: 500,
    total: 480,
    difference: -20,
    steps: [],
    rest: { points: -20, from: 500, to: 480 },
  })
})

test('what only the rounding of the total adds is no step of its own', () => {
  expect(toWaterfall(500, parts, 480.04, 1)).toMatchObject({ total: 480, difference: -20, rest: null })
})

test('three thirds of a tenth are shown as one tenth, and not as none', () => {
  const third = { points: 0.1 / 3 }
  const { steps, difference } = toWaterfall(
    10,
    [
      { node: 'a', ...third },
      { node: 'b', ...third },
      { node: 'c', ...third },
    ],
    10.1,
    1,
  )
  expect([steps.map(({ points }) => points), difference]).toEqual([[0.1, 0, 0], 0.1])
})

test('a part of exactly nothing is shown as nothing', () => {
  const { steps } = toWaterfall(
    10.04,
    [
      { node: 'a', points: 0 },
      { node: 'b', points: 0.02 },
    ],
    10.06,
    1,
  )
  expect(steps.map(({ points }) => points)).toEqual([0, 0.1])
})

test('what is shown adds up to the last digit, and no step is a whole digit off where the parts say all', () => {
  const points = double({ min: -200, max: 200, noNaN: true })
  assert(
    property(
      double({ min: 0, max: 1000, noNaN: true }),
      array(points, { minLength: 1, maxLength: 12 }),
      integer({ min: 0, max: 3 }),
      (reference, item, decimals) => {
        const exact = item.reduce((all, part) => all + part, 0)
        const made = toWaterfall(
          reference,
          item.map((part, index) => ({ node: String(index), points: part })),
          reference + exact,
          decimals,
        )
        const inSteps = (value: number) => Math.round(value * 10 ** decimals)
        const shown = made.steps.reduce((all, step) => all + inSteps(step.points), 0) + inSteps(made.rest?.points ?? 0)
        expect([shown, made.steps.at(-1)?.to]).toEqual([inSteps(made.difference), made.total])
        expect(inSteps(made.total) - inSteps(made.reference)).toBe(inSteps(made.difference))
        for (const [position, step] of made.steps.entries())
          expect(Math.abs(step.points - (item[position] ?? 0)) * 10 ** decimals).toBeLessThanOrEqual(2)
      },
    ),
  )
})

test('the order of parts of different size decides nothing but where a step stands', () => {
  assert(
    property(
      tuple(integer({ min: 1, max: 99 }), integer({ min: 100, max: 199 }), integer({ min: 200, max: 299 })),
      (item) => {
        const parts = item.map((part, index) => ({ node: String(index), points: part / 100 }))
        const total = parts.reduce((all, part) => all + part.points, 0)
        const pointsOf = (list: typeof parts) =>
          Object.fromEntries(toWaterfall(0, list, total, 3).steps.map(({ node, points }) => [node, points]))
        expect(pointsOf(parts)).toEqual(pointsOf(parts.toReversed()))
      },
    ),
  )
})
