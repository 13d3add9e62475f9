import { and, eq } from 'drizzle-orm'
import type { Db } from '../client.server'
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

/** The indicators of an edition that an evaluator answers for. */
export async function listAssigned(db: Db, editionId: number, userId: string): Promise<string[]> {
  const rows = await db
    .select({ code: assignment.indicatorCode })
    .from(assignment)
    .where(and(eq(assignment.editionId, editionId), eq(assignment.userId, userId)))
  return rows.map(({ code }) => code).toSorted()
}
