import type { AccountAnswer } from './account-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'

/** Which field a refusal is about; what is missing here is about the form as a whole. */
const fields: Partial<Record<NonNullable<AccountAnswer['why']>, string>> = {
  short: 'next',
  long: 'next',
  same: 'next',
  published: 'next',
  common: 'next',
  unequal: 'again',
  code: 'code',
}

/**
 * What is wrong with the fields of a form of “My account”. `password` is the name of the field for the present
 * password.
 */
export function useAccountErrors(
  answer: { why?: AccountAnswer['why'] | undefined } | undefined,
  { password = 'password', leastLength }: { password?: string; leastLength?: number | undefined } = {},
): Record<string, string> {
  const { t, number } = useLanguage()
  const field = answer?.why && (answer.why === 'wrong' ? password : fields[answer.why])
  return field && answer.why ? { [field]: t(`account.why.${answer.why}`, { least: number(leastLength ?? 0) }) } : {}
}

/** What a form of “My account” led to, in a sentence, where no field of it is wrong. */
export function AccountOutcome({ answer }: { answer: Pick<AccountAnswer, 'why' | 'done' | 'seconds'> | undefined }) {
  const { t, number } = useLanguage()
  if (answer?.why && answer.why !== 'wrong' && !fields[answer.why]) {
    return (
      <Notice kind="error" isAnswer>
        {t(`account.why.${answer.why}`, { seconds: number(answer.seconds ?? 0) })}
      </Notice>
    )
  }
  return answer?.done ? (
    <Notice kind="done" isAnswer>
      {t(`account.done.${answer.done}`)}
    </Notice>
  ) : null
}
