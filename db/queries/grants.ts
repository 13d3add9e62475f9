import { and, eq, isNull, or } from 'drizzle-orm'
import type { Db } from '../database'
import { assignment, grant, user } from '../schema'

export type Grant = typeof grant.$inferSelect

/** What a person is, in each festival. A disabled person is nothing. */
export async function listGrants(db: Db, userId: string): Promise<Grant[]> {
  const rows = await db
    .select({ grant })
    .from(grant)
    .innerJoin(user, eq(user.id, grant.userId))
    .where(and(eq(grant.userId, userId), eq(user.banned, false)))
  return rows.map((row) => row.grant)
}

/** The one festival that somebody is in; null: they are in several, in none, or in the installation as a whole. */
export async function findOnlyFestival(db: Db, userId: string): Promise<number | null> {
  const rows = await db.selectDistinct({ festivalId: grant.festivalId }).from(grant).where(eq(grant.userId, userId))
  return rows.length === 1 ? (rows[0]?.festivalId ?? null) : null
}

/** The indicators of an edition that an evaluator answers for. */
export async function listAssigned(db: Db, editionId: number, userId: string): Promise<string[]> {
  const rows = await db
    .select({ code: assignment.indicatorCode })
    .from(assignment)
    .where(and(eq(assignment.editionId, editionId), eq(assignment.userId, userId)))
  return rows.map(({ code }) => code).toSorted()
}

/**
 * Who has a role in a festival (or, as an administrator, in the whole installation), and of an agency where one is
 * named. Nobody disabled.
 */
export async function listPeopleIn(
  db: Db,
  festivalId: number,
  role: Grant['role'],
  agencyId?: number,
): Promise<{ userId: string; agencyId: number | null }[]> {
  return db
    .select({ userId: grant.userId, agencyId: grant.agencyId })
    .from(grant)
    .innerJoin(user, eq(user.id, grant.userId))
    .where(
      and(
        or(eq(grant.festivalId, festivalId), isNull(grant.festivalId)),
        eq(grant.role, role),
        eq(user.banned, false),
        agencyId === undefined ? undefined : eq(grant.agencyId, agencyId),
      ),
    )
}

export type NewGrant = Omit<typeof grant.$inferInsert, 'id'>

/** What a person is in a festival from now on, instead of what they were there. */
export async function saveGrant(tx: Db, row: NewGrant) {
  await removeGrant(tx, row.userId, row.festivalId ?? null)
  await tx.insert(grant).values(row)
}

export async function removeGrant(tx: Db, userId: string, festivalId: number | null) {
  await tx.delete(grant).where(and(eq(grant.userId, userId), inFestival(festivalId)))
}

const inFestival = (festivalId: number | null) =>
  festivalId === null ? isNull(grant.festivalId) : eq(grant.festivalId, festivalId)

/** What a person is in a festival; of no festival, in the installation as a whole. */
export async function findGrant(db: Db, userId: string, festivalId: number | null): Promise<Grant | null> {
  const [found] = await db
    .select()
    .from(grant)
    .where(and(eq(grant.userId, userId), inFestival(festivalId)))
  return found ?? null
}

/** Who submits for an agency: one person only. */
export async function findSubmitter(db: Db, agencyId: number): Promise<string | null> {
  const [row] = await db
    .select({ userId: grant.userId })
    .from(grant)
    .where(and(eq(grant.agencyId, agencyId), eq(grant.role, 'agency'), eq(grant.maySubmit, true)))
  return row?.userId ?? null
}

/** Agencies of a festival for which somebody submits. */
export async function listSubmittedAgencies(db: Db, festivalId: number): Promise<number[]> {
  const found = await db
    .select({ agencyId: grant.agencyId })
    .from(grant)
    .where(and(eq(grant.festivalId, festivalId), eq(grant.role, 'agency'), eq(grant.maySubmit, true)))
  return found.flatMap(({ agencyId }) => agencyId ?? [])
}

export async function saveAssigned(tx: Db, editionId: number, userId: string, codes: readonly string[]) {
  await tx.delete(assignment).where(and(eq(assignment.editionId, editionId), eq(assignment.userId, userId)))
  if (codes.length)
    await tx.insert(assignment).values(codes.map((indicatorCode) => ({ editionId, userId, indicatorCode })))
}

export type Assignment = Pick<typeof assignment.$inferSelect, 'userId' | 'indicatorCode'>

/** Which indicators of an edition which evaluators answer for. */
export async function listAssignments(db: Db, editionId: number): Promise<Assignment[]> {
  return db
    .select({ userId: assignment.userId, indicatorCode: assignment.indicatorCode })
    .from(assignment)
    .where(eq(assignment.editionId, editionId))
    .orderBy(assignment.userId, assignment.indicatorCode)
}

export async function createAssignments(tx: Db, editionId: number, rows: readonly Assignment[]) {
  if (rows.length)
    await tx.insert(assignment).values(rows.map(({ userId, indicatorCode }) => ({ editionId, userId, indicatorCode })))
}
