import { Form } from '@remix-run/react'
import type { AccountAnswer } from '../forms/account-form.server'
import { useLanguage } from '../i18n/use-language'
import { AccountOutcome } from './account-answer'
import { PasswordField } from './account-password'

interface Begun {
  uri: string
  picture: string
  codes: readonly string[]
}

interface Props {
  isOn: boolean
  hasPassword: boolean
  answer: (AccountAnswer & { picture: string | null }) | undefined
}

/** Off; begun, where a first code is asked for; or on. */
export function AccountSecondStep({ isOn, hasPassword, answer }: Props) {
  const { t } = useLanguage()
  const begun =
    answer?.uri !== undefined && answer.picture !== null
      ? { uri: answer.uri, picture: answer.picture, codes: answer.codes ?? [] }
      : null
  return (
    <section className="sheet grid gap-4" aria-labelledby="second-step">
      <h2 id="second-step">{t('account.step')}</h2>
      <p className="text-sm text-quiet">{isOn ? t('account.stepOn') : t('account.stepHelp')}</p>
      <AccountOutcome answer={answer} />
      {answer?.done === 'on' && answer.codes ? <BackupCodes codes={answer.codes} /> : null}
      {begun ? (
        <Confirm begun={begun} />
      ) : (
        <Form method="post" className="grid gap-4">
          {hasPassword ? (
            <PasswordField name="password" label={t('account.old')} autoComplete="current-password" />
          ) : null}
          <button
            className={`${isOn ? 'button-quiet' : 'button'} justify-self-start`}
            name="wish"
            value={isOn ? 'stop' : 'begin'}
            type="submit"
          >
            {isOn ? t('account.stop') : t('account.begin')}
          </button>
        </Form>
      )}
    </section>
  )
}

function Confirm({ begun }: { begun: Begun }) {
  const { t } = useLanguage()
  const key = new URL(begun.uri).searchParams.get('secret') ?? ''
  return (
    <Form method="post" className="grid gap-4">
      <p>{t('account.scan')}</p>
      <div
        role="img"
        aria-label={t('account.picture')}
        className="w-52 rounded-lg bg-white p-2"
        dangerouslySetInnerHTML={{ __html: begun.picture }}
      />
      <p>
        {t('account.key')}: <code className="code">{key.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <input type="hidden" name="uri" value={begun.uri} />
      <input type="hidden" name="codes" value={begun.codes.join(' ')} />
      <label className="grid max-w-xs gap-1">
        {t('account.code')}
        <input className="field" name="code" dir="ltr" inputMode="numeric" autoComplete="one-time-code" required />
      </label>
      <button className="button justify-self-start" name="wish" value="confirm" type="submit">
        {t('account.confirm')}
      </button>
    </Form>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useLanguage()
  return (
    <div>
      <h3 className="font-bold">{t('account.codes')}</h3>
      <p className="text-sm text-quiet">{t('account.codesHelp')}</p>
      <ul className="mt-2 grid grid-cols-2 gap-1 sm:grid-cols-5">
        {codes.map((code) => (
          <li key={code} className="code">
            {code}
          </li>
        ))}
      </ul>
    </div>
  )
}
