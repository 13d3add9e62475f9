import { and, asc, count, desc, eq, lte, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../database'
import { agencyGroup, edition, festival, participant, rank, scoreRun } from '../schema'
import type { Edition, Festival } from './festivals'

export type AgencyGroup = typeof agencyGroup.$inferSelect

/** Newest evaluated year first. */
export async function listEditions(db: Db, festivalId: number): Promise<Edition[]> {
  return db
    .select()
    .from(edition)
    .where(eq(edition.festivalId, festivalId))
    .orderBy(desc(edition.evaluatedFrom), asc(edition.code))
}

export async function findEdition(
  db: Db,
  festivalCode: string,
  editionCode: string,
): Promise<{ festival: Festival; edition: Edition } | null> {
  const [found] = await db
    .select({ festival, edition })
    .from(edition)
    .innerJoin(festival, eq(festival.id, edition.festivalId))
    .where(and(eq(festival.code, festivalCode), eq(edition.code, editionCode)))
  return found ?? null
}

/**
 * The edition before one, of the same kind: of those whose year ended when this one began or earlier, the newest that
 * most agencies of this one took part in.
 */
export async function findPreviousEdition(db: Db, item: Edition): Promise<Edition | null> {
  const mine = alias(participant, 'mine')
  const [found] = await db
    .select({ edition, shared: count(mine.agencyId) })
    .from(edition)
    .innerJoin(participant, eq(participant.editionId, edition.id))
    .innerJoin(mine, and(eq(mine.agencyId, participant.agencyId), eq(mine.editionId, item.id)))
    .where(
      and(
        eq(edition.festivalId, item.festivalId),
        ne(edition.id, item.id),
        lte(edition.evaluatedTo, item.evaluatedFrom),
      ),
    )
    .groupBy(edition.id)
    .orderBy(desc(edition.evaluatedTo), desc(count(mine.agencyId)))
    .limit(1)
  return found?.edition ?? null
}

export async function findEditionById(db: Db, id: number): Promise<{ festival: Festival; edition: Edition } | null> {
  const [found] = await db
    .select({ festival, edition })
    .from(edition)
    .innerJoin(festival, eq(festival.id, edition.festivalId))
    .where(eq(edition.id, id))
  return found ?? null
}

export async function listGroups(db: Db, editionId: number): Promise<AgencyGroup[]> {
  return db.select().from(agencyGroup).where(eq(agencyGroup.editionId, editionId)).orderBy(asc(agencyGroup.position))
}

export async function createEdition(
  db: Db,
  values: typeof edition.$inferInsert,
  groups: readonly Omit<typeof agencyGroup.$inferInsert, 'editionId'>[],
): Promise<{ id: number; groupIds: Map<string, number> }> {
  return db.transaction(async (tx) => {
    const [created] = await tx.insert(edition).values(values).returning({ id: edition.id })
    if (!created) throw new Error(`The edition ${values.code} could not be stored`)
    const rows = groups.length
      ? await tx
          .insert(agencyGroup)
          .values(groups.map((group) => ({ ...group, editionId: created.id })))
          .returning()
      : []
    return { id: created.id, groupIds: new Map(rows.map((row) => [row.code, row.id])) }
  })
}

/** An agency that takes part already, since the edition is open to all, takes part as the row says. */
export async function createParticipants(db: Db, rows: readonly (typeof participant.$inferInsert)[]) {
  for (let start = 0; start < rows.length; start += 1000) {
    await db
      .insert(participant)
      .values(rows.slice(start, start + 1000))
      .onConflictDoUpdate({
        target: [participant.editionId, participant.agencyId],
        set: {
          groupId: sql`excluded.group_id`,
          competes: sql`excluded.competes`,
          reasonFa: sql`excluded.reason_fa`,
          reasonEn: sql`excluded.reason_en`,
        },
      })
  }
}

export async function countParticipants(db: Db, editionId: number): Promise<number> {
  return db.$count(participant, eq(participant.editionId, editionId))
}

export interface EditionWithState {
  edition: Edition
  agencies: number
  /** In the newest run; null where there is none. */
  ranked: number | null
  /** ISO. */
  lastRunAt: string | null
}

export async function listEditionsWithState(db: Db, festivalId: number): Promise<EditionWithState[]> {
  const editions = await listEditions(db, festivalId)
  return Promise.all(
    editions.map(async (edition) => {
      const [run] = await db
        .select()
        .from(scoreRun)
        .where(and(eq(scoreRun.editionId, edition.id), eq(scoreRun.purpose, 'regular')))
        .orderBy(desc(scoreRun.createdAt), desc(scoreRun.id))
        .limit(1)
      const [ranked] = run
        ? await db
            .select({ agencies: count() })
            .from(rank)
            .where(and(eq(rank.runId, run.id), eq(rank.scope, 'overall')))
        : []
      return {
        edition: edition,
        agencies: await countParticipants(db, edition.id),
        ranked: ranked?.agencies ?? null,
        lastRunAt: run?.createdAt.toISOString() ?? null,
      }
    }),
  )
}
