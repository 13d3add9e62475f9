import { z } from 'zod'
import type { Auth } from '../../sign-in/auth.server'
import type { RequestContext } from '../../policy/request-context'
import { recordOfPerson } from '../../audit/audit.server'
import { endSession, endSessions } from '../../../db/queries/sessions'
import { keyDays, makeKey, revokeKey } from '../../flows/people/api-keys.server'
import { changePassword } from '../../flows/people/change-password.server'
import { exchangeSession } from '../../sign-in/sign-in.server'
import { revokeKeysOf } from '../../../db/queries/api-keys'
import { beginSecondStep, confirmSecondStep, endSecondStep } from '../../flows/people/second-step.server'
import { toLatinDigits } from '../../../sources/number-text'
import type { RefusedForm } from '../../forms/form-fault'
import { hidden, idNumber, requiredText, wholeNumber } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'

const secret = z.string().max(5000).default('')

/** The forms of “My account”. */
export const AccountForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), old: secret, next: secret, again: secret }),
  z.object({ intent: z.literal('begin'), password: secret }),
  z.object({
    intent: z.literal('confirm'),
    code: secret,
    uri: hidden(z.string().max(2000)),
    codes: hidden(z.string().max(2000)),
  }),
  z.object({ intent: z.literal('stop'), password: secret }),
  z.object({ intent: z.literal('end'), session: hidden(z.string().max(500)) }),
  z.object({ intent: z.literal('end-others') }),
  z.object({
    intent: z.literal('make-key'),
    name: requiredText(100),
    days: wholeNumber.pipe(z.literal(keyDays)),
    password: secret,
  }),
  z.object({ intent: z.literal('revoke-key'), key: hidden(idNumber) }),
])

type Form = 'password' | 'step' | 'sessions' | 'keys'

/** What the page says after a form, and beside which one. */
export interface AccountAnswer {
  form: Form
  done?: 'password' | 'on' | 'off' | 'ended' | 'all-ended' | 'key' | 'revoked'
  why?: 'many' | 'wrong' | 'short' | 'long' | 'same' | 'published' | 'common' | 'unequal' | 'wait' | 'code' | 'alone'
  seconds?: number
  /** A second step that was begun and not confirmed yet. */
  uri?: string
  codes?: readonly string[]
  /** A key that was made just now. */
  key?: string
  cookies?: readonly string[]
}

export interface Own extends RequestContext {
  auth: Auth
  request: Request
  userId: string
  sessionId: string
}

const forms: Readonly<Record<z.output<typeof AccountForm>['intent'], Form>> = {
  password: 'password',
  begin: 'step',
  confirm: 'step',
  stop: 'step',
  end: 'sessions',
  'end-others': 'sessions',
  'make-key': 'keys',
  'revoke-key': 'keys',
}

/** Does what a form of “My account” asks for; null: no such thing. */
export async function takeAccountForm(
  item: Own,
  sent: SentForm<typeof AccountForm>,
): Promise<(AccountAnswer & { refused: RefusedForm | null }) | null> {
  const answer = sent.ok ? await act(item, sent.values) : { form: forms[sent.intent] }
  return answer && { ...answer, refused: sent.ok && !answer.why ? null : refusalOf(sent) }
}

async function act(item: Own, intent: z.output<typeof AccountForm>): Promise<AccountAnswer | null> {
  if (intent.intent === 'password') {
    const changed = await changePassword(item, item, intent)
    return changed.ok
      ? { form: 'password', done: 'password', cookies: await exchangeSession(item) }
      : { form: 'password', ...faultOf(changed) }
  }
  if (intent.intent === 'begin') {
    const begun = await beginSecondStep(item, intent.password)
    return begun.ok ? { form: 'step', uri: begun.uri, codes: begun.codes } : { form: 'step', ...faultOf(begun) }
  }
  if (intent.intent === 'confirm') {
    const codes = intent.codes.split(' ')
    const confirmed = await confirmSecondStep(item, toLatinDigits(intent.code).replace(/\s/g, ''))
    return confirmed.ok
      ? { form: 'step', done: 'on', codes, cookies: confirmed.cookies }
      : { form: 'step', why: 'code', uri: intent.uri, codes }
  }
  if (intent.intent === 'stop') {
    const ended = await endSecondStep(item, intent.password)
    return ended.ok ? { form: 'step', done: 'off', cookies: ended.cookies } : { form: 'step', ...faultOf(ended) }
  }
  if (intent.intent === 'make-key') {
    const made = await makeKey(item, item.userId, intent)
    return made.ok ? { form: 'keys', done: 'key', key: made.key } : { form: 'keys', ...faultOf(made) }
  }
  if (intent.intent === 'revoke-key')
    return (await revokeKey(item, item.userId, intent.key)) ? { form: 'keys', done: 'revoked' } : null
  if (intent.intent === 'end-others') {
    await endEverythingElse(item)
    return { form: 'sessions', done: 'all-ended' }
  }
  await endOwn(item, intent.session)
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

async function endOwn({ db, viewer, now, userId }: Own, ended: string) {
  await db.transaction(async (tx) => {
    const before = await endSession(tx, userId, ended)
    if (before) await recordOfPerson(tx, viewer, userId, { action: 'session.end', at: now, before })
  })
}

/** All by which somebody else could be this person: other sessions, and keys of programs. */
async function endEverythingElse({ db, viewer, now, userId, sessionId }: Own) {
  await db.transaction(async (tx) => {
    const before = { others: await endSessions(tx, userId, sessionId), keys: await revokeKeysOf(tx, userId, now) }
    await recordOfPerson(tx, viewer, userId, { action: 'session.end', at: now, before })
  })
}
