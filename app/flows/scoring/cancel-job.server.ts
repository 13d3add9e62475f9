import { recordEvent } from '../../audit/audit.server'
import { type Job, isOver } from '../../runtime/jobs'
import type { ServerContext } from '../../access/server-context'

/** Asks long work to end. What is over by now stays as it ended. */
export async function cancelJob(
  { db, jobs, viewer, now }: Pick<ServerContext, 'db' | 'jobs' | 'viewer' | 'now'>,
  { id, kind, festivalId, path: place }: Job,
) {
  const job = jobs.find(id)
  if (!job || isOver(job)) return
  await db.transaction((tx) =>
    recordEvent(tx, viewer, {
      action: 'job.cancel',
      at: now,
      festivalId,
      subject: `job:${id}`,
      before: { kind, place, startedBy: job.startedBy, step: job.step },
    }),
  )
  jobs.cancel(id)
}
