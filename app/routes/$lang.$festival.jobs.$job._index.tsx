import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { JobCard } from '../components/job-card'
import { requireJob } from '../access/job-place.server'
import { cancelJob } from '../flows/cancel-job.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { useJob } from '../hooks/use-job'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return requireJob(context, params, 'jobs.see')
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { job } = await requireJob(context, params, 'jobs.cancel')
  await cancelJob(context, job)
  return redirect(`/${params['lang']}/${params['festival']}/jobs/${job.id}`)
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.job.one)

export default function JobPage() {
  const job = useJob(useLoaderData<typeof loader>().job)
  const { t, title } = useLanguage()
  return (
    <>
      <h1>
        {t(`job.kind.${job.kind}`)}: {title(job.subject)}
      </h1>
      <JobCard job={job} />
      <p className="mt-4 text-sm text-quiet">{t('job.leave')}</p>
    </>
  )
}
