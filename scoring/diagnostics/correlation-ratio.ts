import { square } from '../square'

/**
 * The correlation ratio η² of the total on one indicator: the share (0–1) of the total's variance that lies between
 * agencies of different value, and not between agencies of about the same value. Unlike a squared correlation it does
 * not ask for a straight line. Agencies are put in order of the indicator and into √n bins of equal size; those of
 * equal value stay in one bin. Null with fewer than four agencies, or where all totals are equal. Paruolo, Saisana and
 * Saltelli, Ratings and rankings: voodoo or science? (2013), with bins for their smoother.
 */
export function correlationRatio(value: Float64Array, total: Float64Array): number | null {
  const n = value.length
  if (n < 4) return null
  const order = Array.from(value.keys()).toSorted((a, b) => (value[a] ?? 0) - (value[b] ?? 0))
  const mean = meanOf(total)
  const whole = total.reduce((sum, own) => sum + square(own - mean), 0)
  if (whole === 0) return null
  const between = cutBins(order, value, Math.ceil(n / Math.max(Math.round(Math.sqrt(n)), 2))).reduce((sum, bin) => {
    const value = meanOf(Float64Array.from(bin, (index) => total[index] ?? 0))
    return sum + bin.length * square(value - mean)
  }, 0)
  return Math.min(between / whole, 1)
}

function cutBins(order: readonly number[], value: Float64Array, size: number): number[][] {
  const bins: number[][] = []
  for (const [index, own] of order.entries()) {
    const bin = bins.at(-1)
    const isSame = index > 0 && value[own] === value[order[index - 1] ?? 0]
    if (bin && (bin.length < size || isSame)) bin.push(own)
    else bins.push([own])
  }
  return bins
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, own) => sum + own, 0) / values.length
}
