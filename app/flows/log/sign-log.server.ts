import type { Db } from '../../../db/database'
import {
  type AuditCheckpoint,
  findChainEnd,
  listCheckpoints,
  listEventsAfter,
  listEventsOf,
  saveCheckpoint,
} from '../../../db/queries/audit'
import {
  type ChainEnd,
  type ChainFault,
  type Reduction,
  emptyChain,
  faultOfSignature,
  listReductions,
  reducingAction,
  signedHashes,
  textOfCheckpoint,
  walkChain,
} from '../../audit/audit-chain'
import { recordEvent } from '../../audit/audit.server'
import { readLastSignature, saveLastSignature, setLastSignatureAside } from '../../audit/last-signature.server'
import { appendPending } from '../../audit/record-later.server'
import type { SigningKey } from '../../audit/signing.server'
import type { Viewer } from '../../policy/policy.server'
import { isEmptied } from './check-log.server'

const eventsAtOnce = 1000

export type SigningOutcome = { ok: true; checkpoint: AuditCheckpoint | null } | ({ ok: false } & ChainFault)

/**
 * Signs the log as it is now, once it was walked from the last signature: a log that does not follow from what was
 * signed before is refused, so the key never vouches for a history that somebody else wrote. The signature is kept in
 * the database and beside the key.
 */
export async function signLog(db: Db, key: SigningKey, now: Date): Promise<SigningOutcome> {
  const followed = await followFromSignature(db, key, now)
  if (!followed.ok) return followed
  const { from, end } = followed
  if (end.sequence === 0 || (from !== null && from.sequence === end.sequence)) return { ok: true, checkpoint: from }
  return seal(db, key, end, now)
}

/**
 * Begins anew where a break is known and somebody answers for it (a restored backup, say): the signature that was
 * broken with is laid aside, what was found becomes an event, and the log is signed up to it. What was broken stays
 * broken for who checks the whole log.
 */
export async function acceptBreak(
  db: Db,
  key: SigningKey,
  viewer: Viewer,
  now: Date,
  reason: string,
): Promise<SigningOutcome> {
  const found = await followFromSignature(db, key, now)
  if (found.ok) return { ok: true, checkpoint: null }
  const before = await readLastSignature(key.folder)
  await db.transaction((tx) =>
    recordEvent(tx, viewer, {
      action: 'audit.accept',
      at: now,
      festivalId: null,
      before,
      after: { why: found.why, sequence: found.sequence },
      reason,
    }),
  )
  await setLastSignatureAside(key.folder, now)
  const end = await findChainEnd(db)
  return end ? seal(db, key, end, now) : found
}

async function seal(db: Db, key: SigningKey, end: ChainEnd, now: Date): Promise<SigningOutcome> {
  const signature = Buffer.from(key.sign(textOfCheckpoint({ ...end, at: now }))).toString('base64')
  const checkpoint = { ...end, at: now, publicKey: key.publicKeyPem, signature }
  await saveCheckpoint(db, checkpoint)
  await saveLastSignature(key.folder, checkpoint)
  return { ok: true, checkpoint }
}

export type Following = { ok: true; from: AuditCheckpoint | null; end: ChainEnd } | ({ ok: false } & ChainFault)

/** Walks the log from the last signature to its end. What waits is appended first. */
export async function followFromSignature(db: Db, key: SigningKey, now: Date): Promise<Following> {
  await appendPending(db, now)
  const reductions = listReductions(await listEventsOf(db, reducingAction))
  const trusted = await findTrusted(db, key, reductions)
  if (!trusted.ok) return trusted
  const { from } = trusted
  const written = (await findChainEnd(db)) ?? emptyChain
  const start = from ?? emptyChain
  if (written.sequence < start.sequence) return { ok: false, why: 'cut', sequence: written.sequence + 1 }
  const signed = signedHashes(await listCheckpoints(db, start.sequence - 1), key.publicKeyPem)
  const walked = await walkTo(db, start, written, signed, reductions)
  if (walked.fault) return { ok: false, ...walked.fault }
  if (walked.end.sequence < written.sequence) return { ok: false, why: 'cut', sequence: walked.end.sequence + 1 }
  const [beyond] = await listEventsAfter(db, written.sequence, 1)
  // Read in this order, an event that was appended meanwhile is behind an end that moved on as well.
  const last = (await findChainEnd(db))?.sequence ?? 0
  if (beyond && beyond.sequence > last) return { ok: false, why: 'inserted', sequence: beyond.sequence }
  if (walked.end.hash !== written.hash) return { ok: false, why: 'rewritten', sequence: written.sequence }
  if (written.sequence === 0 && (await isEmptied(db))) return { ok: false, why: 'empty', sequence: 1 }
  return { ok: true, from, end: walked.end }
}

/**
 * The signature beside the key; where there is none yet, the last one in the database that this key made. Its event
 * must be there as it was signed.
 */
async function findTrusted(
  db: Db,
  key: SigningKey,
  reductions: ReadonlyMap<number, Reduction>,
): Promise<{ ok: true; from: AuditCheckpoint | null } | ({ ok: false } & ChainFault)> {
  const kept = await readLastSignature(key.folder)
  const from =
    kept ??
    (await listCheckpoints(db)).findLast((checkpoint) => faultOfSignature(checkpoint, key.publicKeyPem) === null) ??
    null
  if (from === null) return { ok: true, from }
  const why = faultOfSignature(from, key.publicKeyPem)
  if (why) return { ok: false, why, sequence: from.sequence }
  const [event] = await listEventsAfter(db, from.sequence - 1, 1)
  if (event?.sequence !== from.sequence)
    return { ok: false, why: 'cut', sequence: ((await findChainEnd(db))?.sequence ?? 0) + 1 }
  // Its content, too: who changed the event and left its hash alone is found here.
  const { fault } = walkChain(
    { sequence: from.sequence - 1, hash: event.previousHash },
    [event],
    new Map([[from.sequence, from.hash]]),
    reductions,
  )
  return fault ? { ok: false, ...fault } : { ok: true, from }
}

/** Events may be appended meanwhile: the walk ends where the log ended when it began. */
async function walkTo(
  db: Db,
  from: ChainEnd,
  to: ChainEnd,
  signed: ReadonlyMap<number, string>,
  reductions: ReadonlyMap<number, Reduction>,
): Promise<{ end: ChainEnd; fault: ChainFault | null }> {
  let end: ChainEnd = { sequence: from.sequence, hash: from.hash }
  while (end.sequence < to.sequence) {
    const events = await listEventsAfter(db, end.sequence, Math.min(eventsAtOnce, to.sequence - end.sequence))
    if (!events.length) break
    const walked = walkChain(end, events, signed, reductions)
    if (walked.fault) return walked
    end = walked.end
  }
  return { end, fault: null }
}
