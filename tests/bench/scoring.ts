import { isDeepStrictEqual } from 'node:util'
import { runDraws } from '../../app/flows/engine-threads.server'
import { prepare, rescore } from '../../scoring/prepared'
import { prepareVariants } from '../../scoring/robustness/method-variants'
import { Rescorer } from '../../scoring/robustness/rescorer'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import { runsOf, sobolIndices } from '../../scoring/robustness/sobol'
import { planSobol, runSobol } from '../../scoring/robustness/sobol-runner'
import { score } from '../../scoring/score'
import { runBareLoop } from './scoring/bare-loop'
import { makeInput } from './scoring/make-input'

/** Milliseconds, the median of some runs after one that warms up. */
function medianMs(runs: number, work: () => void): number {
  work()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

const count = (value: number) => Math.round(value).toLocaleString('en')

console.log('One full score (measure → normalise → weigh → aggregate → rank), 5 % of the cells without data:\n')
console.log('| agencies × indicators | ms | ns a cell | memory beside the input |')
console.log('| --- | ---: | ---: | ---: |')
for (const [agencies, indicators, runs] of [[400, 60, 15], [12_000, 100, 3], [1_000_000, 20, 1]] as const) {
  const { input, model } = makeInput(agencies, indicators, 0.05)
  globalThis.gc?.()
  const before = process.memoryUsage().arrayBuffers
  let kept: unknown
  const ms = medianMs(runs, () => {
    kept = score(input, model)
  })
  const inputBytes = agencies * indicators * 9
  const share = (process.memoryUsage().arrayBuffers - before) / inputBytes
  console.log(`| ${count(agencies)} × ${indicators} | ${ms.toFixed(1)} | ${((ms * 1e6) / agencies / indicators).toFixed(0)} | ${kept ? share.toFixed(1) : ''} × |`)
}

console.log('\nDraws over weights (uniform ± 25 %), scored, rounded, ranked with ties and counted, on one thread:\n')
console.log('| agencies × indicators | data | draws/s | bare loop, draws/s | beside the bare loop |')
console.log('| --- | --- | ---: | ---: | ---: |')
for (const [agencies, indicators, missing, draws] of [[400, 49, 0, 16_000], [400, 49, 0.05, 4_000], [12_000, 100, 0, 320], [12_000, 100, 0.001, 320]] as const) {
  const { input, model } = makeInput(agencies, indicators, missing)
  const runner = new DrawRunner([prepare(input, model)], { seed: 1, weights: { method: 'uniform', spread: 0.25 } })
  const own = (1000 * draws) / medianMs(3, () => void runner.run(0, draws))
  const bare = (1000 * draws) / medianMs(3, () => void runBareLoop(agencies, indicators, draws))
  console.log(`| ${count(agencies)} × ${indicators} | ${missing ? `${missing * 100} % missing` : 'complete'} | ${count(own)} | ${count(bare)} | ${(own / bare).toFixed(2)} × |`)
}

console.log('\nThe same draws on one thread and on two (threads are started, fed and ended inside the time):\n')
console.log('| agencies × indicators | draws | one thread, draws/s | two threads, draws/s | same counts |')
console.log('| --- | ---: | ---: | ---: | --- |')
for (const [agencies, indicators, draws] of [[400, 49, 160_000], [12_000, 100, 1_600]] as const) {
  const { input, model } = makeInput(agencies, indicators, 0)
  const variants = [prepare(input, model)] as const
  const timed = []
  for (const threads of [1, 2]) {
    const start = performance.now()
    const tally = await runDraws(variants, { seed: 1, weights: { method: 'uniform', spread: 0.25 } }, draws, { threads })
    timed.push({ tally, speed: (1000 * draws) / (performance.now() - start) })
  }
  const [one, two] = timed
  console.log(`| ${count(agencies)} × ${indicators} | ${count(draws)} | ${count(one?.speed ?? 0)} | ${count(two?.speed ?? 0)} | ${isDeepStrictEqual(one?.tally, two?.tally) ? 'yes' : 'NO'} |`)
}

console.log('\nOne weight changed, every agency scored and ranked again, 5 % of the cells without data:\n')
console.log('| agencies × indicators | everything again, ms | only what is above the weight, ms |')
console.log('| --- | ---: | ---: |')
for (const [agencies, indicators] of [[400, 60], [12_000, 100]] as const) {
  const { input, model } = makeInput(agencies, indicators, 0.05)
  const prepared = prepare(input, model)
  const weights = prepared.nodes.map((node) => node.weight)
  const rescorer = new Rescorer(prepared)
  const next = () => weights.with(3, Math.random())
  const full = medianMs(15, () => void rescore(prepared, next()))
  const above = medianMs(15, () => void rescorer.run(next()))
  console.log(`| ${count(agencies)} × ${indicators} | ${full.toFixed(2)} | ${above.toFixed(2)} |`)
}

const { input, model } = makeInput(400, 60, 0.05)
const methods = prepareVariants(input, model, {
  normalisations: [{ method: 'percentile' }],
  treatments: [{ method: 'winsorise' }],
  imputations: [{ rule: 'impute', by: { method: 'group-median' } }],
})
const task = planSobol(methods, { seed: 1, dimensionSpread: 0.5, leavesOneOut: true }, 4096)
const { plan } = task
console.log(`\nSobol indices, 2¹² base samples, ${plan.inputs.length} inputs (${plan.inputs.join(', ')}), 400 × 60, 5 % of the cells without data:\n`)
const started = performance.now()
const { indices } = sobolIndices(runSobol(task, 0, runsOf(plan)) ?? new Float64Array(0), plan)
const seconds = (performance.now() - started) / 1000
const strongest = indices?.toSorted((a, b) => b.total - a.total)[0]
console.log(`${seconds.toFixed(1)} s for ${count(runsOf(plan))} runs of the model on one thread; strongest: ${strongest?.input} ${strongest?.total.toFixed(2)} ± ${strongest?.totalError.toFixed(2)}`)
