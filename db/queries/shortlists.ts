import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../client.server'
import { agency, agencyGroup, awardCategory, deviation, shortlist, shortlistEntry, user } from '../schema'
import { listRecusals } from './judges'
import { listClosedVotes, listRounds } from './votes'

export type ShortlistRow = typeof shortlist.$inferSelect
export type DeviationState = typeof deviation.$inferSelect.state

/** The newest shortlist of an edition, or the one with a number. */
export async function findShortlistRow(db: Db, editionId: number, number?: number): Promise<ShortlistRow | null> {
  const [found] = await db
    .select()
    .from(shortlist)
    .where(and(eq(shortlist.editionId, editionId), number === undefined ? undefined : eq(shortlist.number, number)))
    .orderBy(desc(shortlist.number))
    .limit(1)
  return found ?? null
}

/** A shortlist with all that judges did to it, as rows. Votes are those of closed rounds only. */
export async function findShortlist(db: Db, editionId: number, number?: number) {
  const found = await findShortlistRow(db, editionId, number)
  if (!found) return null
  const [entries, deviations, recusals, rounds, votes] = await Promise.all([
    listEntries(db, found.id),
    listDeviations(db, found.id),
    listRecusals(db, editionId),
    listRounds(db, found.id),
    listClosedVotes(db, found.id),
  ])
  return { shortlist: found, entries, deviations, recusals, rounds, votes }
}

export type FullShortlist = NonNullable<Awaited<ReturnType<typeof findShortlist>>>

export async function listEntries(db: Db, shortlistId: number) {
  return db
    .select({
      id: shortlistEntry.id,
      categoryId: awardCategory.id,
      category: awardCategory.code,
      categoryFa: awardCategory.titleFa,
      categoryEn: awardCategory.titleEn,
      groupId: shortlistEntry.groupId,
      group: agencyGroup.code,
      agencyId: agency.id,
      agency: agency.code,
      agencyFa: agency.titleFa,
      agencyEn: agency.titleEn,
      place: shortlistEntry.place,
      value: shortlistEntry.value,
      state: shortlistEntry.state,
    })
    .from(shortlistEntry)
    .innerJoin(awardCategory, eq(awardCategory.id, shortlistEntry.categoryId))
    .innerJoin(agency, eq(agency.id, shortlistEntry.agencyId))
    .leftJoin(agencyGroup, eq(agencyGroup.id, shortlistEntry.groupId))
    .where(eq(shortlistEntry.shortlistId, shortlistId))
    .orderBy(
      asc(awardCategory.position),
      asc(awardCategory.id),
      sql`${agencyGroup.position} nulls first`,
      asc(shortlistEntry.place),
      sql`${agency.code} collate "C"`,
    )
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number]

const removed = alias(agency, 'removed')
const added = alias(agency, 'added')
const second = alias(user, 'second')

export async function listDeviations(db: Db, shortlistId: number) {
  return db
    .select({
      id: deviation.id,
      categoryId: deviation.categoryId,
      category: awardCategory.code,
      groupId: deviation.groupId,
      group: agencyGroup.code,
      removesId: deviation.removesAgencyId,
      removes: removed.code,
      removesFa: removed.titleFa,
      removesEn: removed.titleEn,
      addsId: deviation.addsAgencyId,
      adds: added.code,
      addsFa: added.titleFa,
      addsEn: added.titleEn,
      reason: deviation.reason,
      judgeId: deviation.judgeId,
      judge: user.name,
      at: deviation.at,
      secondJudgeId: deviation.secondJudgeId,
      secondJudge: second.name,
      secondAt: deviation.secondAt,
      state: deviation.state,
    })
    .from(deviation)
    .innerJoin(awardCategory, eq(awardCategory.id, deviation.categoryId))
    .innerJoin(user, eq(user.id, deviation.judgeId))
    .leftJoin(second, eq(second.id, deviation.secondJudgeId))
    .leftJoin(agencyGroup, eq(agencyGroup.id, deviation.groupId))
    .leftJoin(removed, eq(removed.id, deviation.removesAgencyId))
    .leftJoin(added, eq(added.id, deviation.addsAgencyId))
    .where(eq(deviation.shortlistId, shortlistId))
    .orderBy(asc(deviation.id))
}

export type DeviationRow = Awaited<ReturnType<typeof listDeviations>>[number]

export type NewEntry = Omit<typeof shortlistEntry.$inferInsert, 'shortlistId'>

export async function createShortlist(
  db: Db,
  row: typeof shortlist.$inferInsert,
  entries: readonly NewEntry[],
): Promise<ShortlistRow> {
  const [created] = await db.insert(shortlist).values(row).returning()
  if (!created) throw new Error('The shortlist could not be stored')
  if (entries.length)
    await db.insert(shortlistEntry).values(entries.map((entry) => ({ ...entry, shortlistId: created.id })))
  return created
}

/** Takes an agency onto a shortlist, or back onto it. Under the lock of the edition's course. */
export async function addEntry(
  db: Db,
  shortlistId: number,
  { categoryId, groupId = null, agencyId, place, value = null }: Omit<NewEntry, 'state'>,
) {
  const same = and(
    eq(shortlistEntry.shortlistId, shortlistId),
    eq(shortlistEntry.categoryId, categoryId),
    groupId === null ? isNull(shortlistEntry.groupId) : eq(shortlistEntry.groupId, groupId),
    eq(shortlistEntry.agencyId, agencyId),
  )
  const back = await db
    .update(shortlistEntry)
    .set({ state: 'added', place })
    .where(same)
    .returning({ id: shortlistEntry.id })
  if (!back.length)
    await db.insert(shortlistEntry).values({ shortlistId, categoryId, groupId, agencyId, place, value, state: 'added' })
}

export async function markEntryRemoved(db: Db, entryId: number) {
  await db.update(shortlistEntry).set({ state: 'removed' }).where(eq(shortlistEntry.id, entryId))
}

export async function createDeviation(db: Db, row: typeof deviation.$inferInsert): Promise<number> {
  const [created] = await db.insert(deviation).values(row).returning({ id: deviation.id })
  if (!created) throw new Error('The deviation could not be stored')
  return created.id
}

/** From open to what was decided; false where it is open no longer. */
export async function decideDeviation(
  db: Db,
  id: number,
  set: { state: 'seconded'; secondJudgeId: string; secondAt: Date } | { state: 'withdrawn' },
): Promise<boolean> {
  const rows = await db
    .update(deviation)
    .set(set)
    .where(and(eq(deviation.id, id), eq(deviation.state, 'open')))
    .returning({ id: deviation.id })
  return rows.length > 0
}

/** False where it is closed already. */
export async function closeShortlistRow(
  db: Db,
  id: number,
  set: { document: unknown; hash: string; closedAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(shortlist)
    .set(set)
    .where(and(eq(shortlist.id, id), isNull(shortlist.closedAt)))
    .returning({ id: shortlist.id })
  return rows.length > 0
}
