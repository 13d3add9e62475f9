import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listPublished } from '../../db/queries/people'
import { SignInForm } from '../pages/sign-in/sign-in-form'
import { demoPassword } from '../sign-in/demo-people'
import { CredentialsForm } from '../pages/sign-in/sign-in-actions.server'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { ownPath } from '../http/local-path'
import { signIn, toCookieHeaders } from '../sign-in/sign-in.server'
import { Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { ButtonLink } from '../ui/button'
import { languagePath } from '../http/language-path'

/** Why somebody who signed in elsewhere was not let in. */
const Fault = z.enum(['disabled', 'unknown', 'failed']).nullable().catch(null)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to'), languageOf(params))
  if (context.viewer.user) return redirect(to)
  const accounts = await listPublished(context.db)
  return {
    accounts: accounts.map(({ username, name }) => ({ username, name })),
    password: accounts.length ? demoPassword : null,
    oidc: context.oidcName && { name: context.oidcName, to },
    elsewhere: Fault.parse(new URL(request.url).searchParams.get('elsewhere')),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, CredentialsForm)
  if (!sent.ok) return data(refusalOf(sent, 'wrong'), { status: 400 })
  const outcome = await signIn({ ...context, request }, sent.values)
  if (!outcome.ok) {
    const { seconds } = { seconds: 0, ...outcome }
    return data({ ...refusalOf(sent, outcome.why), seconds }, { status: 400 })
  }
  const to = ownPath(new URL(request.url).searchParams.get('to'), languageOf(params))
  const next = outcome.needsCode
    ? languagePath(languageOf(params), 'sign-in/code', `?to=${encodeURIComponent(to)}`)
    : to
  return redirect(next, { headers: toCookieHeaders(outcome.cookies) })
}

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.signIn.title)

export default function SignIn() {
  const { accounts, password, oidc, elsewhere } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language, pick } = useLanguage()
  return (
    <div className="mx-auto max-w-md py-8">
      <h1>{t('signIn.title')}</h1>
      {elsewhere && !answer ? (
        <Notice isAnswer className="mt-4">
          {t(`signIn.elsewhere.${elsewhere}`)}
        </Notice>
      ) : null}
      <SignInForm answer={answer} />
      {oidc ? (
        <p className="mt-4 text-center">
          <ButtonLink kind="quiet" href={languagePath(language, 'sign-in/oidc', `?to=${encodeURIComponent(oidc.to)}`)}>
            {t('signIn.by', { name: pick(oidc.name) })}
          </ButtonLink>
        </p>
      ) : null}
      {password === null ? null : (
        <section className="sheet mt-6" aria-labelledby="demo-accounts">
          <h2 id="demo-accounts">{t('signIn.demo')}</h2>
          <p className="mt-1 text-sm text-quiet">{t('signIn.demoHelp')}</p>
          <p className="mt-3">
            {t('signIn.password')}: <bdi className="font-mono">{password}</bdi>
          </p>
          <ul className="mt-3 grid gap-1">
            {accounts.map((person) => (
              <li key={person.username} className="flex justify-between gap-4">
                <span>{person.name}</span>
                <bdi className="font-mono">{person.username}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
