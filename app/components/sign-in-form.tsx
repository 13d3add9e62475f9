import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

/** What went wrong stands above the fields; the name that was typed is kept. */
export function SignInForm({
  answer,
}: {
  answer: { why: 'wrong' | 'disabled' | 'too-many' | 'wait'; seconds?: number; name: string } | undefined
}) {
  const { t, number } = useLanguage()
  return (
    <Form method="post" className="sheet mt-4 grid gap-4">
      {answer ? (
        <p role="alert" className="rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`signIn.why.${answer.why}`, { seconds: number(answer.seconds ?? 0) })}
        </p>
      ) : null}
      <label className="grid gap-1">
        {t('signIn.name')}
        <input
          className="field w-full max-w-none"
          name="name"
          defaultValue={answer?.name}
          dir="ltr"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </label>
      <label className="grid gap-1">
        {t('signIn.password')}
        <input
          className="field w-full max-w-none"
          name="password"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
        />
      </label>
      <button className="button" type="submit">
        {t('signIn.submit')}
      </button>
    </Form>
  )
}
