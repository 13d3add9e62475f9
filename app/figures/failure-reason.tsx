import type { StoredFailure } from '../../db/schema'
import { describeFailure } from '../../sources/pull-failure'
import { isolate } from '../format/isolate'
import { useLanguage } from '../page-language/use-language'

/** Why a pull failed, in the language of the page, wherever it is told that it did. */
export function FailureReason({
  failure,
  className = 'block text-sm text-warn',
}: {
  failure: StoredFailure | null
  className?: string
}) {
  const { language, digits, format } = useLanguage()
  if (!failure) return null
  const write = { number: format.amount, digits, mark: isolate }
  return <span className={className}>{describeFailure(failure, language, write)}</span>
}
