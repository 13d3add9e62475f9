import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renderSVG } from 'uqr'
import { listSessions } from '../../db/queries/sessions'
import { answerAccountForm } from '../account-form.server'
import { AccountPassword } from '../components/account-password'
import { AccountSessions } from '../components/account-sessions'
import { AccountSecondStep } from '../components/account-second-step'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import { pageTitle } from '../page-title'
import type { ServerContext } from '../server/load-context'
import { toCookieHeaders } from '../sign-in.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await findOwnSession(context, request)
  if (!own) return redirect(`/${params['lang']}/sign-in?to=/${params['lang']}/account`)
  const sessions = await listSessions(context.db, own.user.id, context.now)
  return { duty: context.viewer.duty ?? null, name: own.user.name, hasSecondStep: own.user.twoFactorEnabled === true, sessions: sessions.map((session) => ({ ...session, isThis: session.id === own.session.id })) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const own = await findOwnSession(context, request)
  if (!own) return redirect(`/${params['lang']}/sign-in`)
  const answer = await answerAccountForm({ ...context, request, userId: own.user.id, sessionId: own.session.id }, await request.formData())
  found(answer)
  const { cookies = [], ...told } = answer
  return data({ ...told, picture: told.uri === undefined ? null : renderSVG(told.uri) }, { status: told.why ? 400 : 200, headers: toCookieHeaders(cookies) })
}

/** A disabled person has no account page either. */
async function findOwnSession({ auth, viewer }: ServerContext, request: Request) {
  return viewer.user ? auth.api.getSession({ headers: request.headers }) : null
}

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.account.title)

export default function Account() {
  const { duty, name, hasSecondStep, sessions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  const of = (form: 'password' | 'step' | 'sessions') => (answer?.form === form ? answer : undefined)
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <div>
        <p className="text-sm text-quiet">{name}</p>
        <h1>{t('account.title')}</h1>
      </div>
      {duty ? <p className="rounded-lg bg-warn-soft px-4 py-2 text-warn">{t(`account.duty.${duty}`)}</p> : null}
      <AccountPassword answer={of('password')} />
      <AccountSecondStep isOn={hasSecondStep} answer={of('step')} />
      <AccountSessions sessions={sessions} answer={of('sessions')} />
    </div>
  )
}
