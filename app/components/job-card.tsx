import { Form, Link, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import { type Job, isOver } from '../jobs'

/** How far a job is, and what can be done about it: cancel it while it runs, go to its result when it is done. */
export function JobCard({ job }: { job: Job }) {
  const { t, moment } = useLanguage()
  const { lang } = useParams()
  return (
    <section className="sheet mt-4" aria-label={t('job.progress')}>
      <p role="status" className="text-lg">
        <strong>{t(`job.state.${job.state}`)}</strong>
      </p>
      {isOver(job) ? null : <Progress job={job} />}
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
          <Link className="button" to={`/${lang}${job.place}`}>
            {t('job.result')}
          </Link>
        ) : null}
        {isOver(job) ? null : (
          <Form method="post">
            <button className="button-quiet" type="submit">
              {t('job.cancel')}
            </button>
          </Form>
        )}
      </p>
    </section>
  )
}

function Progress({ job: { step } }: { job: Job }) {
  const { t, number } = useLanguage()
  if (!step) return <progress className="mt-2 w-full" aria-label={t('job.progress')} />
  const said = step.of === null ? number(step.done) : t('job.of', { done: number(step.done), of: number(step.of) })
  return (
    <p className="mt-2">
      <progress
        className="w-full"
        aria-label={t('job.progress')}
        {...(step.of === null ? {} : { value: step.done, max: step.of })}
      />
      <span className="text-sm text-quiet">
        {t(`job.step.${step.name}`)} {said}
      </span>
    </p>
  )
}
