import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireJob } from '../access/job-context.server'
import { streamJob } from '../server/job-events'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { job } = await requireJob(context, params, 'jobs.see')
  return streamJob(context.jobs, job, request.signal)
}
