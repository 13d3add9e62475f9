import { Form } from '@remix-run/react'
import type { AccountAnswer } from '../forms/account-form.server'
import { useLanguage } from '../i18n/use-language'
import { AccountOutcome } from './account-answer'

export function AccountPassword({ answer }: { answer: AccountAnswer | undefined }) {
  const { t } = useLanguage()
  return (
    <Form method="post" className="sheet grid gap-4">
      <h2>{t('account.password')}</h2>
      <p className="text-sm text-quiet">{t('account.changeHelp')}</p>
      <PasswordField name="old" label={t('account.old')} autoComplete="current-password" />
      <PasswordField name="next" label={t('account.next')} autoComplete="new-password" />
      <PasswordField name="again" label={t('account.again')} autoComplete="new-password" />
      <AccountOutcome answer={answer} />
      <button className="button justify-self-start" name="wish" value="password" type="submit">
        {t('account.change')}
      </button>
    </Form>
  )
}

export function PasswordField({ name, label, autoComplete }: { name: string; label: string; autoComplete: string }) {
  return (
    <label className="grid max-w-md gap-1">
      {label}
      <input
        className="field w-full max-w-none"
        type="password"
        name={name}
        dir="ltr"
        autoComplete={autoComplete}
        required
      />
    </label>
  )
}
