import type { Prepared } from '../prepared'
import type { Variants } from './draw-settings'
import type { MakeInner } from './inner'
import { leaveOut } from './leave-one-out'
import type { MethodVariants } from './method-variants'
import { perturbWeights, type WeightDraw } from './perturb'
import { DrawRandom } from './random'
import type { Ranker } from './ranker'
import { ScenarioRanker, weightsOf } from './scenario-ranker'
import { type SobolPlan, failedRun, writeInputs } from './sobol'

/** What ranks may depend on, besides the methods of the variants. */
export interface UncertaintySources {
  readonly seed: number
  /** All weights drawn together, as one input. */
  readonly weights?: WeightDraw
  /** Weights of the dimensions (children of the root), each an input: up to ± this share of itself. */
  readonly dimensionSpread?: number
  readonly leavesOneOut?: boolean
  readonly hasSamplingError?: boolean
}

/** Everything that a thread needs to make its share of the runs. Plain data. */
export interface SobolTask {
  readonly variants: Variants
  readonly factors: MethodVariants['factors']
  readonly sources: UncertaintySources
  readonly plan: SobolPlan
}

/**
 * Inputs by what they stand for: a method each, `weights`, `weight:CODE` each, `left-out`, `sampling`; those that are
 * uncertain.
 */
export function planSobol(
  { variants, factors }: MethodVariants,
  sources: UncertaintySources,
  samples: number,
): SobolTask {
  const [first] = variants
  const dimensions =
    sources.dimensionSpread === undefined
      ? []
      : (first.nodes[0]?.children ?? []).map((child) => `weight:${first.nodes[child]?.code ?? ''}`)
  const inputs = [
    ...factors.map(({ name }) => name),
    ...(sources.weights ? ['weights'] : []),
    ...dimensions,
    ...(sources.leavesOneOut ? ['left-out'] : []),
    ...(sources.hasSamplingError ? ['sampling'] : []),
  ]
  return { variants, factors, sources, plan: { inputs, samples, seed: sources.seed } }
}

/** Numbers from 0 up to 1 stand for a draw, of which there are so many. */
const draws = 4294967296

/**
 * The output of each run from `from` to `to` (not included): mean |rank − nominal rank| over those that take part
 * (Saisana, Saltelli and Tarantola 2005), or `failedRun`. Null where `onProgress`, called now and then with the runs
 * that are done, says `false`.
 */
export function runSobol(
  task: SobolTask,
  from: number,
  to: number,
  onProgress?: (done: number) => boolean | void,
  makeInner?: MakeInner,
): Float64Array | null {
  const outputs = new Float64Array(to - from)
  const inputs = new Float64Array(task.plan.inputs.length)
  const random = new DrawRandom(task.sources.seed)
  const scenarios = new ScenarioRanker(task.variants, {
    seed: task.sources.seed,
    makeInner,
    weigh: (_run, prepared, weights) => weigh(task, prepared, weights, { inputs, random }),
    take: (run, ranker) => {
      outputs[run - from] = ranker ? meanShift(ranker, scenarios.nominalRanks) : failedRun
    },
  })
  for (let run = from; run < to; run++) {
    writeInputs(task.plan, run, inputs)
    const sampling = task.plan.inputs.indexOf('sampling')
    scenarios.add({
      id: run,
      variant: chooseVariant(task, inputs),
      errors: sampling < 0 ? null : (inputs[sampling] ?? 0) * draws,
    })
    if ((run - from) % 512 === 511 && onProgress?.(run + 1 - from) === false) return null
  }
  scenarios.flush()
  return outputs
}

/** The inputs of the methods come first: each is a digit of the variant's number. */
function chooseVariant({ factors }: SobolTask, inputs: Float64Array): number {
  return factors.reduce(
    (variant, { options }, index) => variant * options + Math.floor((inputs[index] ?? 0) * options),
    0,
  )
}

function weigh(
  { factors, sources, plan }: SobolTask,
  prepared: Prepared,
  weights: Float64Array,
  { inputs, random }: { inputs: Float64Array; random: DrawRandom },
) {
  let index = factors.length
  if (sources.weights) {
    random.begin((inputs[index++] ?? 0) * draws)
    perturbWeights(prepared, sources.weights, random, weights)
  } else weights.set(weightsOf(prepared))
  if (sources.dimensionSpread !== undefined) {
    for (const child of prepared.nodes[0]?.children ?? []) {
      const chance = inputs[index++] ?? 0
      weights[child] = (weights[child] ?? 0) * Math.max(1 + sources.dimensionSpread * (2 * chance - 1), 0)
    }
  }
  const leftOut = plan.inputs.indexOf('left-out')
  if (leftOut >= 0) leaveOut(prepared, Math.floor((inputs[leftOut] ?? 0) * (prepared.indicators + 1)), weights)
}

function meanShift({ takesPart, rank }: Ranker, nominal: Int32Array): number {
  let shift = 0
  for (let index = 0; index < takesPart.length; index++) {
    const agency = takesPart[index] ?? 0
    shift += Math.abs((rank[agency] ?? 0) - (nominal[agency] ?? 0))
  }
  return takesPart.length ? shift / takesPart.length : 0
}
