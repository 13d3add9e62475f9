import { expect, test } from 'vitest'
import { prepare } from '../../scoring/prepared'
import { prepareVariants } from '../../scoring/robustness/method-variants'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import { runsOf, sobolIndices } from '../../scoring/robustness/sobol'
import { planSobol, runSobol } from '../../scoring/robustness/sobol-runner'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { runDraws, runSobolOnThreads, splitRuns } from './engine-threads.server'

const { input, model } = makeInput(30, 14, 0.05)
const prepared = { ...prepare(input, model), surveyed: [{ row: 0, error: new Float64Array(30).fill(0.05) }] }
const settings = {
  seed: 7,
  weights: { method: 'uniform', spread: 0.25 },
  leavesOneOut: true,
  pairDraws: 50,
  hasSamplingError: true,
  hasGroupRanks: true,
} as const

test('two threads give the very bytes of one', async () => {
  const onThreads = await runDraws([prepared], settings, 201, { threads: 2 })
  expect(onThreads).toEqual(new DrawRunner([prepared], settings).run(0, 201))
})

test('draws can be stopped', async () => {
  await expect(
    runDraws([prepared], settings, 1_000_000, { threads: 1, signal: AbortSignal.timeout(300) }),
  ).rejects.toThrow(/abort/i)
})

test('parts begin at whole batches and cover every draw once', () => {
  expect(splitRuns(100, 3)).toEqual([
    { from: 0, to: 40 },
    { from: 40, to: 80 },
    { from: 80, to: 100 },
  ])
  expect(splitRuns(5, 4)).toEqual([{ from: 0, to: 5 }])
  expect(splitRuns(0, 2)).toEqual([])
})

const task = planSobol(
  prepareVariants(input, model, { aggregations: [{ method: 'geometric', floor: 0.01 }] }),
  { seed: 3, weights: { method: 'uniform', spread: 0.25 }, leavesOneOut: true },
  700,
)

test('Sobol indices on two threads are the very ones of one, and say how far they are', async () => {
  const seen: number[] = []
  const answer = await runSobolOnThreads(task, { threads: 2, onProgress: (done, of) => seen.push(done / of) })
  expect(answer).toEqual(sobolIndices(runSobol(task, 0, runsOf(task.plan)) ?? new Float64Array(0), task.plan))
  expect(seen.length).toBeGreaterThan(2)
  expect(seen.every((share) => share > 0 && share <= 1)).toBe(true)
})

test('Sobol indices can be stopped', async () => {
  const long = { ...task, plan: { ...task.plan, samples: 1_000_000 } }
  await expect(runSobolOnThreads(long, { threads: 2, signal: AbortSignal.timeout(300) })).rejects.toThrow(/abort/i)
})
