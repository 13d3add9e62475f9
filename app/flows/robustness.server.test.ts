import { expect, test } from 'vitest'
import { prepare } from '../../scoring/prepared'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { runDraws, splitDraws } from './robustness.server'

const { input, model } = makeInput(30, 14, 0.05)
const prepared = { ...prepare(input, model), surveyed: [{ row: 0, error: new Float64Array(30).fill(0.05) }] }
const settings = { seed: 7, weights: { method: 'uniform', spread: 0.25 }, leavesOneOut: true, pairDraws: 50, hasSamplingError: true, hasGroupRanks: true } as const

test('two threads give the very bytes of one', async () => {
  const onThreads = await runDraws([prepared], settings, 201, { threads: 2 })
  expect(onThreads).toEqual(new DrawRunner([prepared], settings).run(0, 201))
})

test('draws can be stopped', async () => {
  await expect(runDraws([prepared], settings, 1_000_000, { threads: 1, signal: AbortSignal.timeout(300) })).rejects.toThrow(/abort/i)
})

test('parts begin at whole batches and cover every draw once', () => {
  expect(splitDraws(100, 3)).toEqual([{ from: 0, to: 40 }, { from: 40, to: 80 }, { from: 80, to: 100 }])
  expect(splitDraws(5, 4)).toEqual([{ from: 0, to: 5 }])
  expect(splitDraws(0, 2)).toEqual([])
})
