/**
 * Quantile of ascending values by linear interpolation (type 7 of Hyndman and Fan 1996; the default of R and of
 * spreadsheets). `share` is 0–1. Null where there is no value.
 */
export function quantile(ascending: ArrayLike<number>, share: number): number | null {
  const last = ascending.length - 1
  if (last < 0) return null
  const index = last * share
  const low = Math.floor(index)
  const below = ascending[low] ?? 0
  const above = ascending[Math.min(low + 1, last)] ?? below
  return below + (above - below) * (index - low)
}
