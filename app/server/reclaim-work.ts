import type { Logger } from 'pino'
import { type AbandonedScoring, failScoreJob, listAbandonedScorings, takeScoreJob } from '../../db/queries/score-jobs'
import { operatorOf } from '../access/viewer.server'
import { finishScoring } from '../flows/scoring/score-edition.server'
import { scoreLeaseMs, underScoreLease } from '../flows/scoring/score-lease.server'
import { type BackgroundPulls, mostTakeovers } from './background-pulls'
import type { JobList } from '../runtime/job-list'
import type { RepeatedWork } from '../runtime/repeated-work'
import type { Workspace } from '../workspace/open-workspace'

/** Every 20 seconds, a third of a lease: work whose process died waits at most a lease and this. */
const times = '*/20 * * * * *'

/**
 * Every server looks for work whose process is gone, at its start and as long as it runs, and goes on with it. Who
 * works gives signs of life; a lease that ran out is free for whoever takes it first.
 */
export async function reclaimWork(
  { database: { db } }: Workspace,
  jobs: JobList,
  pulls: BackgroundPulls,
  repeated: RepeatedWork,
  log: Logger,
) {
  const look = async () => {
    if (jobs.stopping.aborted) return
    await pulls.resume()
    for (const abandoned of await listAbandonedScorings(db, new Date())) await takeOver(abandoned)
  }

  async function takeOver({ job, festival, edition }: AbandonedScoring) {
    const now = new Date()
    const lease = await takeScoreJob(db, job.id, { now, leaseUntil: new Date(now.getTime() + scoreLeaseMs) })
    if (!lease) return
    const { titleFa, titleEn } = edition
    const wanted = {
      kind: 'score',
      festivalId: festival.id,
      subject: { titleFa, titleEn },
      path: `/${festival.code}/${edition.code}/rankings`,
      startedBy: null,
    } as const
    if (lease.fence > mostTakeovers) {
      await failScoreJob(db, lease, { why: 'gave-up', detail: '' }, now)
      // The work is no more; who looks for it among the jobs finds why.
      jobs.start(wanted, async () => ({ ok: false, failure: { of: 'work', why: 'gave-up' } }))
      return
    }
    jobs.start(wanted, async ({ report, signal }) => {
      report({ name: 'scoring', done: 0, of: 2 })
      const outcome = await underScoreLease(db, lease, () =>
        finishScoring(
          { db, viewer: operatorOf('restart'), now: new Date() },
          edition,
          { lease, asOf: job.asOf, purpose: job.purpose },
          signal,
        ),
      )
      return outcome.ok
        ? { ok: true, path: `${wanted.path}?run=${outcome.runId}` }
        : { ok: false, failure: { of: 'work', why: outcome.why } }
    })
  }

  await look()
  repeated.schedule(times, look, (error) => log.error({ err: error }, 'Work that was left could not be looked for'))
}
