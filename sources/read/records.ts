import type { FailureDetail } from '../failure-detail'
import type { QuarantineReason, ReasonDetail } from '../quarantine-reason'

/** One record with its place: the line of a CSV (the heading is line 1), or the position in a JSON list (from 1). */
export interface SourceRecord {
  line: number
  value: unknown
  /** Already known to be unreadable. */
  broken?: { reason: QuarantineReason; detail: ReasonDetail }
}

export type Records =
  | { ok: true; records: SourceRecord[] }
  | { ok: false; why: 'unreadable-page' | 'repeated-heading' | 'no-records' | 'wrong-encoding'; detail: string }

/** What a page was that could not be read. A parser tells it in English; a heading, a path or an encoding is a name. */
export function toDetail({ why, detail }: Extract<Records, { ok: false }>, address?: string): FailureDetail {
  if (why !== 'unreadable-page') return { name: detail, ...(address === undefined ? {} : { address }) }
  return address === undefined ? { text: detail } : { text: detail, address }
}
