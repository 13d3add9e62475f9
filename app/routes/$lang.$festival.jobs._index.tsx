import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { requireInFestival } from '../access/festival-place.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival } = await requireInFestival(context, params['festival'], 'jobs.see')
  return { jobs: context.jobs.listOf(festival.id) }
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.job.title)

export default function Jobs() {
  const { jobs } = useLoaderData<typeof loader>()
  const { t, title, moment } = useLanguage()
  const { lang, festival } = useParams()
  return (
    <>
      <h1>{t('job.title')}</h1>
      {jobs.length === 0 ? <p className="sheet mt-4 text-quiet">{t('job.none')}</p> : null}
      <ul className="mt-4 grid gap-2">
        {jobs.map((job) => (
          <li key={job.id} className="sheet flex flex-wrap items-baseline justify-between gap-3">
            <Link to={`/${lang}/${festival}/jobs/${job.id}`}>
              {t(`job.kind.${job.kind}`)}: {title(job.subject)}
            </Link>
            <span className="text-sm text-quiet">
              <span className="badge">{t(`job.state.${job.state}`)}</span> <bdi>{moment(job.startedAt)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
