import { square } from '../square'
import { DrawRandom } from './random'

/**
 * How much of the output's variance comes from one input: alone (`first`) and with all that it does together with
 * others (`total`).
 */
interface SobolIndex {
  input: string
  first: number
  total: number
  /** Standard errors by bootstrap over the base samples. */
  firstError: number
  totalError: number
}

/** Base samples and inputs, each of which is a number from 0 up to 1. The model runs samples × (inputs + 2) times. */
export interface SobolPlan {
  readonly inputs: readonly string[]
  readonly samples: number
  readonly seed: number
}

export function runsOf({ inputs, samples }: SobolPlan): number {
  return samples * (inputs.length + 2)
}

/**
 * The inputs of a run. Runs stand sample by sample: A, B, and for each input AB_i, which is A with that input of B.
 * They belong to the number of the run and not to a moment, so that any thread can make any of them.
 */
export function writeInputs({ inputs, seed }: SobolPlan, run: number, into: Float64Array) {
  const sample = Math.floor(run / (inputs.length + 2))
  const kind = run - sample * (inputs.length + 2)
  const random = new DrawRandom(seed)
  random.begin(sample)
  for (let input = 0; input < inputs.length; input++) into[input] = random.next()
  for (let input = 0; input < inputs.length; input++) {
    const other = random.next()
    if (kind === 1 || kind - 2 === input) into[input] = other
  }
}

/** The output of a run that could not be made. */
export const failedRun = -1

export interface SobolAnswer {
  /** Null where the output never varies. */
  indices: SobolIndex[] | null
  /** Base samples that a failed run spoilt; they are in no index. */
  failed: number
}

/**
 * Sobol indices from the outputs of all runs, in their order, none below zero: S_i = mean(y_B (y_ABi − y_A)) ÷ V
 * (Saltelli 2010), ST_i = mean((y_A − y_ABi)²) ÷ 2V (Jansen 1999), V the variance of y_A and y_B together. With few
 * samples an index is noise: look at its error.
 */
export function sobolIndices(outputs: Float64Array, plan: SobolPlan, bootstraps = 200): SobolAnswer {
  const width = plan.inputs.length + 2
  const whole = Int32Array.from({ length: plan.samples }, (_, sample) => sample).filter(
    (sample) => !outputs.subarray(sample * width, (sample + 1) * width).includes(failedRun),
  )
  const failed = plan.samples - whole.length
  if (!(varianceOf(outputs, width, whole) > 0)) return { indices: null, failed }
  const random = new DrawRandom(plan.seed ^ 0x51ed270b)
  const resamples = Array.from({ length: bootstraps }, (_, bootstrap) => {
    random.begin(bootstrap)
    return whole.map(() => whole[Math.floor(random.next() * whole.length)] ?? 0)
  })
  const indices = plan.inputs.map((input, index) => {
    const row = estimate(outputs, width, index, whole)
    const spread = resamples.map((rows) => estimate(outputs, width, index, rows))
    return {
      input,
      ...row,
      firstError: deviation(spread.map((one) => one.first)),
      totalError: deviation(spread.map((one) => one.total)),
    }
  })
  return { indices, failed }
}

function estimate(
  outputs: Float64Array,
  width: number,
  input: number,
  rows: Int32Array,
): { first: number; total: number } {
  const variance = varianceOf(outputs, width, rows)
  if (!(variance > 0)) return { first: 0, total: 0 }
  let first = 0
  let total = 0
  for (const sample of rows) {
    const at = sample * width
    const difference = (outputs[at + 2 + input] ?? 0) - (outputs[at] ?? 0)
    first += (outputs[at + 1] ?? 0) * difference
    total += difference * difference
  }
  return { first: first / rows.length / variance, total: total / (2 * rows.length) / variance }
}

function varianceOf(outputs: Float64Array, width: number, rows: Int32Array): number {
  let mean = 0
  for (const sample of rows)
    mean += ((outputs[sample * width] ?? 0) + (outputs[sample * width + 1] ?? 0)) / (2 * rows.length)
  let squares = 0
  for (const sample of rows)
    squares += square((outputs[sample * width] ?? 0) - mean) + square((outputs[sample * width + 1] ?? 0) - mean)
  return squares / (2 * rows.length - 1)
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  return Math.sqrt(values.reduce((total, value) => total + square(value - mean), 0) / Math.max(values.length - 1, 1))
}
