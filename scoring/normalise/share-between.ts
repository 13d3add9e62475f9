/**
 * How far a value is on the way from `low` (0) to `high` (1), which differ; also where their distance is too large for
 * a number.
 */
export function shareBetween(value: number, low: number, high: number): number {
  const span = high - low
  return Number.isFinite(span) && Number.isFinite(value - low)
    ? (value - low) / span
    : (value / 2 - low / 2) / (high / 2 - low / 2)
}
