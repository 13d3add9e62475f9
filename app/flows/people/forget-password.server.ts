import type { Db } from '../../../db/database'
import { findByName } from '../../../db/queries/people'
import { takeTry } from '../../../db/queries/rate-limits'
import type { RequestContext } from '../../policy/request-context'
import { recordRepeated, recordRepeatedOfPerson } from '../../audit/record-later.server'
import type { Mailer } from '../../mail/mail.server'
import { countedAddress } from '../../sign-in/counted-address'
import { deliverLink } from './deliver-link.server'

const hourMs = 3_600_000
/** A room of people has one address; who guesses names from one is slowed down. */
const perAddress = { most: 20, windowMs: hourMs }
/** Each link that is made ends the one before: a stranger must not be able to do that all day. */
const perPerson = { most: 3, windowMs: hourMs }

/**
 * `work` is what is done for an account that there is. Nobody waits for it before the answer: how long it takes would
 * say whether there is one.
 */
export type ForgetOutcome = { ok: true; work: Promise<void> } | { ok: false; why: 'too-many' | 'no-mail' }

/**
 * Mails a link to a new password to whom a user name or an e-mail address belongs. What is answered is the same where
 * it belongs to nobody.
 */
export async function forgetPassword(
  context: RequestContext & { mailer: Mailer | null },
  name: string,
  page: string,
): Promise<ForgetOutcome> {
  const { db, viewer, now, mailer } = context
  if (!mailer) return { ok: false, why: 'no-mail' }
  if (!(await takeTry(db, `forget:${countedAddress(viewer.origin)}`, perAddress, now)))
    return { ok: false, why: 'too-many' }
  return { ok: true, work: mailLink({ ...context, mailer }, name.trim(), page) }
}

async function mailLink(context: RequestContext & { mailer: Mailer }, name: string, page: string) {
  const { db, viewer, now } = context
  const person = await findByName(db, name)
  const happening = { action: 'password.forget', at: now, after: { isKnown: person !== null } } as const
  if (!person)
    return recordRepeated(db, viewer, `${happening.action}:unknown`, { ...happening, festivalId: null }, viewer.origin)
  await recordRepeatedOfPerson(db, viewer, person.id, happening, viewer.origin)
  if (person.banned || !(await mayHaveLink(db, person.id, now))) return
  await deliverLink(context, person, { kind: 'password-reset', page, reason: null })
}

const mayHaveLink = (db: Db, userId: string, now: Date) => takeTry(db, `forget:person:${userId}`, perPerson, now)
