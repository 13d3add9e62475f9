import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renderSVG } from 'uqr'
import { listKeys } from '../../db/queries/api-keys'
import { findPasswordHash, findPerson } from '../../db/queries/people'
import { listSessions } from '../../db/queries/sessions'
import { answerAccountForm } from '../forms/account-form.server'
import { AccountKeys } from '../components/account-keys'
import { AccountPassword } from '../components/account-password'
import { AccountSessions } from '../components/account-sessions'
import { AccountSecondStep } from '../components/account-second-step'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { toCookieHeaders } from '../sign-in/sign-in.server'

/** A program that comes with a key has no account page, nor has a disabled person. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now, viewer } = context
  const person = viewer.user && viewer.sessionId ? await findPerson(db, viewer.user.id) : null
  if (!person) return redirect(`/${params['lang']}/sign-in?to=/${params['lang']}/account`)
  const [sessions, keys, hash] = await Promise.all([
    listSessions(db, person.id, now),
    listKeys(db, person.id, now),
    findPasswordHash(db, person.id),
  ])
  // A form of the second step has exchanged the session for a new one: that of the request is not among them any more.
  const present = sessions.find(({ id }) => id === viewer.sessionId) ?? sessions[0]
  const shown = sessions.map((session) => ({ ...session, isThis: session === present }))
  return {
    keys,
    hasPassword: hash !== null,
    duty: viewer.duty ?? null,
    name: person.name,
    hasSecondStep: person.twoFactorEnabled,
    sessions: shown,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { user, sessionId } = context.viewer
  if (!user || !sessionId) return redirect(`/${params['lang']}/sign-in`)
  const answer = await answerAccountForm({ ...context, request, userId: user.id, sessionId }, await request.formData())
  found(answer)
  const { cookies = [], ...told } = answer
  return data(
    { ...told, picture: told.uri === undefined ? null : renderSVG(told.uri) },
    { status: told.why ? 400 : 200, headers: toCookieHeaders(cookies) },
  )
}

export const handle = { texts: ['people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.account.title)

export default function Account() {
  const { duty, name, hasSecondStep, hasPassword, sessions, keys } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  const of = (form: 'password' | 'step' | 'sessions' | 'keys') => (answer?.form === form ? answer : undefined)
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <div>
        <p className="text-sm text-quiet">{name}</p>
        <h1>{t('account.title')}</h1>
      </div>
      {duty ? <p className="rounded-lg bg-warn-soft px-4 py-2 text-warn">{t(`account.duty.${duty}`)}</p> : null}
      <AccountPassword answer={of('password')} />
      <AccountSecondStep isOn={hasSecondStep} hasPassword={hasPassword} answer={of('step')} />
      <AccountSessions sessions={sessions} answer={of('sessions')} />
      <AccountKeys keys={keys} hasPassword={hasPassword} answer={of('keys')} />
    </div>
  )
}
