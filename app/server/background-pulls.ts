import type { Logger } from 'pino'
import { findFestival } from '../../db/queries/festivals'
import { listAbandonedPulls } from '../../db/queries/pulls'
import { type Source, findSource } from '../../db/queries/sources'
import { beginPull } from '../../sources/pull-source'
import { scoreFestival } from '../flows/score-festival.server'
import type { ServerContext } from './load-context'
import type { Workspace } from './open-workspace'

export interface BackgroundPulls {
  start: ServerContext['startPull']
  /** Goes on with what an earlier process left unfinished. */
  resume: () => Promise<void>
  /** Resolves when none is running any more. */
  settled: () => Promise<void>
}

/** Pulls that a page asked for. When one brought something new, the festival is scored again. */
export function createBackgroundPulls(workspace: Workspace, log: Logger): BackgroundPulls {
  const running = new Set<Promise<void>>()
  const { db } = workspace.database

  async function start(festivalCode: string, sourceCode: string): ReturnType<ServerContext['startPull']> {
    const festival = await findFestival(db, festivalCode)
    const source = festival && (await findSource(db, festival.id, sourceCode))
    if (!source) return { ok: false, why: 'unknown-source' }
    const begun = await beginPull(workspace.sourceContext(), source)
    if (!begun) return { ok: false, why: 'running' }
    const work = finish(festivalCode, source, begun.finish)
      .catch((error: unknown) => log.error({ err: error, source: sourceCode }, 'A pull broke off; it goes on at the next start'))
      .finally(() => running.delete(work))
    running.add(work)
    return { ok: true, pullId: begun.pullId }
  }

  async function finish(festivalCode: string, source: Source, rest: NonNullable<Awaited<ReturnType<typeof beginPull>>>['finish']) {
    const outcome = await rest()
    const festival = await findFestival(db, festivalCode)
    if (festival && outcome.ok && outcome.counts.observationsWritten > 0) await scoreFestival(db, festival, new Date())
    if (!outcome.ok) log.warn({ source: source.code, why: outcome.why, detail: outcome.detail }, 'A pull failed')
  }

  return {
    start,
    resume: async () => {
      for (const { festivalCode, sourceCode } of await listAbandonedPulls(db, new Date())) await start(festivalCode, sourceCode)
    },
    settled: async () => {
      await Promise.all(running)
    },
  }
}
