import { type SQL, and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../database'
import {
  adjustment,
  agency,
  assignment,
  evaluation,
  grant,
  metric,
  objection,
  objectionFile,
  observation,
  review,
  reviewRuling,
  ruling,
  rulingWithdrawal,
  storedFile,
  user,
} from '../schema'
import { type Scope, calledA, isKin, withinScope } from './scope'

export type Objection = typeof objection.$inferSelect
export type Ruling = typeof ruling.$inferSelect
export type Adjustment = typeof adjustment.$inferSelect
export type Review = typeof review.$inferSelect

/** A condition on `ruling`: nobody took it back. */
const rulingStands = sql`not exists (select 1 from ruling_withdrawal w where w.ruling_id = ${ruling.id})`

export interface ObjectionRow {
  objection: Objection
  agency: { id: number; code: string; titleFa: string; titleEn: string }
  /** The ruling's author is never among these: agencies are told the role. */
  ruling: Pick<Ruling, 'id' | 'verdict' | 'reason' | 'at'> | null
}

/**
 * Objections of an edition within a scope; of an evaluator's scope only those about the indicators given. Oldest first.
 */
export async function listObjections(
  db: Db,
  editionId: number,
  scope: Scope,
  indicators?: readonly string[],
): Promise<ObjectionRow[]> {
  if (indicators?.length === 0) return []
  const a = agency
  return db
    .select({
      objection,
      agency: { id: a.id, code: a.code, titleFa: a.titleFa, titleEn: a.titleEn },
      ruling: { id: ruling.id, verdict: ruling.verdict, reason: ruling.reason, at: ruling.at },
    })
    .from(objection)
    .innerJoin(a, eq(a.id, objection.agencyId))
    .leftJoin(ruling, and(eq(ruling.objectionId, objection.id), rulingStands))
    .where(
      and(
        eq(objection.editionId, editionId),
        sql`exists (select 1 from agency a where a.id = ${objection.agencyId} and ${withinScope(scope)})`,
        indicators ? inArray(objection.indicatorCode, [...indicators]) : undefined,
      ),
    )
    .orderBy(asc(objection.at), asc(objection.id))
}

/** Null where the agency has objected to the indicator already. */
export async function createObjection(tx: Db, values: typeof objection.$inferInsert): Promise<Objection | null> {
  const [created] = await tx.insert(objection).values(values).onConflictDoNothing().returning()
  return created ?? null
}

/** Null where the objection has a ruling that stands. The caller holds the course. */
export async function createRuling(
  tx: Db,
  values: typeof ruling.$inferInsert,
  adjustments: readonly Omit<typeof adjustment.$inferInsert, 'rulingId'>[],
): Promise<Ruling | null> {
  if (await findRuling(tx, values.objectionId)) return null
  const [created] = await tx.insert(ruling).values(values).returning()
  if (created && adjustments.length)
    await tx.insert(adjustment).values(adjustments.map((adjustment) => ({ ...adjustment, rulingId: created.id })))
  return created ?? null
}

/** The ruling on an objection that stands. */
export async function findRuling(db: Db, objectionId: number): Promise<Ruling | null> {
  const [found] = await db
    .select()
    .from(ruling)
    .where(and(eq(ruling.objectionId, objectionId), rulingStands))
  return found ?? null
}

/** Takes a ruling back. The caller holds the course, and has seen that it stands. */
export async function withdrawRuling(tx: Db, values: typeof rulingWithdrawal.$inferInsert) {
  await tx.insert(rulingWithdrawal).values(values)
}

/** Earlier rulings on an objection with why they were taken back, oldest first. Their authors are not among these. */
export async function listWithdrawnRulings(
  db: Db,
  objectionId: number,
): Promise<{ id: number; verdict: Ruling['verdict']; reason: string; at: Date; withdrawnAt: Date; why: string }[]> {
  return db
    .select({
      id: ruling.id,
      verdict: ruling.verdict,
      reason: ruling.reason,
      at: ruling.at,
      withdrawnAt: rulingWithdrawal.at,
      why: rulingWithdrawal.reason,
    })
    .from(ruling)
    .innerJoin(rulingWithdrawal, eq(rulingWithdrawal.rulingId, ruling.id))
    .where(eq(ruling.objectionId, objectionId))
    .orderBy(asc(ruling.id))
}

/**
 * Adjustments that reviews applied for an objection, by rulings that were taken back since; each with the run before
 * its review. Oldest first.
 */
export async function listAppliedWithdrawn(
  db: Db,
  objectionId: number,
): Promise<{ adjustment: Adjustment; metricCode: string; baseRunId: number }[]> {
  return db
    .select({ adjustment, metricCode: metric.code, baseRunId: review.baseRunId })
    .from(adjustment)
    .innerJoin(ruling, eq(ruling.id, adjustment.rulingId))
    .innerJoin(rulingWithdrawal, eq(rulingWithdrawal.rulingId, ruling.id))
    .innerJoin(metric, eq(metric.id, adjustment.metricId))
    .innerJoin(reviewRuling, eq(reviewRuling.rulingId, ruling.id))
    .innerJoin(review, and(eq(review.id, reviewRuling.reviewId), eq(review.state, 'applied')))
    .where(eq(ruling.objectionId, objectionId))
    .orderBy(asc(ruling.id), asc(adjustment.id))
}

/** Whether a review that nobody has decided yet tries a ruling. */
export async function isInOpenReview(db: Db, rulingId: number): Promise<boolean> {
  const [found] = await db
    .select({ id: review.id })
    .from(reviewRuling)
    .innerJoin(review, and(eq(review.id, reviewRuling.reviewId), eq(review.state, 'open')))
    .where(eq(reviewRuling.rulingId, rulingId))
  return found !== undefined
}

/**
 * Whether a person has judged a declared value of an agency that one of these metrics holds: then somebody else rules.
 */
export async function hasJudged(
  db: Db,
  item: { editionId: number; userId: string; agencyId: number; metrics: readonly string[] },
): Promise<boolean> {
  const [found] = await db
    .select({ id: evaluation.id })
    .from(evaluation)
    .innerJoin(observation, eq(observation.id, evaluation.observationId))
    .innerJoin(metric, eq(metric.id, observation.metricId))
    .where(
      and(
        eq(evaluation.editionId, item.editionId),
        eq(evaluation.userId, item.userId),
        eq(observation.agencyId, item.agencyId),
        inArray(metric.code, [...item.metrics]),
      ),
    )
    .limit(1)
  return found !== undefined
}

export async function listUnruled(db: Db, editionId: number): Promise<Objection[]> {
  const rows = await db
    .select({ objection })
    .from(objection)
    .leftJoin(ruling, and(eq(ruling.objectionId, objection.id), rulingStands))
    .where(and(eq(objection.editionId, editionId), isNull(ruling.id)))
  return rows.map((row) => row.objection)
}

/**
 * Who answers for which indicator as an evaluator, with the agencies whose objections they leave to others: the own one
 * and its kin. Nobody disabled.
 */
export async function listPossibleRulers(
  db: Db,
  where: { festivalId: number; editionId: number },
): Promise<{ userId: string; indicatorCode: string; kin: number[] }[]> {
  return db
    .select({
      userId: assignment.userId,
      indicatorCode: assignment.indicatorCode,
      kin: sql<number[]>`array(select a.id from agency a where ${isKin(calledA, grant.agencyId)})`,
    })
    .from(assignment)
    .innerJoin(
      grant,
      and(
        eq(grant.userId, assignment.userId),
        eq(grant.role, 'evaluator'),
        or(eq(grant.festivalId, where.festivalId), isNull(grant.festivalId)),
      ),
    )
    .innerJoin(user, and(eq(user.id, assignment.userId), eq(user.banned, false)))
    .where(eq(assignment.editionId, where.editionId))
}

/** Who has judged declared values of which agency and metric. */
export async function listJudgedValues(
  db: Db,
  editionId: number,
): Promise<{ userId: string; agencyId: number; metric: string }[]> {
  return db
    .selectDistinct({ userId: evaluation.userId, agencyId: observation.agencyId, metric: metric.code })
    .from(evaluation)
    .innerJoin(observation, eq(observation.id, evaluation.observationId))
    .innerJoin(metric, eq(metric.id, observation.metricId))
    .where(eq(evaluation.editionId, editionId))
}

export async function listAdjustments(db: Db, rulingId: number) {
  return db
    .select({ adjustment, metric })
    .from(adjustment)
    .innerJoin(metric, eq(metric.id, adjustment.metricId))
    .where(eq(adjustment.rulingId, rulingId))
    .orderBy(asc(adjustment.id))
}

export async function listObjectionFiles(
  db: Db,
  objectionId: number,
): Promise<{ id: number; name: string; bytes: number }[]> {
  return db
    .select({ id: storedFile.id, name: storedFile.name, bytes: storedFile.bytes })
    .from(objectionFile)
    .innerJoin(storedFile, eq(storedFile.id, objectionFile.fileId))
    .where(eq(objectionFile.objectionId, objectionId))
    .orderBy(asc(storedFile.id))
}

export async function attachFile(tx: Db, objectionId: number, fileId: number) {
  await tx.insert(objectionFile).values({ objectionId, fileId })
}

/** An adjustment with all that says where it comes from. */
export interface RuledAdjustment {
  adjustment: Adjustment
  ruling: Ruling
  objection: Objection
  agencyCode: string
  metricCode: string
}

/** Adjustments of rulings that no review has applied, in the order of the rulings. */
export async function listPendingAdjustments(db: Db, editionId: number): Promise<RuledAdjustment[]> {
  return selectRuled(db, sql`${objection.editionId} = ${editionId} and ${isPending(sql`${ruling.id}`)}`)
}

/**
 * Adjustments of the rulings on an agency's objections that nobody took back, applied or not, in the order of the
 * rulings.
 */
export async function listStandingAdjustments(db: Db, editionId: number, agencyId: number): Promise<RuledAdjustment[]> {
  return selectRuled(
    db,
    sql`${objection.editionId} = ${editionId} and ${objection.agencyId} = ${agencyId} and ${rulingStands}`,
  )
}

/** Adjustments of the rulings that a review holds, in the order of the rulings. */
export async function listReviewedAdjustments(db: Db, reviewId: number): Promise<RuledAdjustment[]> {
  return selectRuled(db, sql`${ruling.id} in (select ruling_id from review_ruling where review_id = ${reviewId})`)
}

async function selectRuled(db: Db, where: SQL): Promise<RuledAdjustment[]> {
  return db
    .select({ adjustment, ruling, objection, agencyCode: agency.code, metricCode: metric.code })
    .from(adjustment)
    .innerJoin(ruling, eq(ruling.id, adjustment.rulingId))
    .innerJoin(objection, eq(objection.id, ruling.objectionId))
    .innerJoin(agency, eq(agency.id, objection.agencyId))
    .innerJoin(metric, eq(metric.id, adjustment.metricId))
    .where(where)
    .orderBy(asc(ruling.id), asc(adjustment.id))
}

export async function countUnruled(db: Db, editionId: number): Promise<number> {
  const rows = await db
    .select({ id: objection.id })
    .from(objection)
    .leftJoin(ruling, and(eq(ruling.objectionId, objection.id), rulingStands))
    .where(and(eq(objection.editionId, editionId), sql`${ruling.id} is null`))
  return rows.length
}

/** Newest first, with who decided. */
export async function listReviews(db: Db, editionId: number): Promise<{ review: Review; decidedBy: string | null }[]> {
  return db
    .select({ review, decidedBy: user.name })
    .from(review)
    .leftJoin(user, eq(user.id, review.decidedBy))
    .where(eq(review.editionId, editionId))
    .orderBy(desc(review.number))
}

export async function findReview(db: Db, editionId: number, number: number): Promise<Review | null> {
  const [found] = await db
    .select()
    .from(review)
    .where(and(eq(review.editionId, editionId), eq(review.number, number)))
  return found ?? null
}

/** Null where one is open already. */
export async function createReview(
  tx: Db,
  values: typeof review.$inferInsert,
  rulingIds: readonly number[],
): Promise<Review | null> {
  const [created] = await tx.insert(review).values(values).onConflictDoNothing().returning()
  if (created && rulingIds.length)
    await tx.insert(reviewRuling).values(rulingIds.map((rulingId) => ({ reviewId: created.id, rulingId })))
  return created ?? null
}

/** False where somebody has decided meanwhile. */
export async function decideReview(
  tx: Db,
  id: number,
  values: Pick<Review, 'state' | 'decidedBy' | 'decidedAt' | 'reason' | 'pullId' | 'runId'>,
): Promise<boolean> {
  const rows = await tx
    .update(review)
    .set(values)
    .where(and(eq(review.id, id), eq(review.state, 'open')))
    .returning({ id: review.id })
  return rows.length > 0
}

/**
 * A condition on a ruling: nobody took it back, and no review has applied it. One that was cancelled decided nothing
 * about it.
 */
export function isPending(rulingId: SQL): SQL {
  return sql`not exists (select 1 from ruling_withdrawal w where w.ruling_id = ${rulingId}) and not exists (select 1 from review_ruling h join review v on v.id = h.review_id where h.ruling_id = ${rulingId} and v.state = 'applied')`
}
