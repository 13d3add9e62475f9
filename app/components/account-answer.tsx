import type { AccountAnswer } from '../forms/account-form.server'
import { useLanguage } from '../i18n/use-language'

/** What a form of “My account” led to, in a sentence. */
export function AccountOutcome({ answer }: { answer: Pick<AccountAnswer, 'why' | 'done' | 'seconds'> | undefined }) {
  const { t, number } = useLanguage()
  if (answer?.why) {
    return (
      <p role="alert" className="text-bad">
        {t(`account.why.${answer.why}`, { seconds: number(answer.seconds ?? 0) })}
      </p>
    )
  }
  return answer?.done ? (
    <p role="status" className="text-accent">
      {t(`account.done.${answer.done}`)}
    </p>
  ) : null
}
