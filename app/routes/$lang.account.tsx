import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renderSVG } from 'uqr'
import { listKeys } from '../../db/queries/api-keys'
import { findPasswordHash, findPerson } from '../../db/queries/people'
import { listSessions } from '../../db/queries/sessions'
import { AccountForm, takeAccountForm } from '../pages/account/account-actions.server'
import { AccountKeys } from '../pages/account/account-keys'
import { AccountPassword } from '../pages/account/account-password'
import { AccountSessions } from '../pages/account/account-sessions'
import { AccountSecondStep } from '../pages/account/account-second-step'
import { readForm } from '../forms/read-form.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { findPasswordRules } from '../sign-in/password-rules.server'
import { toCookieHeaders } from '../sign-in/sign-in.server'
import { Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { languagePath } from '../http/language-path'

/** A program that comes with a key has no account page, nor has a disabled person. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now, viewer } = context
  const person = viewer.user && viewer.sessionId ? await findPerson(db, viewer.user.id) : null
  if (!person)
    return redirect(languagePath(languageOf(params), 'sign-in', `?to=${languagePath(languageOf(params), 'account')}`))
  const [sessions, keys, hash, rules] = await Promise.all([
    listSessions(db, person.id, now),
    listKeys(db, person.id, now),
    findPasswordHash(db, person.id),
    findPasswordRules(db, person.id),
  ])
  // A form of the second step has exchanged the session for a new one: that of the request is not among them any more.
  const present = sessions.find(({ id }) => id === viewer.sessionId) ?? sessions[0]
  const shown = sessions.map((session) => ({ ...session, isThis: session === present }))
  return {
    keys,
    leastLength: rules.leastLength,
    hasPassword: hash !== null,
    duty: viewer.duty ?? null,
    name: person.name,
    hasSecondStep: person.twoFactorEnabled,
    sessions: shown,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { user, sessionId } = context.viewer
  if (!user || !sessionId) return redirect(languagePath(languageOf(params), 'sign-in'))
  const sent = await readForm(context, request, AccountForm)
  const answer = await takeAccountForm({ ...context, request, userId: user.id, sessionId }, sent)
  found(answer)
  const { cookies = [], ...told } = answer
  // Who had to choose a password goes on to where they begin, or to the next thing that is asked of them first.
  if (context.viewer.duty === 'password' && told.done === 'password')
    return redirect(languagePath(languageOf(params), 'start'), { headers: toCookieHeaders(cookies) })
  return data(
    { ...told, picture: told.uri === undefined ? null : renderSVG(told.uri) },
    { status: told.refused ? 400 : 200, headers: toCookieHeaders(cookies) },
  )
}

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.account.title)

export default function Account() {
  const { duty, name, hasSecondStep, hasPassword, sessions, keys, leastLength } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  // Codes of a second step are shown once: nothing stands beside them either.
  const only = duty ?? (answer?.done === 'on' ? 'second-step' : null)
  const of = (form: 'password' | 'step' | 'sessions' | 'keys') => (answer?.form === form ? answer : undefined)
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <div>
        <p className="text-sm text-quiet">{name}</p>
        <h1>{t('account.title')}</h1>
      </div>
      {duty ? <Notice>{t(`account.duty.${duty}`)}</Notice> : null}
      {only === 'second-step' ? null : <AccountPassword answer={of('password')} leastLength={leastLength} />}
      {only === 'password' ? null : (
        <AccountSecondStep isOn={hasSecondStep} hasPassword={hasPassword} answer={of('step')} />
      )}
      {only ? null : (
        <>
          <AccountSessions sessions={sessions} hasKeys={keys.length > 0} answer={of('sessions')} />
          <AccountKeys keys={keys} hasPassword={hasPassword} answer={of('keys')} />
        </>
      )}
    </div>
  )
}
