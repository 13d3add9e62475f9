import {
  type Minutes,
  changeMinutes,
  findMinutes,
  holdMinutes,
  listAttendees,
  signAttendee,
} from '../../../db/queries/minutes'
import { canonicalJson } from '../../../scoring/canonical'
import type { RequestContext } from '../../policy/request-context'
import { openSigningKey } from '../../audit/signing.server'
import { type AwardContext, type Refused, changeInCourse, record, refused } from '../shortlist/change-shortlist.server'
import { signLog } from '../log/sign-log.server'
import { sha256 } from '../../documents/hash.server'

export interface SignatureInput {
  /** The hash that the person read: nobody signs a text that they have not seen. */
  hash: string
  /** How it was just made sure who this is. */
  by: 'password' | 'totp'
  /** In the signer's own words. */
  dissent: string | null
}

export type SignOutcome =
  | { ok: true; minutes: Minutes; isSealed: boolean }
  | Refused<'not-now' | 'no-minutes' | 'not-signing' | 'other-text' | 'not-attendee' | 'signed'>

/**
 * Signs for the viewer. The last signature seals the minutes; of two at the same moment both are kept, and one of them
 * seals.
 */
export async function signMinutes(
  context: RequestContext,
  awardContext: AwardContext,
  number: number,
  input: SignatureInput,
): Promise<SignOutcome> {
  const outcome = await changeInCourse(context, awardContext, 'minutes.sign', async (tx) => {
    const found = await findMinutes(tx, awardContext.edition.id, number)
    if (!found) return refused('no-minutes', String(number))
    const minutes = await holdMinutes(tx, found.id)
    if (minutes.state !== 'signing') return refused('not-signing', minutes.state)
    if (minutes.hash !== input.hash) return refused('other-text')
    const userId = context.viewer.user?.id ?? ''
    const people = await listAttendees(tx, minutes.id)
    if (!people.some((person) => person.userId === userId)) return refused('not-attendee')
    const dissent = input.dissent?.trim() || null
    const signedHash = hashOfSignature({ minutes: minutes.hash, userId, at: context.now, dissent })
    if (
      !(await signAttendee(tx, minutes.id, userId, { signedAt: context.now, signedBy: input.by, signedHash, dissent }))
    )
      return refused('signed')
    const isSealed = people.every((person) => person.signedAt ?? person.userId === userId)
    const sealed = isSealed
      ? await changeMinutes(tx, minutes.id, minutes.version, { state: 'sealed', sealedAt: context.now })
      : minutes
    if (!sealed) throw new Error(`The minutes ${minutes.id} changed while they were held`)
    await record(tx, context, awardContext, isSealed ? 'minutes.seal' : 'minutes.sign', {
      subject: `minutes:${number}`,
      after: { hash: minutes.hash, by: input.by, dissent, signedHash },
    })
    return { ok: true as const, minutes: sealed, isSealed }
  })
  // After the commit: what is signed must not be taken back. Where the log does not follow, its signer says so; the
  // minutes are sealed all the same.
  if (outcome.ok && outcome.isSealed) await signLog(context.db, await openSigningKey(), context.now)
  return outcome
}

/** What a signature stands for: the frozen text, the person, the moment and their dissent. */
export function hashOfSignature({
  minutes,
  userId,
  at,
  dissent,
}: {
  minutes: string
  userId: string
  at: Date
  dissent: string | null
}): string {
  return sha256(canonicalJson({ minutes, userId, at: at.toISOString(), dissent }))
}
