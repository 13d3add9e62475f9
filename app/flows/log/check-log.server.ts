import type { AuditEvent } from '../../../db/queries/audit-event'
import type { Db } from '../../../db/database'
import {
  type AuditCheckpoint,
  findChainEnd,
  listCheckpoints,
  listEventsAfter,
  listEventsOf,
} from '../../../db/queries/audit'
import { countPeople } from '../../../db/queries/people'
import {
  type ChainEnd,
  type ChainFault,
  checkCheckpoints,
  emptyChain,
  listReductions,
  reducingAction,
  signedHashes,
  walkChain,
} from '../../audit/audit-chain'

const eventsAtOnce = 1000

export type LogCheck =
  { ok: true; end: ChainEnd; signedUpTo: number } | { ok: false; why: ChainFault['why']; sequence: number }

/**
 * Walks the whole log of a database, from the first event on. `kept` are checkpoints that somebody took along earlier:
 * who holds the signing key and the database could write a new history and sign it, and those would still tell.
 */
export async function checkLog(
  db: Db,
  publicKey: string | null,
  kept: readonly AuditCheckpoint[] = [],
): Promise<LogCheck> {
  const checkpoints = inOrder(await listCheckpoints(db), kept)
  const written = await findChainEnd(db)
  const known = new Map([
    ...(written ? [[written.sequence, written.hash] as const] : []),
    ...signedHashes(checkpoints, publicKey),
  ])
  const reductions = listReductions(await listEventsOf(db, reducingAction))
  let end = emptyChain
  for (
    let events = await listEventsAfter(db, 0, eventsAtOnce);
    events.length;
    events = await listEventsAfter(db, end.sequence, eventsAtOnce)
  ) {
    const walked = walkChain(end, events, known, reductions)
    if (walked.fault) return { ok: false, ...walked.fault }
    end = walked.end
  }
  const fault = checkCheckpoints(end, checkpoints, publicKey) ?? checkEnd(end, written, await findChainEnd(db))
  if (fault) return { ok: false, ...fault }
  if (end.sequence === 0 && (await isEmptied(db))) return { ok: false, why: 'empty', sequence: 1 }
  return { ok: true, end, signedUpTo: checkpoints.at(-1)?.sequence ?? 0 }
}

/** Whoever was added to the people was told of in the log: people without a log have lost it. */
export async function isEmptied(db: Db): Promise<boolean> {
  return (await countPeople(db)) > 0
}

/** The same for an exported log, without a database. */
export function checkExport(
  { events, checkpoints: own }: ExportedLog,
  publicKey: string | null,
  kept: readonly AuditCheckpoint[] = [],
): LogCheck {
  const checkpoints = inOrder(own, kept)
  const { end, fault } = walkChain(emptyChain, events, signedHashes(checkpoints, publicKey))
  const found = fault ?? checkCheckpoints(end, checkpoints, publicKey)
  return found ? { ok: false, ...found } : { ok: true, end, signedUpTo: checkpoints.at(-1)?.sequence ?? 0 }
}

export interface ExportedLog {
  events: readonly AuditEvent[]
  checkpoints: readonly AuditCheckpoint[]
}

/**
 * Events may have been appended while we walked: what was written down before must be there, and nothing beyond what is
 * written down after.
 */
function checkEnd(end: ChainEnd, before: ChainEnd | null, after: ChainEnd | null): ChainFault | null {
  if (before && before.sequence > end.sequence) return { why: 'cut', sequence: end.sequence + 1 }
  const last = after?.sequence ?? 0
  return end.sequence > last ? { why: 'inserted', sequence: last + 1 } : null
}

/** Of two at one event those that were taken along come later, and so count. */
function inOrder(item: readonly AuditCheckpoint[], kept: readonly AuditCheckpoint[]): AuditCheckpoint[] {
  return [...item, ...kept].toSorted((a, b) => a.sequence - b.sequence)
}
