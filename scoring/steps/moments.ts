import { sum } from '../sum'

/**
 * Sample skewness G1 and excess kurtosis G2 (Joanes and Gill 1998, type 2: spreadsheets' SKEW and KURT, and COINr's).
 * Null where they are not defined: fewer than three (four) values, or no spread. Scale does not matter, so values are
 * brought near 1 first.
 */
export function moments(values: ArrayLike<number>): { skewness: number | null; kurtosis: number | null } {
  const count = values.length
  const row = Float64Array.from(values)
  const mean = sum(row.map((value) => value / count))
  const spread = row.reduce((largest, value) => Math.max(largest, Math.abs(value - mean)), 0)
  if (count < 3 || !(spread > 0) || !Number.isFinite(spread)) return { skewness: null, kurtosis: null }
  const z = row.map((value) => (value - mean) / spread)
  const s2 = sum(z.map((value) => value * value))
  const s3 = sum(z.map((value) => value * value * value))
  const skewness = ((Math.sqrt(count * (count - 1)) / (count - 2)) * Math.sqrt(count) * s3) / (s2 * Math.sqrt(s2))
  if (count < 4) return { skewness, kurtosis: null }
  const ratio = (count * sum(z.map((value) => value * value * value * value))) / (s2 * s2)
  return { skewness, kurtosis: ((count - 1) / ((count - 2) * (count - 3))) * ((count + 1) * (ratio - 3) + 6) }
}
