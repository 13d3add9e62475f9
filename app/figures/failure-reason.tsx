import { describeFailure } from '../../sources/pull-failure'
import { isolate } from '../format/isolate'
import { useLanguage } from '../page-language/use-language'

/** Why a pull failed, in the language of the page, wherever it is told that it did. */
export function FailureReason({
  failure,
  className = 'block text-sm text-warn',
}: {
  failure: { why: string; detail: string } | null
  className?: string
}) {
  const { language } = useLanguage()
  return failure ? <span className={className}>{describeFailure(failure, language, isolate)}</span> : null
}
