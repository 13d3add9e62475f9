import { square } from '../square'
import { sum } from '../sum'

/** Mean and standard deviation (n − 1) of values; the deviation is 0 for fewer than two. */
export function spreadOf(values: Float64Array): { mean: number; deviation: number } {
  const mean = sum(values) / Math.max(values.length, 1)
  if (values.length < 2) return { mean, deviation: 0 }
  return { mean, deviation: Math.sqrt(sum(Array.from(values, (value) => square(value - mean))) / (values.length - 1)) }
}

/** Pearson's correlation; 0 where either has no spread. */
export function correlate(a: Float64Array, b: Float64Array): number {
  const first = spreadOf(a)
  const second = spreadOf(b)
  if (!(first.deviation > 0) || !(second.deviation > 0)) return 0
  const product = sum(
    Array.from(
      a,
      (value, index) => ((value - first.mean) / first.deviation) * (((b[index] ?? 0) - second.mean) / second.deviation),
    ),
  )
  return Math.min(Math.max(product / (a.length - 1), -1), 1)
}

export function correlationMatrix(columns: readonly Float64Array[]): number[][] {
  return columns.map((a, row) => columns.map((b, column) => (row === column ? 1 : correlate(a, b))))
}
