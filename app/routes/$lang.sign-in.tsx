import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listPublished } from '../../db/queries/people'
import { SignInForm } from '../components/sign-in-form'
import { demoPassword } from '../demo-people'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { ownPath } from '../own-path'
import { signIn, toCookieHeaders } from '../sign-in/sign-in.server'

/** Why somebody who signed in elsewhere was not let in. */
const Fault = z.enum(['disabled', 'unknown', 'failed']).nullable().catch(null)
const Credentials = z.object({ name: z.string().trim().max(200), password: z.string().max(200) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to'), params['lang'])
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
  const form = await request.formData()
  const given = Credentials.safeParse({ name: form.get('name'), password: form.get('password') })
  if (!given.success) return data({ why: 'wrong' as const, name: '' }, { status: 400 })
  const outcome = await signIn({ ...context, request }, given.data)
  if (!outcome.ok) return data({ ...outcome, name: given.data.name }, { status: 400 })
  const to = ownPath(new URL(request.url).searchParams.get('to'), params['lang'])
  const next = outcome.needsCode ? `/${params['lang']}/sign-in/code?to=${encodeURIComponent(to)}` : to
  return redirect(next, { headers: toCookieHeaders(outcome.cookies) })
}

export const handle = { texts: ['people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.signIn.title)

export default function SignIn() {
  const { accounts, password, oidc, elsewhere } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language, pick } = useLanguage()
  return (
    <div className="mx-auto max-w-md py-8">
      <h1>{t('signIn.title')}</h1>
      {elsewhere && !answer ? (
        <p role="alert" className="mt-4 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`signIn.elsewhere.${elsewhere}`)}
        </p>
      ) : null}
      <SignInForm answer={answer} />
      {oidc ? (
        <p className="mt-4 text-center">
          <a className="button-quiet" href={`/${language}/sign-in/oidc?to=${encodeURIComponent(oidc.to)}`}>
            {t('signIn.by', { name: pick(oidc.name) })}
          </a>
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
