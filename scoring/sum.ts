/**
 * Compensated sum (Neumaier 1974): what a plain sum loses to rounding is added at the end. Equal numbers in another order give the
 * same sum in all but contrived cases, so that a permuted table does not move a rank.
 */
export function sum(values: Iterable<number>): number {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(lost) ? total + lost : total
}
