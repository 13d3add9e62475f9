import { found } from '../http/found'
import { requireInFestival } from './festival-context.server'
import type { Job } from '../runtime/jobs'
import type { Act } from '../policy/policy.server'
import type { ServerContext } from './server-context'

/** A job of the festival of an address; 404 for who may not see it, and where there is none. */
export async function requireJob(
  context: ServerContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<{ job: Job }> {
  const { festival } = await requireInFestival(context, params['festival'], act)
  const job = context.jobs.find(params['job'] ?? '')
  found(job)
  if (job.festivalId !== festival.id) found(null)
  return { job }
}
