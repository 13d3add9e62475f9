import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../database'
import { agency, agencyGroup, awardCategory, deviation, fallOut, shortlist, shortlistEntry, user } from '../schema'
import { listRecusals } from './judges'
import { listOpenVotes, listRounds, listTallies } from './votes'

export type ShortlistRow = typeof shortlist.$inferSelect

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

/**
 * A shortlist with all that was done to it, as rows. `votes` are of closed rounds whose votes are open; of secret ones
 * there are tallies alone.
 */
export async function findShortlist(db: Db, editionId: number, number?: number) {
  const found = await findShortlistRow(db, editionId, number)
  if (!found) return null
  const [entries, deviations, fallOuts, recusals, rounds, tallies, votes] = await Promise.all([
    listEntries(db, found.id),
    listDeviations(db, found.id),
    listFallOuts(db, found.id),
    listRecusals(db, editionId),
    listRounds(db, found.id),
    listTallies(db, found.id),
    listOpenVotes(db, found.id),
  ])
  return { shortlist: found, entries, deviations, fallOuts, recusals, rounds, tallies, votes }
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
      isSettled: shortlistEntry.isSettled,
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
const undoer = alias(user, 'undoer')

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
      leavesEmpty: deviation.leavesEmpty,
      reason: deviation.reason,
      judgeId: deviation.judgeId,
      judge: user.name,
      at: deviation.at,
      secondJudgeId: deviation.secondJudgeId,
      secondJudge: second.name,
      secondAt: deviation.secondAt,
      state: deviation.state,
      undoneBy: undoer.name,
      undoneAt: deviation.undoneAt,
      undoReason: deviation.undoReason,
    })
    .from(deviation)
    .innerJoin(awardCategory, eq(awardCategory.id, deviation.categoryId))
    .innerJoin(user, eq(user.id, deviation.judgeId))
    .leftJoin(second, eq(second.id, deviation.secondJudgeId))
    .leftJoin(undoer, eq(undoer.id, deviation.undoneBy))
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

/**
 * Adds an entry, or changes the place and state of the entry that the agency has there already. Under the lock of the
 * edition's course.
 */
export async function saveEntry(
  db: Db,
  shortlistId: number,
  { categoryId, groupId = null, agencyId, place, value = null, state }: NewEntry,
) {
  const same = and(
    eq(shortlistEntry.shortlistId, shortlistId),
    eq(shortlistEntry.categoryId, categoryId),
    groupId === null ? isNull(shortlistEntry.groupId) : eq(shortlistEntry.groupId, groupId),
    eq(shortlistEntry.agencyId, agencyId),
  )
  const changed = await db.update(shortlistEntry).set({ state, place }).where(same).returning({ id: shortlistEntry.id })
  if (!changed.length)
    await db.insert(shortlistEntry).values({ shortlistId, categoryId, groupId, agencyId, place, value, state })
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

/** From in force to undone; false where it is not in force. */
export async function undoDeviationRow(
  db: Db,
  id: number,
  set: { undoneBy: string; undoneAt: Date; undoReason: string },
): Promise<boolean> {
  const rows = await db
    .update(deviation)
    .set({ ...set, state: 'undone' })
    .where(and(eq(deviation.id, id), eq(deviation.state, 'seconded')))
    .returning({ id: deviation.id })
  return rows.length > 0
}

/** In the order in which they happened. */
async function listFallOuts(db: Db, shortlistId: number) {
  return db
    .select({
      id: fallOut.id,
      agencyId: agency.id,
      agency: agency.code,
      agencyFa: agency.titleFa,
      agencyEn: agency.titleEn,
      kind: fallOut.kind,
      categoryId: fallOut.categoryId,
      groupId: fallOut.groupId,
      reason: fallOut.reason,
      at: fallOut.at,
      undoneBy: undoer.name,
      undoneAt: fallOut.undoneAt,
      undoReason: fallOut.undoReason,
    })
    .from(fallOut)
    .innerJoin(agency, eq(agency.id, fallOut.agencyId))
    .leftJoin(undoer, eq(undoer.id, fallOut.undoneBy))
    .where(eq(fallOut.shortlistId, shortlistId))
    .orderBy(asc(fallOut.id))
}

export type FallOutRow = Awaited<ReturnType<typeof listFallOuts>>[number]

export async function createFallOut(db: Db, row: typeof fallOut.$inferInsert): Promise<number> {
  const [created] = await db.insert(fallOut).values(row).returning({ id: fallOut.id })
  if (!created) throw new Error('The agency that fell out could not be stored')
  return created.id
}

/** False where it is undone already, or of another list. */
export async function undoFallOutRow(
  db: Db,
  shortlistId: number,
  id: number,
  set: { undoneBy: string; undoneAt: Date; undoReason: string },
): Promise<boolean> {
  const rows = await db
    .update(fallOut)
    .set(set)
    .where(and(eq(fallOut.id, id), eq(fallOut.shortlistId, shortlistId), isNull(fallOut.undoneAt)))
    .returning({ id: fallOut.id })
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
