import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireInFestival } from '../access/festival-context.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { JobFailureReason } from '../pages/jobs/job-failure-reason'
import { EmptyState } from '../ui/notice'
import { FestivalLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival } = await requireInFestival(context, params['festival'], 'jobs.see')
  return { jobs: context.jobs.listOf(festival.id) }
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.job.title)

export default function Jobs() {
  const { jobs } = useLoaderData<typeof loader>()
  const { t, title, moment } = useLanguage()
  return (
    <>
      <h1>{t('job.title')}</h1>
      {jobs.length === 0 ? <EmptyState className="mt-4 text-quiet">{t('job.none')}</EmptyState> : null}
      <ul className="mt-4 grid gap-2">
        {jobs.map((job) => (
          <li key={job.id} className="sheet flex flex-wrap items-baseline justify-between gap-3">
            <FestivalLink page={`jobs/${job.id}`}>
              {t(`job.kind.${job.kind}`)}: {title(job.subject)}
            </FestivalLink>
            <span className="text-sm text-quiet">
              <span className="badge">{t(`job.state.${job.state}`)}</span> <bdi>{moment(job.startedAt)}</bdi>
            </span>
            <JobFailureReason failure={job.failure} />
          </li>
        ))}
      </ul>
    </>
  )
}
