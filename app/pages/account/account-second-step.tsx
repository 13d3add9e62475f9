import type { ComponentProps } from 'react'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { AccountAnswer } from './account-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { AccountOutcome, useAccountErrors } from './account-answer'
import { PasswordField } from '../../forms/sign-in-fields'
import { TextField } from '../../ui/field'
import { languagePath } from '../../http/language-path'
import { Button, ButtonLink } from '../../ui/button'

interface Begun {
  uri: string
  picture: string
  codes: readonly string[]
}

interface Props {
  isOn: boolean
  hasPassword: boolean
  answer: (AccountAnswer & { picture: string | null; refused: RefusedForm | null }) | undefined
}

/** Off; begun, where a first code is asked for; or on. */
export function AccountSecondStep({ isOn, hasPassword, answer }: Props) {
  const { t } = useLanguage()
  const errors = useAccountErrors(answer)
  const begun =
    answer?.uri !== undefined && answer.picture !== null
      ? { uri: answer.uri, picture: answer.picture, codes: answer.codes ?? [] }
      : null
  return (
    <section className="sheet grid gap-4" aria-labelledby="second-step">
      <h2 id="second-step">{t('account.step')}</h2>
      <p className="text-sm text-quiet">{isOn ? t('account.stepOn') : t('account.stepHelp')}</p>
      <AccountOutcome answer={answer} />
      {answer?.done === 'on' && answer.codes ? (
        <BackupCodes codes={answer.codes} />
      ) : begun ? (
        <Confirm begun={begun} refused={answer?.refused} errors={errors} />
      ) : (
        <PostForm intent={isOn ? 'stop' : 'begin'} className="grid gap-4" refused={answer?.refused} errors={errors}>
          {hasPassword ? (
            <PasswordField
              className="max-w-md"
              name="password"
              label={t('account.old')}
              autoComplete="current-password"
            />
          ) : null}
          <Button kind={isOn ? 'quiet' : 'primary'} className="justify-self-start">
            {isOn ? t('account.stop') : t('account.begin')}
          </Button>
        </PostForm>
      )}
    </section>
  )
}

function Confirm({ begun, ...answer }: { begun: Begun } & Pick<ComponentProps<typeof PostForm>, 'refused' | 'errors'>) {
  const { t } = useLanguage()
  const key = new URL(begun.uri).searchParams.get('secret') ?? ''
  return (
    <PostForm intent="confirm" className="grid gap-4" {...answer}>
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
      <TextField
        label={t('account.code')}
        className="max-w-xs"
        name="code"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <Button className="justify-self-start">{t('account.confirm')}</Button>
    </PostForm>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t, language } = useLanguage()
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
      <ButtonLink className="mt-4" to={languagePath(language, 'start')}>
        {t('account.goOn')}
      </ButtonLink>
    </div>
  )
}
