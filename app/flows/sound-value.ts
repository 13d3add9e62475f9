import type { Metric, ObservationStatus } from '../../db/queries/observations'

/** Whether a metric can have a value: a number within its bounds, or none where the status says that there is none. */
export function isSoundValue(
  { mayBeNegative, highest }: Pick<Metric, 'mayBeNegative' | 'highest'>,
  status: ObservationStatus,
  value: number,
): boolean {
  if (status !== 'reported') return value === 0
  return Number.isFinite(value) && (mayBeNegative || value >= 0) && (highest === null || value <= highest)
}
