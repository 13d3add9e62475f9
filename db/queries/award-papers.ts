import { and, asc, desc, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../client.server'
import { agency, agencyGroup, awardCategory, deviation, recusal, shortlist, shortlistEntry, user } from '../schema'

export type Shortlist = typeof shortlist.$inferSelect

interface Title {
  titleFa: string
  titleEn: string
}

export interface ListedEntry {
  category: Title & { code: string }
  group: (Title & { code: string }) | null
  agency: Title & { code: string }
  place: number
  value: number | null
}

export interface ListedDeviation {
  category: Title
  removes: Title | null
  adds: Title | null
  reason: string
  judge: string
  second: string
}

export interface ListedRecusal {
  judge: string
  agency: Title
  kind: 'own-agency' | 'declared'
  reason: string
}

/** What papers tell of a shortlist, but for its votes, which are counted by their rules. */
export interface AwardRows {
  shortlist: Shortlist
  entries: ListedEntry[]
  deviations: ListedDeviation[]
  recusals: ListedRecusal[]
}

/** The newest shortlist that the judges closed. */
export async function findClosedShortlist(db: Db, editionId: number): Promise<Shortlist | null> {
  const [found] = await db
    .select()
    .from(shortlist)
    .where(and(eq(shortlist.editionId, editionId), isNotNull(shortlist.hash)))
    .orderBy(desc(shortlist.number))
    .limit(1)
  return found ?? null
}

export async function findShortlistById(db: Db, id: number): Promise<Shortlist | null> {
  const [found] = await db.select().from(shortlist).where(eq(shortlist.id, id))
  return found ?? null
}

export async function loadAwardRows(db: Db, own: Shortlist): Promise<AwardRows> {
  const [entries, deviations, recusals] = [
    await listEntries(db, own.id),
    await listDeviations(db, own.id),
    await listRecusals(db, own.editionId),
  ]
  return { shortlist: own, entries, deviations, recusals }
}

const titles = <Table extends { titleFa: typeof agency.titleFa; titleEn: typeof agency.titleEn }>(table: Table) => ({
  titleFa: table.titleFa,
  titleEn: table.titleEn,
})

/** In the order of categories, groups and places; those that were taken off are not in it. */
async function listEntries(db: Db, shortlistId: number): Promise<ListedEntry[]> {
  return db
    .select({
      category: { code: awardCategory.code, titleFa: awardCategory.titleFa, titleEn: awardCategory.titleEn },
      group: { code: agencyGroup.code, titleFa: agencyGroup.titleFa, titleEn: agencyGroup.titleEn },
      agency: { code: agency.code, ...titles(agency) },
      place: shortlistEntry.place,
      value: shortlistEntry.value,
    })
    .from(shortlistEntry)
    .innerJoin(awardCategory, eq(awardCategory.id, shortlistEntry.categoryId))
    .innerJoin(agency, eq(agency.id, shortlistEntry.agencyId))
    .leftJoin(agencyGroup, eq(agencyGroup.id, shortlistEntry.groupId))
    .where(and(eq(shortlistEntry.shortlistId, shortlistId), ne(shortlistEntry.state, 'removed')))
    .orderBy(
      asc(awardCategory.position),
      sql`${agencyGroup.position} nulls first`,
      asc(shortlistEntry.place),
      sql`${agency.code} collate "C"`,
    )
}

async function listDeviations(db: Db, shortlistId: number): Promise<ListedDeviation[]> {
  const [removes, adds, judge, second] = [
    alias(agency, 'removes'),
    alias(agency, 'adds'),
    alias(user, 'judge'),
    alias(user, 'second'),
  ]
  return db
    .select({
      category: { titleFa: awardCategory.titleFa, titleEn: awardCategory.titleEn },
      removes: { titleFa: removes.titleFa, titleEn: removes.titleEn },
      adds: { titleFa: adds.titleFa, titleEn: adds.titleEn },
      reason: deviation.reason,
      judge: judge.name,
      second: second.name,
    })
    .from(deviation)
    .innerJoin(awardCategory, eq(awardCategory.id, deviation.categoryId))
    .innerJoin(judge, eq(judge.id, deviation.judgeId))
    .innerJoin(second, eq(second.id, deviation.secondJudgeId))
    .leftJoin(removes, eq(removes.id, deviation.removesAgencyId))
    .leftJoin(adds, eq(adds.id, deviation.addsAgencyId))
    .where(and(eq(deviation.shortlistId, shortlistId), eq(deviation.state, 'seconded')))
    .orderBy(asc(deviation.id))
}

async function listRecusals(db: Db, editionId: number): Promise<ListedRecusal[]> {
  return db
    .select({
      judge: user.name,
      agency: { titleFa: agency.titleFa, titleEn: agency.titleEn },
      kind: recusal.kind,
      reason: recusal.reason,
    })
    .from(recusal)
    .innerJoin(user, eq(user.id, recusal.judgeId))
    .innerJoin(agency, eq(agency.id, recusal.agencyId))
    .where(eq(recusal.editionId, editionId))
    .orderBy(asc(user.name), asc(agency.code))
}
