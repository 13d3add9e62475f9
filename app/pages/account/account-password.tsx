import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { AccountAnswer } from './account-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { AccountOutcome, useAccountErrors } from './account-answer'
import { PasswordField } from '../../forms/sign-in-fields'
import { Button } from '../../ui/button'

interface Props {
  answer: (AccountAnswer & { refused: RefusedForm | null }) | undefined
  leastLength: number
}

export function AccountPassword({ answer, leastLength }: Props) {
  const { t, number } = useLanguage()
  const errors = useAccountErrors(answer, { password: 'old', leastLength })
  return (
    <PostForm intent="password" className="sheet grid gap-4" refused={answer?.refused} errors={errors}>
      <h2>{t('account.password')}</h2>
      <p className="text-sm text-quiet">{t('account.changeHelp')}</p>
      <PasswordField className="max-w-md" name="old" label={t('account.old')} autoComplete="current-password" />
      <PasswordField
        className="max-w-md"
        name="next"
        label={t('account.next', { least: number(leastLength) })}
        autoComplete="new-password"
      />
      <PasswordField className="max-w-md" name="again" label={t('account.again')} autoComplete="new-password" />
      <p className="text-sm text-quiet">{t('account.nextHelp')}</p>
      <AccountOutcome answer={answer} />
      <Button className="justify-self-start">{t('account.change')}</Button>
    </PostForm>
  )
}
