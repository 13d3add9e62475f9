import { Link } from '@remix-run/react'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import { SignInFields } from '../../forms/sign-in-fields'
import { Button } from '../../ui/button'
import { languagePath } from '../../http/language-path'

/** What went wrong stands above the fields; the name that was typed is kept. */
export function SignInForm({
  answer,
}: {
  answer: (RefusedForm & { why: 'wrong' | 'disabled' | 'too-many' | 'wait'; seconds?: number }) | undefined
}) {
  const { t, number, language } = useLanguage()
  return (
    <PostForm className="sheet mt-4 grid gap-4" data-unsaved="off" refused={answer}>
      {answer ? (
        <Notice isAnswer>{t(`signIn.why.${answer.why}`, { seconds: number(answer.seconds ?? 0) })}</Notice>
      ) : null}
      <SignInFields name={t('signIn.name')} password={t('signIn.password')} />
      <Button>{t('signIn.submit')}</Button>
      <p className="text-sm">
        <Link to={languagePath(language, 'sign-in/forgot')}>{t('signIn.forgot')}</Link>
      </p>
    </PostForm>
  )
}
