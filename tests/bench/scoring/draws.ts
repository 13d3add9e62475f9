import { isDeepStrictEqual } from 'node:util'
import { runDraws } from '../../../app/workers/engine-threads.server'
import { prepare } from '../../../scoring/prepared'
import type { Variants } from '../../../scoring/robustness/draw-settings'
import { plainInner } from '../../../scoring/robustness/inner'
import { DrawRunner } from '../../../scoring/robustness/run-draws'
import { quickInner } from '../../../scoring/robustness/wasm-inner'
import { runBareLoop } from './bare-loop'
import { makeInput } from './make-input'
import { count, medianMs, printTable } from './measure'

const settings = { seed: 1, weights: { method: 'uniform', spread: 0.25 } } as const

const cases = [
  { agencies: 400, indicators: 49, missing: 0, draws: 24_000 },
  { agencies: 400, indicators: 49, missing: 0.05, draws: 24_000 },
  { agencies: 12_000, indicators: 100, missing: 0, draws: 800 },
  { agencies: 12_000, indicators: 100, missing: 0.05, draws: 800 },
] as const

/** Draws on one thread beside the bare loop, which does less, in the same run. */
export function benchDraws() {
  console.log(
    'Draws over weights (uniform ± 25 %), scored, rounded, ranked with ties and counted, on one thread, by second of processor time; the bare loop perturbs, multiplies, sorts and ranks complete data:\n',
  )
  const rows = cases.map(({ agencies, indicators, missing, draws }) => {
    const { input, model } = makeInput(agencies, indicators, missing)
    const prepared = prepare(input, model)
    const [plain, quick] = [plainInner, quickInner].map((inner) => {
      const runner = new DrawRunner([prepared], settings, inner)
      return (1000 * draws) / medianMs(3, () => void runner.run(0, draws))
    })
    const bare = (1000 * draws) / 4 / medianMs(3, () => void runBareLoop(agencies, indicators, draws / 4))
    const value = quick ?? 0
    return [
      `${count(agencies)} × ${indicators}`,
      missing ? `${missing * 100} % missing` : 'complete',
      count(bare),
      count(plain ?? 0),
      count(value),
      `${(value / (plain ?? 1)).toFixed(1)} ×`,
      `${(value / bare).toFixed(1)} ×`,
    ]
  })
  printTable(
    [
      'agencies × indicators',
      'data',
      'bare loop, draws/s',
      'plain loops',
      'WebAssembly',
      'beside plain',
      'beside the bare loop',
    ],
    rows,
  )
  benchMeans()
}

function benchMeans() {
  const { input, model } = makeInput(400, 49, 0.05)
  const prepared = prepare(input, {
    ...model,
    defaults: { ...model.defaults, aggregation: { method: 'geometric', floor: 0.01 } },
  })
  const runner = new DrawRunner([prepared], settings)
  const speed = 4e6 / medianMs(3, () => void runner.run(0, 4000))
  console.log(
    `Under geometric means at every level, 400 × 49, 5 % missing: ${count(speed)} draws by second of processor time.\n`,
  )
}

/**
 * The same draws on one thread and on two. Where the machine is busy with other things, processor time tells more than
 * the clock.
 */
export async function benchThreads() {
  console.log(
    'The same draws on one thread and on two, the better of two runs (threads are started, fed and ended inside the time). With both cores free, two threads are as much faster as they need no more processor time:\n',
  )
  const rows: string[][] = []
  for (const [agencies, indicators, draws] of [
    [400, 49, 400_000],
    [12_000, 100, 8_000],
  ] as const) {
    const { input, model } = makeInput(agencies, indicators, 0)
    const variants = [prepare(input, model)] as const
    const timed: Record<1 | 2, Timed[]> = { 1: [], 2: [] }
    for (const threads of [1, 2, 1, 2] as const) timed[threads].push(await timeThreads(variants, draws, threads))
    const [one, two] = [timed[1], timed[2]].map((runs) => ({
      speed: Math.max(...runs.map((run) => run.speed)),
      processor: Math.min(...runs.map((run) => run.processor)),
    }))
    const tallies = [...timed[1], ...timed[2]].map((run) => run.tally)
    const isSame = tallies.every((tally) => isDeepStrictEqual(tally, tallies[0]))
    rows.push([
      `${count(agencies)} × ${indicators}`,
      count(draws),
      count(one?.speed ?? 0),
      count(two?.speed ?? 0),
      `${((two?.speed ?? 0) / (one?.speed ?? 1)).toFixed(2)} ×`,
      `${((two?.processor ?? 0) / (one?.processor ?? 1)).toFixed(2)} ×`,
      isSame ? 'yes' : 'NO',
    ])
  }
  printTable(
    [
      'agencies × indicators',
      'draws',
      'one thread, draws/s',
      'two threads, draws/s',
      'two beside one',
      'their processor time',
      'same counts',
    ],
    rows,
  )
}

interface Timed {
  tally: unknown
  /** Draws a second. */
  speed: number
  /** Milliseconds of processor time, of all threads. */
  processor: number
}

async function timeThreads(variants: Variants, draws: number, threads: number): Promise<Timed> {
  const start = performance.now()
  const usedBefore = process.cpuUsage()
  const tally = await runDraws(variants, settings, draws, { threads })
  const { user, system } = process.cpuUsage(usedBefore)
  return { tally, speed: (1000 * draws) / (performance.now() - start), processor: (user + system) / 1000 }
}
