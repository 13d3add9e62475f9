import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { scoreFile } from './score-file'

const Answer = z.looseObject({
  agencies: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  warnings: z.array(z.object({ code: z.string(), node: z.string().optional() })),
  gain: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).optional(),
})

/** Small tables beside their models, that came out wrong once; what is right was worked out by hand. */
async function scoreCase(name: string, ...args: string[]) {
  const folder = path.resolve('tests/fixtures/engine-cases', name)
  const { agencies, warnings, gain } = Answer.parse(
    (await scoreFile(['--data', 'data.csv', '--model', 'model.json', ...args], folder)).json,
  )
  const column = (key: string) => Object.fromEntries(agencies.map((row) => [String(row['agency']), row[key]]))
  return { rank: column('rank_overall'), total: column('total'), column, warnings, gain }
}

test('57 of 100 × 100 and 114 of 200 × 100 reach the step from 57, 29 of 100 the one from 29, and 28 none', async () => {
  const { column, rank } = await scoreCase('levels-factor')
  expect(column('p')).toEqual({ A: 100, B: 100, C: 100, D: 50, E: 0 })
  expect(rank).toEqual({ A: 1, B: 1, C: 1, D: 4, E: 5 })
})

test('agencies that all grew by 0.1 are told apart by nothing but the other indicator', async () => {
  const { rank, total, warnings } = await scoreCase('diff-noise')
  // x: 5, 6, 4, 1 on 1 to 6 is 80, 100, 60, 0.
  expect(total).toEqual({ A: 80, B: 100, C: 60, D: 0 })
  expect(rank).toEqual({ A: 2, B: 1, C: 3, D: 4 })
  expect(warnings.map(({ code, node }) => [code, node])).toEqual([['constant', 'imp']])
})

test('a share of the maximum below zero is worth nothing, and hands no weight on', async () => {
  const { column, total, rank, warnings } = await scoreCase('frac-neg')
  // Half of 10, 0.1, −3 and 5 as shares of 10; half of 5, 9, 9 and 1 on 1 to 9.
  expect(column('g')).toEqual({ A: 50, B: 0.5, C: 0, D: 25 })
  expect(total).toEqual({ A: 75, B: 50.5, C: 50, D: 25 })
  // By g C is last of the four. In the whole D is behind it: with half the points for x and none for g C has 50, and no
  // worth of zero or more makes that less than 25.
  expect(rank).toEqual({ A: 1, B: 2, C: 3, D: 4 })
  expect(Math.min(...Object.values(column('g')).map(Number))).toBe(column('g')['C'])
  expect(warnings.map(({ code, node }) => [code, node])).toEqual([['below-zero', 'g']])
})

test('a tie is broken by an indicator of weight 0', async () => {
  const { rank, total } = await scoreCase('tb-zero')
  expect([rank, total]).toEqual([
    { A: 2, B: 1 },
    { A: 50, B: 50 },
  ])
})

test('a computed target that is not above zero is refused, with the number that it comes to', async () => {
  await expect(scoreCase('pct-target-neg')).rejects.toThrow(
    'The target of the indicator “g” is percentile 50 of the agencies’ values and comes to -2',
  )
})

test('no data that counts as zero is the worst that anybody has under a z-score', async () => {
  const { column, rank } = await scoreCase('zero-z')
  const g = column('g')
  expect(g['C']).toBe(Math.min(...['A', 'B', 'D', 'E'].map((agency) => Number(g[agency]))))
  expect(g['C']).toBeCloseTo(((1 - 4.5) / Math.sqrt(49 / 3) / 3) * 50, 9)
  expect(Number(rank['C'])).toBeGreaterThan(2)
})

test('fewer days reach the next step, and what would gain a rank says so', async () => {
  const { gain } = await scoreCase('gain-levels-less', '--gain', 'A')
  expect(gain?.find((row) => row['indicator'] === 'days')).toMatchObject({
    actual: 25,
    needed: 19,
    rank_overall: 2,
    total: 58.33,
    why: 'reached',
  })
})

test('a child of weight 0 decides nothing under the minimum', async () => {
  const { total, rank } = await scoreCase('min-zero-weight')
  expect([total, rank]).toEqual([
    { A: 90, B: 50 },
    { A: 1, B: 2 },
  ])
})
