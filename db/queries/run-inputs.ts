import { eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { agency, agencyGroup, edition, modelVersion, result, scoreRun } from '../schema'
import { type ParticipantRow, attributesAsOf } from './agencies'
import type { Edition } from './festivals'
import type { RunWithModel } from './runs'

/** A run with the edition that it scored, of whatever edition that is. */
export async function findRunWithEdition(db: Db, runId: number): Promise<(RunWithModel & { edition: Edition }) | null> {
  const [found] = await db
    .select({ run: scoreRun, modelVersion, edition })
    .from(scoreRun)
    .innerJoin(modelVersion, eq(modelVersion.id, scoreRun.modelVersionId))
    .innerJoin(edition, eq(edition.id, scoreRun.editionId))
    .where(eq(scoreRun.id, runId))
  return found ?? null
}

/**
 * Who took part in a run and in which group, as it was then, in the order of codes, with the attributes known at the
 * run's moment.
 */
export async function listRunParticipants(db: Db, runId: number, asOf: Date): Promise<ParticipantRow[]> {
  return db
    .select({
      agencyId: agency.id,
      code: agency.code,
      groupId: result.groupId,
      groupCode: agencyGroup.code,
      competes: result.competes,
      attributes: attributesAsOf(asOf),
    })
    .from(result)
    .innerJoin(agency, eq(agency.id, result.agencyId))
    .leftJoin(agencyGroup, eq(agencyGroup.id, result.groupId))
    .where(eq(result.runId, runId))
    .orderBy(sql`${agency.code} collate "C"`)
}
