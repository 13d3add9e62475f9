import type { AuditEvent } from '../../db/queries/audit-event'
import { z } from 'zod'
import { chainStart, hashOfEvent } from '../../db/queries/audit'
import type { AuditCheckpoint } from '../../db/queries/audit'
import { isSignedBy } from './signing.server'

/** What is wrong with a chain, and at which event it first shows. */
export interface ChainFault {
  why: 'changed' | 'missing' | 'inserted' | 'cut' | 'rewritten' | 'signature' | 'other-key' | 'empty'
  sequence: number
}

/** The end of a chain as far as it was walked. */
export interface ChainEnd {
  sequence: number
  hash: string
}

export const emptyChain: ChainEnd = { sequence: 0, hash: chainStart }

/**
 * An event whose content was reduced: choices of a vote that an earlier version wrote into the log. It keeps the hash
 * that the chain goes through, and a later event says what it hashes to now, so nothing else can be made of it.
 */
const Reduction = z.object({ sequence: z.number(), hash: z.string(), reducedHash: z.string() })
export type Reduction = z.infer<typeof Reduction>

export const reducingAction = 'round.reduce'
const reducedAction = 'round.close'

/** The reductions that events tell of, by the event that was reduced. */
export function listReductions(events: readonly Pick<AuditEvent, 'action' | 'after'>[]): Map<number, Reduction> {
  return new Map(
    events
      .filter(({ action }) => action === reducingAction)
      .flatMap(({ after }) => {
        const told = z.object({ reduction: Reduction }).safeParse(after)
        return told.success ? [[told.data.reduction.sequence, told.data.reduction] as const] : []
      }),
  )
}

/**
 * Walks on from an end: each event must be the next one, hold the hash of the one before, and hash to what it says of
 * itself. Checkpoints are compared on the way, and need not all lie on it.
 */
export function walkChain(
  from: ChainEnd,
  events: readonly AuditEvent[],
  checkpoints: ReadonlyMap<number, string>,
  reductions: ReadonlyMap<number, Reduction> = listReductions(events),
): { end: ChainEnd; fault: ChainFault | null } {
  let end = from
  for (const event of events) {
    const fault = faultOf(end, event, checkpoints.get(event.sequence), reductions.get(event.sequence))
    if (fault) return { end, fault }
    end = { sequence: event.sequence, hash: event.hash }
  }
  return { end, fault: null }
}

function faultOf(
  end: ChainEnd,
  event: AuditEvent,
  signedHash: string | undefined,
  reduction: Reduction | undefined,
): ChainFault | null {
  const next = end.sequence + 1
  if (event.sequence > next) return { why: 'missing', sequence: next }
  if (event.sequence < next) return { why: 'inserted', sequence: event.sequence }
  if (event.hash !== hashOfEvent(event) && !isReduced(event, reduction)) return { why: 'changed', sequence: next }
  if (event.previousHash !== end.hash) return { why: 'inserted', sequence: next }
  return signedHash !== undefined && signedHash !== event.hash ? { why: 'rewritten', sequence: next } : null
}

function isReduced(event: AuditEvent, reduction: Reduction | undefined): boolean {
  return (
    reduction !== undefined &&
    event.action === reducedAction &&
    event.hash === reduction.hash &&
    hashOfEvent(event) === reduction.reducedHash
  )
}

/**
 * The hashes that signatures vouch for, by event. What is not signed by its key, or by another than the known one, says
 * nothing of any event.
 */
export function signedHashes(checkpoints: readonly AuditCheckpoint[], publicKey: string | null): Map<number, string> {
  return new Map(
    checkpoints
      .filter((checkpoint) => faultOfSignature(checkpoint, publicKey) === null)
      .map(({ sequence, hash }) => [sequence, hash]),
  )
}

/**
 * Whether signatures vouch for a chain up to its end. A key that is known keeps out who signed a history of their own;
 * what a checkpoint saw and the chain does not reach any more was cut off.
 */
export function checkCheckpoints(
  end: ChainEnd,
  checkpoints: readonly AuditCheckpoint[],
  publicKey: string | null,
): ChainFault | null {
  for (const checkpoint of checkpoints) {
    const why = faultOfSignature(checkpoint, publicKey)
    if (why) return { why, sequence: checkpoint.sequence }
  }
  const last = checkpoints.at(-1)
  return last && last.sequence > end.sequence ? { why: 'cut', sequence: end.sequence + 1 } : null
}

export function faultOfSignature(
  checkpoint: AuditCheckpoint,
  publicKey: string | null,
): 'other-key' | 'signature' | null {
  if (publicKey !== null && checkpoint.publicKey !== publicKey) return 'other-key'
  return isSignedBy(checkpoint.publicKey, textOfCheckpoint(checkpoint), Buffer.from(checkpoint.signature, 'base64'))
    ? null
    : 'signature'
}

/** The bytes that a checkpoint signs. */
export function textOfCheckpoint({
  sequence,
  hash,
  at,
}: Pick<AuditCheckpoint, 'sequence' | 'hash' | 'at'>): Uint8Array {
  return new TextEncoder().encode(`sanjeh audit checkpoint\n${sequence}\n${hash}\n${at.toISOString()}\n`)
}
