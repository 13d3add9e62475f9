import { DrawRandom } from './random'

/** How much of the output's variance comes from one input: alone (`first`) and with all that it does together with others (`total`). */
export interface SobolIndex {
  input: string
  first: number
  total: number
  /** Standard errors by bootstrap over the base samples. */
  firstError: number
  totalError: number
}

export interface SobolOptions {
  /** Names of the inputs; each is a number from 0 up to 1. */
  inputs: readonly string[]
  /** Base samples N; the model runs N (d + 2) times. */
  samples: number
  seed: number
  bootstraps?: number
  /** Called now and then with the runs that are done; `false` stops it all. */
  onProgress?: (done: number, of: number) => boolean | void
}

/**
 * Sobol indices of a model with inputs on 0–1: A and B are N × d random numbers, AB_i is A with column i of B.
 * S_i = mean(y_B (y_ABi − y_A)) ÷ V (Saltelli 2010), ST_i = mean((y_A − y_ABi)²) ÷ 2V (Jansen 1999), V the variance of y_A and y_B together. Null where
 * the output never varies, or where it was stopped. With few samples an index is noise: look at its error.
 */
export function sobolIndices(run: (inputs: Float64Array) => number, options: SobolOptions): SobolIndex[] | null {
  const { inputs, samples, onProgress } = options
  const base = sampleMatrices(options)
  const outputs = { a: new Float64Array(samples), b: new Float64Array(samples), mixed: inputs.map(() => new Float64Array(samples)) }
  const row = new Float64Array(inputs.length)
  for (let sample = 0; sample < samples; sample++) {
    outputs.a[sample] = run(fill(row, base.a, sample))
    outputs.b[sample] = run(fill(row, base.b, sample))
    for (let input = 0; input < inputs.length; input++) {
      fill(row, base.a, sample)[input] = base.b[sample * inputs.length + input] ?? 0
      const column = outputs.mixed[input]
      if (column) column[sample] = run(row)
    }
    const done = (sample + 1) * (inputs.length + 2)
    if (sample % 64 === 63 && onProgress?.(done, samples * (inputs.length + 2)) === false) return null
  }
  return toIndices(outputs, options)
}

interface Outputs {
  a: Float64Array
  b: Float64Array
  mixed: Float64Array[]
}

function sampleMatrices({ inputs, samples, seed }: SobolOptions): { a: Float64Array; b: Float64Array } {
  const random = new DrawRandom(seed)
  const a = new Float64Array(samples * inputs.length)
  const b = new Float64Array(a.length)
  for (let sample = 0; sample < samples; sample++) {
    random.begin(sample)
    for (let input = 0; input < inputs.length; input++) a[sample * inputs.length + input] = random.next()
    for (let input = 0; input < inputs.length; input++) b[sample * inputs.length + input] = random.next()
  }
  return { a, b }
}

function fill(row: Float64Array, matrix: Float64Array, sample: number): Float64Array {
  row.set(matrix.subarray(sample * row.length, (sample + 1) * row.length))
  return row
}

function toIndices(outputs: Outputs, { inputs, samples, seed, bootstraps = 200 }: SobolOptions): SobolIndex[] | null {
  const every = Int32Array.from({ length: samples }, (_, sample) => sample)
  if (!(varianceOf(outputs, every) > 0)) return null
  const random = new DrawRandom(seed ^ 0x51ed270b)
  const resamples = Array.from({ length: bootstraps }, (_, bootstrap) => {
    random.begin(bootstrap)
    return every.map(() => Math.floor(random.next() * samples))
  })
  return inputs.map((input, place) => {
    const own = estimate(outputs, place, every)
    const spread = resamples.map((rows) => estimate(outputs, place, rows))
    return { input, ...own, firstError: deviation(spread.map((one) => one.first)), totalError: deviation(spread.map((one) => one.total)) }
  })
}

function estimate(outputs: Outputs, input: number, rows: Int32Array): { first: number; total: number } {
  const mixed = outputs.mixed[input]
  const variance = varianceOf(outputs, rows)
  if (!mixed || !(variance > 0)) return { first: 0, total: 0 }
  let first = 0
  let total = 0
  for (const sample of rows) {
    const difference = (mixed[sample] ?? 0) - (outputs.a[sample] ?? 0)
    first += (outputs.b[sample] ?? 0) * difference
    total += difference * difference
  }
  return { first: first / rows.length / variance, total: total / (2 * rows.length) / variance }
}

function varianceOf({ a, b }: Outputs, rows: Int32Array): number {
  let mean = 0
  for (const sample of rows) mean += ((a[sample] ?? 0) + (b[sample] ?? 0)) / (2 * rows.length)
  let squares = 0
  for (const sample of rows) squares += ((a[sample] ?? 0) - mean) ** 2 + ((b[sample] ?? 0) - mean) ** 2
  return squares / (2 * rows.length - 1)
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(values.length - 1, 1))
}
