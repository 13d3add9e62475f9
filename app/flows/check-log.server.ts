import type { Db } from '../../db/client.server'
import { type AuditCheckpoint, type AuditEvent, findChainEnd, listCheckpoints, listEventsAfter, saveCheckpoint } from '../../db/queries/audit'
import { type ChainEnd, type ChainFault, checkCheckpoints, emptyChain, textOfCheckpoint, walkChain } from '../audit/audit-chain'
import type { SigningKey } from '../audit/signing.server'

const eventsAtOnce = 1000

export type LogCheck = { ok: true; end: ChainEnd; signedUpTo: number } | { ok: false; why: ChainFault['why']; sequence: number }

/** Walks the whole log of a database, from the first event on. */
export async function checkLog(db: Db, publicKey: string | null): Promise<LogCheck> {
  const checkpoints = await listCheckpoints(db)
  const signed = hashesOf(checkpoints)
  const written = await findChainEnd(db)
  let end = emptyChain
  for (let events = await listEventsAfter(db, 0, eventsAtOnce); events.length; events = await listEventsAfter(db, end.sequence, eventsAtOnce)) {
    const walked = walkChain(end, events, signed)
    if (walked.fault) return { ok: false, ...walked.fault }
    end = walked.end
  }
  const fault = checkCheckpoints(end, checkpoints, publicKey)
  if (fault) return { ok: false, ...fault }
  // Events that were appended while we walked lie behind the end that we saw written; what lies before it must be there.
  if (written && written.sequence > end.sequence) return { ok: false, why: 'cut', sequence: end.sequence + 1 }
  return { ok: true, end, signedUpTo: checkpoints.at(-1)?.sequence ?? 0 }
}

/** The same for an exported log, without a database. */
export function checkExport(events: readonly AuditEvent[], checkpoints: readonly AuditCheckpoint[], publicKey: string | null): LogCheck {
  const { end, fault } = walkChain(emptyChain, events, hashesOf(checkpoints))
  const found = fault ?? checkCheckpoints(end, checkpoints, publicKey)
  return found ? { ok: false, ...found } : { ok: true, end, signedUpTo: checkpoints.at(-1)?.sequence ?? 0 }
}

/** Signs the log as it is now: who changes history before this must forge an Ed25519 signature. */
export async function signLog(db: Db, key: SigningKey, now: Date) {
  const end = await findChainEnd(db)
  if (!end) return
  const signature = Buffer.from(key.sign(textOfCheckpoint({ ...end, at: now }))).toString('base64')
  await saveCheckpoint(db, { ...end, at: now, publicKey: key.publicKeyPem, signature })
}

const hashesOf = (checkpoints: readonly AuditCheckpoint[]) => new Map(checkpoints.map(({ sequence, hash }) => [sequence, hash]))
