import { z } from 'zod'
import type { Auth } from '../auth.server'
import type { Asking } from '../access/edition-place.server'
import { recordOfPerson } from '../audit/audit.server'
import { endSession, endSessions } from '../../db/queries/sessions'
import { keyDays, makeKey, revokeKey } from '../flows/api-keys.server'
import { changePassword } from '../flows/change-password.server'
import { beginSecondStep, confirmSecondStep, endSecondStep } from '../flows/second-step.server'
import { toLatinDigits } from '../../sources/number-text'

const text = z.string().max(500)
const Wish = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('password'), old: text, next: text, again: text }),
  z.object({ wish: z.literal('begin'), password: text.default('') }),
  z.object({ wish: z.literal('confirm'), code: text, uri: z.string().max(2000), codes: z.string().max(2000) }),
  z.object({ wish: z.literal('stop'), password: text.default('') }),
  z.object({ wish: z.literal('end'), session: text }),
  z.object({ wish: z.literal('end-others') }),
  z.object({
    wish: z.literal('make-key'),
    name: z.string().trim().min(1).max(100),
    days: z.coerce.number().pipe(z.literal(keyDays)),
    password: text.default(''),
  }),
  z.object({ wish: z.literal('revoke-key'), key: z.coerce.number().int().positive() }),
])

type Form = 'password' | 'step' | 'sessions' | 'keys'

/** What the page says after a form, and beside which one. */
export interface AccountAnswer {
  form: Form
  done?: 'password' | 'on' | 'off' | 'ended' | 'key' | 'revoked'
  why?: 'many' | 'wrong' | 'short' | 'long' | 'same' | 'published' | 'unequal' | 'wait' | 'code'
  seconds?: number
  /** A second step that was begun and not confirmed yet. */
  uri?: string
  codes?: readonly string[]
  /** A key that was made just now. */
  key?: string
  cookies?: readonly string[]
}

export interface Own extends Asking {
  auth: Auth
  request: Request
  userId: string
  sessionId: string
}

/** Does what a form of “My account” asks for; null: no such form. */
export async function answerAccountForm(own: Own, form: FormData): Promise<AccountAnswer | null> {
  const parsed = Wish.safeParse(Object.fromEntries(form))
  if (!parsed.success) return null
  const wish = parsed.data
  if (wish.wish === 'password') {
    const changed = await changePassword(own, own, wish)
    return changed.ok ? { form: 'password', done: 'password' } : { form: 'password', ...faultOf(changed) }
  }
  if (wish.wish === 'begin') {
    const begun = await beginSecondStep(own, wish.password)
    return begun.ok ? { form: 'step', uri: begun.uri, codes: begun.codes } : { form: 'step', ...faultOf(begun) }
  }
  if (wish.wish === 'confirm') {
    const codes = wish.codes.split(' ')
    const confirmed = await confirmSecondStep(own, toLatinDigits(wish.code).replace(/\s/g, ''))
    return confirmed.ok
      ? { form: 'step', done: 'on', codes, cookies: confirmed.cookies }
      : { form: 'step', why: 'code', uri: wish.uri, codes }
  }
  if (wish.wish === 'stop') {
    const ended = await endSecondStep(own, wish.password)
    return ended.ok ? { form: 'step', done: 'off', cookies: ended.cookies } : { form: 'step', ...faultOf(ended) }
  }
  if (wish.wish === 'make-key') {
    const made = await makeKey(own, own.userId, wish)
    return made.ok ? { form: 'keys', done: 'key', key: made.key } : { form: 'keys', ...faultOf(made) }
  }
  if (wish.wish === 'revoke-key')
    return (await revokeKey(own, own.userId, wish.key)) ? { form: 'keys', done: 'revoked' } : null
  await endOwn(own, wish.wish === 'end' ? wish.session : null)
  return { form: 'sessions', done: 'ended' }
}

/** What failed, without the word that it did. */
function faultOf<Why extends string>({
  why,
  ...more
}: {
  ok: false
  why: Why
  seconds?: number
}): { why: Why; seconds?: number } {
  return more.seconds === undefined ? { why } : { why, seconds: more.seconds }
}

async function endOwn({ db, viewer, now, userId, sessionId }: Own, ended: string | null) {
  await db.transaction(async (tx) => {
    const before =
      ended === null ? { others: await endSessions(tx, userId, sessionId) } : await endSession(tx, userId, ended)
    if (before) await recordOfPerson(tx, viewer, userId, { action: 'session.end', at: now, before })
  })
}
