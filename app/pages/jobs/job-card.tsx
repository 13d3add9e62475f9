import { Form } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { type Job, isOver } from '../../runtime/jobs'
import { Button, ButtonLink } from '../../ui/button'
import { Progress, Status } from '../../ui/status'
import { JobFailureReason } from './job-failure-reason'

/** How far a job is, and what can be done about it: cancel it while it runs, go to its result when it is done. */
export function JobCard({ job }: { job: Job }) {
  const { t, language, moment } = useLanguage()
  return (
    <section className="sheet mt-4" aria-label={t('job.progress')}>
      <Status className="text-lg">
        <strong>{t(`job.state.${job.state}`)}</strong>
        <JobFailureReason failure={job.failure} />
      </Status>
      {isOver(job) ? null : <JobProgress job={job} />}
      <dl className="facts mt-4">
        <dt>{t('job.startedAt')}</dt>
        <dd>
          <bdi>{moment(job.startedAt)}</bdi> {job.startedBy ?? ''}
        </dd>
        {job.endedAt ? (
          <>
            <dt>{t('job.endedAt')}</dt>
            <dd>
              <bdi>{moment(job.endedAt)}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
      <p className="mt-4 flex gap-3">
        {job.state === 'done' || job.kind === 'pull' ? (
          <ButtonLink to={`/${language}${job.path}`}>{t('job.result')}</ButtonLink>
        ) : null}
        {isOver(job) ? null : (
          <Form method="post">
            <Button kind="quiet">{t('job.cancel')}</Button>
          </Form>
        )}
      </p>
    </section>
  )
}

function JobProgress({ job: { step } }: { job: Job }) {
  const { t, number } = useLanguage()
  if (!step) return <Progress className="mt-2 w-full" label={t('job.progress')} />
  const said = step.of === null ? number(step.done) : t('job.of', { done: number(step.done), of: number(step.of) })
  return (
    <p className="mt-2">
      <Progress className="w-full" label={t('job.progress')} done={step.done} of={step.of} />
      <span className="text-sm text-quiet">
        {t(`job.step.${step.name}`)} {said}
      </span>
    </p>
  )
}
