import { array, assert, constantFrom, integer, option, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { averageOf, compareWithAverage, quartilesOf } from './group-average'
import type { Aggregation } from './model'
import { NodeState, type ScoreResult } from './result'
import { score } from './score'

const targetRatio = { normalisation: { method: 'target-ratio' } } as const
const target = { target: 100 }

/** One agency's nodes beside the averages of all that have a score. */
function besideAll(result: ScoreResult, agency: number) {
  const count = result.agencies.length
  const ranked = result.agencies.flatMap((_, index) => (result.state[index] === NodeState.scored ? [index] : []))
  return result.nodes.map(({ code, parent, points }, node) => ({
    code,
    parentCode: parent < 0 ? null : (result.nodes[parent]?.code ?? null),
    points,
    isScored: result.state[node * count + agency] === NodeState.scored,
    contribution: result.contribution[node * count + agency] ?? 0,
    average: averageOf(ranked.map((index) => result.contribution[node * count + index] ?? 0)) ?? 0,
  }))
}

const rounded = (result: ScoreResult, agency: number) =>
  Object.fromEntries(
    compareWithAverage(besideAll(result, agency)).map(({ node, contribution, baseline }) => [
      node,
      [Math.round(contribution * 1e6) / 1e6, Math.round(baseline * 1e6) / 1e6],
    ]),
  )

test('where everything applies the baseline of a node is the average of what it adds', () => {
  const model = modelOf(
    [branchOf('d', [indicatorOf('x', target), indicatorOf('y', target)], { weight: 3 }), indicatorOf('z', target)],
    targetRatio,
  )
  const result = score(inputOf({ metrics: { x: [80, 40], y: [20, 60], z: [100, 0] } }), model)
  // x and y have 37.5 points each, z has 25.
  expect(rounded(result, 0)).toEqual({ root: [62.5, 50], d: [37.5, 37.5], x: [30, 22.5], y: [7.5, 15], z: [25, 12.5] })
})

test('what does not apply to an agency is no node of its comparison, and what others have there is set against its siblings by weight', () => {
  const model = modelOf(
    [indicatorOf('x', target), indicatorOf('y', target), indicatorOf('z', target)].map((indicator, index) => ({
      ...indicator,
      weight: [2, 1, 1][index] ?? 1,
    })),
    targetRatio,
  )
  const result = score(inputOf({ metrics: { x: [60, 60], y: [40, 40], z: ['not-applicable', 100] } }), model)
  // a: x 2/3 × 60 = 40, y 1/3 × 40 = 13.33. b: x 30, y 10, z 25. Averages: x 35, y 11.67, z 12.5, which go to x and y
  // as 2 to 1.
  expect(rounded(result, 0)).toEqual({ root: [53.333333, 59.166667], x: [40, 43.333333], y: [13.333333, 15.833333] })
  expect(rounded(result, 1)).toMatchObject({ root: [65, 59.166667], z: [25, 12.5] })
})

test('an agency without a score is compared with nothing', () => {
  expect(
    compareWithAverage(
      besideAll(score(inputOf({ metrics: { x: [null, 1] } }), modelOf([indicatorOf('x', target)], targetRatio)), 0),
    ),
  ).toEqual([])
})

test('averages of parts add up to the average of totals, and differences to the difference, under every method and whatever is missing', () => {
  const methods: Aggregation[] = [
    { method: 'arithmetic' },
    { method: 'geometric', floor: 0.01 },
    { method: 'harmonic', floor: 0.01 },
    { method: 'minimum' },
    { method: 'owa', orderWeights: [3, 2, 1] },
  ]
  const cell = option(constantFrom<number | 'not-applicable'>(0, 13, 50, 77, 100, 'not-applicable'), { nil: null })
  const column = array(cell, { minLength: 5, maxLength: 5 })
  assert(
    property(tuple(constantFrom(...methods), column, column, column, column), ([aggregation, x, y, z, w]) => {
      const model = modelOf(
        [
          branchOf('d', [indicatorOf('x', target), indicatorOf('y', target)], {
            choices: { aggregation: { method: 'arithmetic' } },
            weight: 2,
          }),
          indicatorOf('z', target),
          indicatorOf('w', target),
        ],
        { ...targetRatio, aggregation },
      )
      const result = score(inputOf({ metrics: { x, y, z, w } }), model)
      for (let agency = 0; agency < 5; agency++) {
        const nodes = besideAll(result, agency)
        const compared = compareWithAverage(nodes)
        for (const parent of nodes) {
          const children = nodes.filter(({ parentCode }) => parentCode === parent.code)
          if (children.length)
            expect(children.reduce((all, { average }) => all + average, 0)).toBeCloseTo(parent.average, 9)
          const row = compared.find(({ node }) => node === parent.code)
          const parts = compared.filter(({ node }) => children.some(({ code }) => code === node))
          if (row && parts.length)
            expect(parts.reduce((all, part) => all + part.contribution - part.baseline, 0)).toBeCloseTo(
              row.contribution - row.baseline,
              9,
            )
        }
        expect(compared.every(({ node }) => nodes.some(({ code, isScored }) => code === node && isScored))).toBe(true)
      }
    }),
  )
})

test('quartiles are those of a spreadsheet, and of nothing there are none', () => {
  expect(quartilesOf([4, 1, 3, 2])).toEqual({ low: 1.75, median: 2.5, high: 3.25 })
  expect([quartilesOf([]), averageOf([])]).toEqual([null, null])
  assert(
    property(array(integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
      const { low, median, high } = quartilesOf(values) ?? { low: 1, median: 0, high: -1 }
      expect(low <= median && median <= high && Math.min(...values) <= low && high <= Math.max(...values)).toBe(true)
    }),
  )
})
