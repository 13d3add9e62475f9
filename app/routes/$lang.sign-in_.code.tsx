import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { ownPath } from '../own-path'
import { pageTitle } from '../page-title'
import { giveCode, toCookieHeaders } from '../sign-in/sign-in.server'

export function loader({ params, context: { viewer } }: LoaderFunctionArgs) {
  return viewer.user ? redirect(`/${params['lang']}`) : null
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const code = (await request.formData()).get('code')
  const outcome = await giveCode({ ...context, request }, typeof code === 'string' ? code : '')
  if (!outcome.ok) return data({ why: outcome.why }, { status: 400 })
  const to = ownPath(new URL(request.url).searchParams.get('to'), params['lang'])
  return redirect(to, { headers: toCookieHeaders(outcome.cookies) })
}

export const handle = { texts: ['people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.signIn.codeTitle)

export default function SignInCode() {
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto max-w-md py-8">
      <h1>{t('signIn.codeTitle')}</h1>
      <Form method="post" className="sheet mt-4 grid gap-4">
        <label className="grid gap-1">
          {t('signIn.codeHelp')}
          <input
            className="field w-full max-w-none"
            name="code"
            dir="ltr"
            autoComplete="one-time-code"
            required
            aria-describedby={answer ? 'code-error' : undefined}
          />
        </label>
        {answer ? (
          <p role="alert" id="code-error" className="text-bad">
            {t(`signIn.codeWhy.${answer.why}`)}
          </p>
        ) : null}
        <button className="button" type="submit">
          {t('signIn.submit')}
        </button>
      </Form>
    </div>
  )
}
