import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { CodeForm } from '../pages/sign-in/sign-in-actions.server'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { ownPath } from '../http/local-path'
import { pageTitle } from '../page-language/page-title'
import { giveCode, toCookieHeaders } from '../sign-in/sign-in.server'
import { languageOf } from '../i18n/language'
import { TextField } from '../ui/field'
import { Button } from '../ui/button'
import { languagePath } from '../http/language-path'

export function loader({ params, context: { viewer } }: LoaderFunctionArgs) {
  return viewer.user ? redirect(languagePath(languageOf(params))) : null
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, CodeForm)
  if (!sent.ok) return data(refusalOf(sent, 'wrong'), { status: 400 })
  const outcome = await giveCode({ ...context, request }, sent.values.code)
  if (!outcome.ok) return data(refusalOf(sent, outcome.why), { status: 400 })
  const to = ownPath(new URL(request.url).searchParams.get('to'), languageOf(params))
  return redirect(to, { headers: toCookieHeaders(outcome.cookies) })
}

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.signIn.codeTitle)

export default function SignInCode() {
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto max-w-md py-8">
      <h1>{t('signIn.codeTitle')}</h1>
      <PostForm
        className="sheet mt-4 grid gap-4"
        data-unsaved="off"
        refused={answer}
        errors={answer ? { code: t(`signIn.codeWhy.${answer.why ?? 'wrong'}`) } : {}}
      >
        <TextField label={t('signIn.codeHelp')} isWide name="code" dir="ltr" autoComplete="one-time-code" required />
        <Button>{t('signIn.submit')}</Button>
      </PostForm>
    </div>
  )
}
