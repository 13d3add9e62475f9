import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { JobCard } from '../pages/jobs/job-card'
import { requireJob } from '../access/job-context.server'
import { cancelJob } from '../flows/scoring/cancel-job.server'
import { z } from 'zod'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { useJob } from '../pages/jobs/use-job'
import { festivalPath } from '../http/edition-path'

const CancelForm = z.object({ intent: z.literal('cancel').optional() })

export async function loader({ params, context }: LoaderFunctionArgs) {
  return requireJob(context, params, 'jobs.see')
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { job } = await requireJob(context, params, 'jobs.cancel')
  await readForm(context, request, CancelForm)
  await cancelJob(context, job)
  return redirect(festivalPath(params, `jobs/${job.id}`))
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.job.one)

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
