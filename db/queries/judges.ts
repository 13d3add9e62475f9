import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { agency, grant, participant, recusal, user } from '../schema'
import { isKin } from './scope'

export interface Judge {
  id: string
  name: string
  post: string | null
}

/** Who judges in a festival; a disabled person does not. */
export async function listJudges(db: Db, festivalId: number): Promise<Judge[]> {
  return db
    .select({ id: user.id, name: user.name, post: grant.post })
    .from(grant)
    .innerJoin(user, eq(user.id, grant.userId))
    .where(and(eq(grant.festivalId, festivalId), eq(grant.role, 'judge'), eq(user.banned, false)))
    .orderBy(asc(user.name), asc(user.id))
}

export interface RecusalRow {
  judgeId: string
  judge: string
  agencyId: number
  agency: string
  agencyFa: string
  agencyEn: string
  kind: typeof recusal.$inferSelect.kind
  reason: string
  at: Date
}

export async function listRecusals(db: Db, editionId: number): Promise<RecusalRow[]> {
  return db
    .select({
      judgeId: recusal.judgeId,
      judge: user.name,
      agencyId: recusal.agencyId,
      agency: agency.code,
      agencyFa: agency.titleFa,
      agencyEn: agency.titleEn,
      kind: recusal.kind,
      reason: recusal.reason,
      at: recusal.at,
    })
    .from(recusal)
    .innerJoin(user, eq(user.id, recusal.judgeId))
    .innerJoin(agency, eq(agency.id, recusal.agencyId))
    .where(eq(recusal.editionId, editionId))
    .orderBy(asc(recusal.at), asc(user.name), sql`${agency.code} collate "C"`)
}

/** False where the judge is off this agency already. */
export async function createRecusal(db: Db, row: typeof recusal.$inferInsert): Promise<boolean> {
  return (await db.insert(recusal).values(row).onConflictDoNothing().returning({ judgeId: recusal.judgeId })).length > 0
}

/** Judges are off the agency that employs them, its parent and its units. Returns those that were not yet. */
export async function recuseFromOwnAgencies(
  db: Db,
  where: { festivalId: number; editionId: number },
  at: Date,
): Promise<{ judgeId: string; agencyId: number }[]> {
  const pairs = await db
    .select({ judgeId: grant.userId, agencyId: agency.id })
    .from(grant)
    .innerJoin(agency, isKin(agency, grant.agencyId))
    .innerJoin(participant, and(eq(participant.agencyId, agency.id), eq(participant.editionId, where.editionId)))
    .where(and(eq(grant.festivalId, where.festivalId), eq(grant.role, 'judge')))
  if (!pairs.length) return []
  const rows = pairs.map((pair) => ({
    ...pair,
    editionId: where.editionId,
    kind: 'own-agency' as const,
    reason: 'own agency',
    at,
  }))
  return db
    .insert(recusal)
    .values(rows)
    .onConflictDoNothing()
    .returning({ judgeId: recusal.judgeId, agencyId: recusal.agencyId })
}
