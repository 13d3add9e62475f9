import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { AccountAnswer } from './account-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { AccountOutcome, useAccountErrors } from './account-answer'
import { PasswordField } from '../../forms/sign-in-fields'
import { SelectField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

const days = [90, 30, 365] as const

interface Props {
  keys: readonly { id: number; name: string; expiresAt: string | Date; lastUsedAt: string | Date | null }[]
  hasPassword: boolean
  answer: (AccountAnswer & { refused: RefusedForm | null }) | undefined
}

/** The keys of a person, and the form for another one. A new key stands here until the page is left. */
export function AccountKeys({ keys, hasPassword, answer }: Props) {
  const { t, moment, number } = useLanguage()
  const errors = useAccountErrors(answer)
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
        <PostForm intent="revoke-key">
          <ul className="grid gap-3">
            {keys.map(({ id, name, expiresAt, lastUsedAt }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line pb-2 last:border-0"
              >
                <bdi>{name}</bdi>
                <span className="text-sm text-quiet">
                  {t('account.until')} {moment(expiresAt)}
                </span>
                <span className="text-sm text-quiet">
                  {lastUsedAt === null ? t('account.neverUsed') : t('account.lastUsed', { at: moment(lastUsedAt) })}
                </span>
                <Button
                  kind="link"
                  className="ms-auto"
                  name="key"
                  value={id}
                  aria-label={t('account.revokeKey', { name })}
                >
                  {t('account.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        </PostForm>
      ) : null}
      <PostForm
        intent="make-key"
        className="grid gap-4"
        key={answer?.key ?? 'new'}
        refused={answer?.refused}
        errors={errors}
      >
        <div className="flex flex-wrap gap-4">
          <TextField label={t('account.keyName')} name="name" maxLength={100} autoComplete="off" required />
          <SelectField label={t('account.keyDays')} name="days">
            {days.map((n) => (
              <option key={n} value={n}>
                {t('account.days', { n: number(n) })}
              </option>
            ))}
          </SelectField>
        </div>
        {hasPassword ? (
          <PasswordField
            className="max-w-md"
            name="password"
            label={t('account.old')}
            autoComplete="current-password"
          />
        ) : null}
        <Button className="justify-self-start">{t('account.makeKey')}</Button>
      </PostForm>
    </section>
  )
}
