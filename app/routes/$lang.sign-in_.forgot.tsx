import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { RefusedForm } from '../forms/form-fault'
import { forgetPassword } from '../flows/people/forget-password.server'
import { linkPage } from '../pages/people/people-actions.server'
import { requiredText } from '../forms/form-fields.server'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { UserNameField } from '../forms/sign-in-fields'
import { Button } from '../ui/button'
import { languagePath } from '../http/language-path'

const ForgotForm = z.object({ name: requiredText(200) })

export function loader({ context }: LoaderFunctionArgs) {
  return { hasMail: context.mailer !== null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, ForgotForm)
  if (!sent.ok) return data(refusalOf(sent), { status: 400 })
  const outcome = await forgetPassword(context, sent.values.name, linkPage(context, request, languageOf(params)))
  if (!outcome.ok) return data(refusalOf(sent, outcome.why), { status: 400 })
  outcome.work.catch(context.report)
  return data(null)
}

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.signIn.forgot)

export default function ForgotPassword() {
  const { hasMail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useLanguage()
  return (
    <div className="mx-auto grid max-w-md gap-4 py-8">
      <h1>{t('signIn.forgot')}</h1>
      {hasMail ? <Request answer={answer} /> : <Notice kind="information">{t('signIn.forgotAsk')}</Notice>}
      <p>
        <Link to={languagePath(language, 'sign-in')}>{t('signIn.title')}</Link>
      </p>
    </div>
  )
}

function Request({ answer }: { answer: (RefusedForm & { why: 'too-many' | 'no-mail' | null }) | null | undefined }) {
  const { t } = useLanguage()
  if (answer === null)
    return (
      <Notice kind="information" isAnswer>
        {t('signIn.forgotDone')}
      </Notice>
    )
  return (
    <PostForm
      className="sheet grid gap-4"
      data-unsaved="off"
      refused={answer}
      errors={answer?.why ? { name: t(`signIn.forgotWhy.${answer.why}`) } : {}}
    >
      <p className="text-quiet">{t('signIn.forgotLead')}</p>
      <UserNameField label={t('signIn.name')} />
      <Button className="justify-self-start">{t('signIn.forgotSend')}</Button>
    </PostForm>
  )
}
