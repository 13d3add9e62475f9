import { refreshStatistics } from '../db/queries/observations'
import { outageOf } from '../db/outage'
import {
  type PullCounts,
  type PullLease,
  type StartedPull,
  LostLeaseError,
  failPull,
  releaseLease,
  startPull,
} from '../db/queries/pulls'
import { findSourceVersion, listSourceVersions, type Source } from '../db/queries/sources'
import { compileDefinition } from './compile-mapping'
import { SourceDefinition } from './definition'
import { fetchPages } from './fetch-pages'
import { keepLease, leaseMs } from './keep-lease'
import type { PullFailure, SourceContext } from './source-context'
import { storePull } from './store-pull'

/** From here on it is worth telling the planner what the table looks like now. */
const manyObservations = 5_000

export type PullOutcome =
  | { ok: true; pullId: number; counts: PullCounts; isResumed: boolean }
  | (PullFailure & { pullId: number | null; /** What was thrown, for the log. */ cause?: unknown })

/**
 * One pull from asking to stored. An unfinished pull of the same source is gone on with; one that runs is left alone.
 */
export async function pullSource(context: SourceContext, source: Source): Promise<PullOutcome> {
  const begun = await beginPull(context, source)
  return begun ? begun.finish() : { ok: false, why: 'already-running', detail: { name: source.code }, pullId: null }
}

/**
 * A pull that has its number and has not asked yet, for those who want to be told where to follow it; null where one
 * runs.
 */
export async function beginPull(
  context: SourceContext,
  source: Source,
): Promise<{ pullId: number; finish: () => Promise<PullOutcome> } | null> {
  const started = await begin(context, source)
  return started && { pullId: started.pull.id, finish: () => finish(context, source, started) }
}

async function finish(context: SourceContext, source: Source, started: StartedPull): Promise<PullOutcome> {
  const { lease, isResumed } = started
  const letGo = keepLease(context.db, lease, context.now)
  try {
    const outcome = await work(context, source, started)
    if (outcome.ok) {
      if (outcome.counts.observationsWritten >= manyObservations) await refreshStatistics(context.db)
      return { ...outcome, pullId: lease.pullId, isResumed }
    }
    return await end(context, lease, outcome)
  } catch (error) {
    if (error instanceof LostLeaseError)
      return { ok: false, why: 'taken-over', detail: { text: error.message }, pullId: lease.pullId }
    return { ...(await breakOff(context, lease, error)), cause: error }
  } finally {
    letGo()
  }
}

/**
 * A pull that failed ends; one that only stops with its process is given back, and whoever looks next goes on after its
 * last stored page.
 */
async function end(
  context: SourceContext,
  lease: PullLease,
  failure: PullFailure,
): Promise<PullFailure & { pullId: number }> {
  if (context.pause?.aborted) {
    await releaseLease(context.db, lease)
    return { ok: false, why: 'stopped', detail: failure.detail, pullId: lease.pullId }
  }
  await failPull(context.db, lease, { why: failure.why, detail: failure.detail }, context.now())
  return { ...failure, pullId: lease.pullId }
}

/**
 * Something was thrown: the pull ends as failed, with the reason. Where not even that can be written, as the database
 * is gone, its lease runs out and another process goes on with it.
 */
async function breakOff(
  context: SourceContext,
  lease: PullLease,
  error: unknown,
): Promise<PullFailure & { pullId: number }> {
  const failure: PullFailure = { ok: false, why: outageOf(error) ?? 'broke-off', detail: { text: messageOf(error) } }
  return end(context, lease, failure).catch(() => ({ ...failure, pullId: lease.pullId }))
}

/** The first cause: what wraps it names a statement with all of its data. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? messageOf(error.cause) : error.message.slice(0, 300)
}

async function begin(context: SourceContext, source: Source): Promise<StartedPull | null> {
  const [version] = await listSourceVersions(context.db, source.id, 1)
  if (!version) throw new Error(`The source ${source.code} has no definition`)
  const now = context.now()
  return context.db.transaction(async (tx) => {
    const started = await startPull(tx, {
      sourceId: source.id,
      sourceVersionId: version.id,
      now,
      leaseUntil: new Date(now.getTime() + leaseMs),
    })
    if (started)
      await context.tell(tx, {
        step: 'begun',
        festivalId: source.festivalId,
        source: source.code,
        pullId: started.pull.id,
        isResumed: started.isResumed,
      })
    return started
  })
}

/** A resumed pull follows the definition that it was started with. */
async function work(
  context: SourceContext,
  source: Source,
  { pull, lease }: StartedPull,
): Promise<{ ok: true; counts: PullCounts } | PullFailure> {
  const version = await findSourceVersion(context.db, pull.sourceVersionId)
  const made = compileDefinition(SourceDefinition.parse(version?.document))
  if (!made.ok)
    return {
      ok: false,
      why: 'bad-expression',
      detail: { text: made.problems.map((problem) => problem.detail).join('; ') },
    }
  const fetched = await fetchPages(context, pull, lease, made.compiled)
  if (!fetched.ok) return fetched
  return storePull(context, source.festivalId, lease, made.compiled)
}
