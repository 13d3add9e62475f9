import { FailureReason } from '../../figures/failure-reason'
import { useLanguage } from '../../page-language/use-language'
import type { JobFailure } from '../../runtime/jobs'

/** Why a job failed, in the language of the page. */
export function JobFailureReason({ failure }: { failure: JobFailure | null }) {
  const { t } = useLanguage()
  if (!failure) return null
  if (failure.of === 'pull') return <FailureReason failure={failure.pull} />
  return <span className="block text-sm text-warn">{t(`job.why.${failure.why}`)}</span>
}
