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
