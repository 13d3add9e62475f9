import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { edition, festival, scoreJob } from '../schema'
import { storableText } from '../storable-json'
import type { Edition, Festival } from './festivals'

export type ScoreJob = typeof scoreJob.$inferSelect

/** The right to work on a scoring. A write under an older fence is refused. */
export interface ScoreLease {
  jobId: number
  fence: number
}

/** Thrown where another process has taken a scoring over. */
export class LostScoreLeaseError extends Error {
  constructor(jobId: number) {
    super(`The scoring ${jobId} was taken over by another process; this one stops working on it.`)
    this.name = 'LostScoreLeaseError'
  }
}

/** In the transaction that chose `asOf` under the festival's lock. */
export async function createScoreJob(
  tx: Db,
  job: Pick<ScoreJob, 'festivalId' | 'editionId' | 'asOf' | 'startedAt' | 'leaseUntil'> &
    Partial<Pick<ScoreJob, 'purpose'>>,
): Promise<ScoreLease> {
  const [created] = await tx
    .insert(scoreJob)
    .values({ ...job, state: 'running', fence: 1 })
    .returning({ id: scoreJob.id })
  if (!created) throw new Error('The scoring could not be registered')
  return { jobId: created.id, fence: 1 }
}

export async function finishScoreJob(tx: Db, lease: ScoreLease, runId: number, finishedAt: Date) {
  await updateUnderLease(tx, lease, { state: 'finished', runId, finishedAt })
}

export async function failScoreJob(
  db: Db,
  lease: ScoreLease,
  failure: { why: string; detail: string },
  finishedAt: Date,
) {
  await updateUnderLease(db, lease, {
    state: 'failed',
    failure: { ...failure, detail: storableText(failure.detail) },
    finishedAt,
  })
}

export async function renewScoreLease(db: Db, lease: ScoreLease, leaseUntil: Date) {
  await updateUnderLease(db, lease, { leaseUntil })
}

/** Gives a scoring back: whoever looks next takes it over. */
export async function releaseScoreLease(db: Db, lease: ScoreLease) {
  await updateUnderLease(db, lease, { leaseUntil: new Date(0) })
}

/** Whoever worked on a scoring is gone: for the start of a process that has the database for itself. */
export async function expireScoreLeases(db: Db) {
  await db
    .update(scoreJob)
    .set({ leaseUntil: new Date(0) })
    .where(eq(scoreJob.state, 'running'))
}

async function updateUnderLease(db: Db, { jobId, fence }: ScoreLease, values: Partial<typeof scoreJob.$inferInsert>) {
  const updated = await db
    .update(scoreJob)
    .set(values)
    .where(and(eq(scoreJob.id, jobId), eq(scoreJob.fence, fence), eq(scoreJob.state, 'running')))
    .returning({ id: scoreJob.id })
  if (!updated.length) throw new LostScoreLeaseError(jobId)
}

export interface AbandonedScoring {
  job: ScoreJob
  festival: Festival
  edition: Edition
}

/** Scorings that nobody works on any more, the oldest first. */
export async function listAbandonedScorings(db: Db, now: Date): Promise<AbandonedScoring[]> {
  return db
    .select({ job: scoreJob, festival, edition })
    .from(scoreJob)
    .innerJoin(edition, eq(edition.id, scoreJob.editionId))
    .innerJoin(festival, eq(festival.id, scoreJob.festivalId))
    .where(and(eq(scoreJob.state, 'running'), lt(scoreJob.leaseUntil, now)))
    .orderBy(asc(scoreJob.id))
}

/** Takes an abandoned scoring over; null where another process was faster. */
export async function takeScoreJob(
  db: Db,
  jobId: number,
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<ScoreLease | null> {
  const [taken] = await db
    .update(scoreJob)
    .set({ fence: sql`${scoreJob.fence} + 1`, leaseUntil })
    .where(and(eq(scoreJob.id, jobId), eq(scoreJob.state, 'running'), lt(scoreJob.leaseUntil, now)))
    .returning({ fence: scoreJob.fence })
  return taken ? { jobId, fence: taken.fence } : null
}
