import type { Metric } from '../db/queries/observations'
import type { ReasonDetail } from './quarantine-reason'

export type Bounds = Pick<Metric, 'mayBeNegative' | 'lowest' | 'highest'>

/**
 * Which bound of its metric a reported value breaks, and what it may be at most or at least; null: none. Whatever else
 * is known is not looked at.
 */
export function brokenBound(
  { mayBeNegative, lowest, highest }: Bounds,
  value: number,
): { reason: 'negative' | 'too-low' | 'too-high'; limit: number } | null {
  if (value < 0 && !mayBeNegative) return { reason: 'negative', limit: 0 }
  if (lowest !== null && value < lowest) return { reason: 'too-low', limit: lowest }
  return highest !== null && value > highest ? { reason: 'too-high', limit: highest } : null
}

/** A broken bound as a reason of the quarantine, with what its sentence names. */
export function boundReason(
  metric: string,
  value: number,
  { reason, limit }: NonNullable<ReturnType<typeof brokenBound>>,
): { reason: typeof reason; detail: ReasonDetail } {
  const bound: ReasonDetail = reason === 'too-high' ? { highest: limit } : reason === 'too-low' ? { lowest: limit } : {}
  return { reason, detail: { metric, value, ...bound } }
}
