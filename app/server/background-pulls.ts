import type { Logger } from 'pino'
import { findFestival } from '../../db/queries/festivals'
import { LostLeaseError, failPull, listAbandonedPulls } from '../../db/queries/pulls'
import { type Source, findSource, listSourceVersions } from '../../db/queries/sources'
import { beginPull } from '../../sources/pull-source'
import { isInternal } from '../flows/pulls/records-behind.server'
import { scoreFestival } from '../flows/scoring/score-festival.server'
import type { Viewer } from '../policy/policy.server'
import { operatorOf } from '../access/viewer.server'
import type { JobEnd, JobList } from '../runtime/job-list'
import type { ServerContext } from '../access/server-context'
import type { Workspace } from '../workspace/open-workspace'

export interface BackgroundPulls {
  start: ServerContext['startPull']
  /** Goes on with pulls that nobody works on any more. */
  resume: () => Promise<void>
}

/** Pulls that a page asked for. When one brought something new, the festival is scored again. */
export function createBackgroundPulls(workspace: Workspace, jobs: JobList, log: Logger): BackgroundPulls {
  const { db } = workspace.database

  async function start(
    festivalCode: string,
    sourceCode: string,
    viewer: Viewer,
  ): ReturnType<ServerContext['startPull']> {
    const festival = await findFestival(db, festivalCode)
    const source = festival && (await findSource(db, festival.id, sourceCode))
    if (!source) return { ok: false, why: 'unknown-source' }
    const [version] = await listSourceVersions(db, source.id, 1)
    if (isInternal(version?.document)) return { ok: false, why: 'unknown-source' }
    const { signal, pause, report, start: startJob } = jobs.prepare()
    const context = workspace.sourceContext({
      viewer,
      signal,
      pause,
      onProgress: ({ step, done, of }) => report({ name: step, done, of }),
    })
    const begun = await beginPull(context, source)
    if (!begun) return { ok: false, why: 'running' }
    const { titleFa, titleEn } = source
    const place = `/${festivalCode}/pulls/${begun.pullId}`
    const subject = { titleFa, titleEn }
    const job = startJob(
      { kind: 'pull', festivalId: festival.id, subject, path: place, startedBy: viewer.user?.name ?? null },
      () => finish(festivalCode, source, viewer, begun.finish),
    )
    return { ok: true, pullId: begun.pullId, jobId: job.id }
  }

  async function finish(
    festivalCode: string,
    source: Source,
    viewer: Viewer,
    rest: NonNullable<Awaited<ReturnType<typeof beginPull>>>['finish'],
  ): Promise<JobEnd> {
    const outcome = await rest()
    const festival = await findFestival(db, festivalCode)
    if (festival && outcome.ok && outcome.counts.observationsWritten > 0)
      await scoreFestival({ db, viewer, now: new Date() }, festival)
    if (!outcome.ok)
      log.warn({ source: source.code, why: outcome.why, detail: outcome.detail, err: outcome.cause }, 'A pull failed')
    if (outcome.ok) return { ok: true }
    return { ok: false, failure: { of: 'pull', pull: { why: outcome.why, detail: outcome.detail } } }
  }

  return {
    start,
    resume: async () => {
      for (const { festivalCode, sourceCode, lease } of await listAbandonedPulls(db, new Date())) {
        if (lease.fence >= mostTakeovers)
          await failPull(db, lease, { why: 'gave-up', detail: { name: sourceCode } }, new Date()).catch(ignoreLost)
        else await start(festivalCode, sourceCode, operatorOf('restart'))
      }
    },
  }
}

/** Work that came back so often ends its process each time, or never gets anywhere. */
export const mostTakeovers = 20

/** Another server was faster. */
function ignoreLost(error: unknown) {
  if (!(error instanceof LostLeaseError)) throw error
}
