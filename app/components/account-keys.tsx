import { Form } from '@remix-run/react'
import type { AccountAnswer } from '../forms/account-form.server'
import { useLanguage } from '../i18n/use-language'
import { AccountOutcome } from './account-answer'
import { PasswordField } from './account-password'

const days = [90, 30, 365] as const

interface Props {
  keys: readonly { id: number; name: string; expiresAt: string | Date }[]
  hasPassword: boolean
  answer: AccountAnswer | undefined
}

/** The keys of a person, and the form for another one. A new key stands here until the page is left. */
export function AccountKeys({ keys, hasPassword, answer }: Props) {
  const { t, moment, number } = useLanguage()
  return (
    <section className="sheet grid gap-4" aria-labelledby="keys">
      <h2 id="keys">{t('account.keys')}</h2>
      <p className="text-sm text-quiet">{t('account.keysHelp')}</p>
      <AccountOutcome answer={answer} />
      {answer?.key === undefined ? null : (
        <div>
          <p className="code select-all break-all" dir="ltr">
            {answer.key}
          </p>
          <p className="mt-1 text-sm text-quiet">{t('account.keyOnce')}</p>
        </div>
      )}
      {keys.length ? (
        <Form method="post">
          <input type="hidden" name="wish" value="revoke-key" />
          <ul className="grid gap-3">
            {keys.map(({ id, name, expiresAt }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line pb-2 last:border-0"
              >
                <bdi>{name}</bdi>
                <span className="text-sm text-quiet">
                  {t('account.until')} {moment(expiresAt)}
                </span>
                <button
                  className="link ms-auto"
                  name="key"
                  value={id}
                  type="submit"
                  aria-label={t('account.revokeKey', { name })}
                >
                  {t('account.revoke')}
                </button>
              </li>
            ))}
          </ul>
        </Form>
      ) : null}
      <Form method="post" className="grid gap-4" key={answer?.key ?? 'new'}>
        <div className="flex flex-wrap gap-4">
          <label className="grid gap-1">
            {t('account.keyName')}
            <input className="field" name="name" maxLength={100} autoComplete="off" required />
          </label>
          <label className="grid gap-1">
            {t('account.keyDays')}
            <select className="field" name="days">
              {days.map((n) => (
                <option key={n} value={n}>
                  {t('account.days', { n: number(n) })}
                </option>
              ))}
            </select>
          </label>
        </div>
        {hasPassword ? (
          <PasswordField name="password" label={t('account.old')} autoComplete="current-password" />
        ) : null}
        <button className="button justify-self-start" name="wish" value="make-key" type="submit">
          {t('account.makeKey')}
        </button>
      </Form>
    </section>
  )
}
