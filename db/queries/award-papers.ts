import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../database'
import {
  agency,
  agencyGroup,
  awardCategory,
  deviation,
  fallOut,
  recusal,
  shortlist,
  shortlistEntry,
  user,
} from '../schema'

export type Shortlist = typeof shortlist.$inferSelect

interface Title {
  titleFa: string
  titleEn: string
}

interface ListedEntry {
  category: Title & { code: string }
  group: (Title & { code: string }) | null
  agency: Title & { code: string }
  place: number
  value: number | null
}

/** An award, whether or not anybody gets it. */
interface ListedAward {
  category: Title & { code: string }
  group: (Title & { code: string }) | null
}

interface ListedDeviation {
  category: Title
  removes: Title | null
  adds: Title | null
  leavesEmpty: boolean
  reason: string
  judge: string
  second: string
}

interface ListedFallOut {
  agency: Title
  /** Null: of every award. */
  category: Title | null
  kind: typeof fallOut.$inferSelect.kind
  reason: string
}

interface ListedRecusal {
  judge: string
  agency: Title
  kind: 'own-agency' | 'declared'
  reason: string
}

/** What papers tell of a shortlist, but for its votes, which are counted by their rules. */
export interface AwardRows {
  shortlist: Shortlist
  entries: ListedEntry[]
  /** In their order, those too that nobody stands for any more. */
  awards: ListedAward[]
  deviations: ListedDeviation[]
  fallOuts: ListedFallOut[]
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

export async function loadAwardRows(db: Db, item: Shortlist): Promise<AwardRows> {
  const [all, deviations, fallOuts, recusals] = [
    await listEntries(db, item.id),
    await listDeviations(db, item.id),
    await listFallOuts(db, item.id),
    await listRecusals(db, item.editionId),
  ]
  const awards = new Map(
    all.map(({ category, group }) => [JSON.stringify([category.code, group?.code ?? null]), { category, group }]),
  )
  const entries = all.flatMap(({ state, ...entry }) => (state === 'removed' ? [] : [entry]))
  return { shortlist: item, entries, awards: [...awards.values()], deviations, fallOuts, recusals }
}

const titles = (table: { titleFa: typeof agency.titleFa; titleEn: typeof agency.titleEn }) => ({
  titleFa: table.titleFa,
  titleEn: table.titleEn,
})

/** In the order of categories, groups and places. */
async function listEntries(
  db: Db,
  shortlistId: number,
): Promise<(ListedEntry & { state: typeof shortlistEntry.$inferSelect.state })[]> {
  return db
    .select({
      category: { code: awardCategory.code, titleFa: awardCategory.titleFa, titleEn: awardCategory.titleEn },
      group: { code: agencyGroup.code, titleFa: agencyGroup.titleFa, titleEn: agencyGroup.titleEn },
      agency: { code: agency.code, ...titles(agency) },
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
      leavesEmpty: deviation.leavesEmpty,
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

/** Those that nobody undid. */
async function listFallOuts(db: Db, shortlistId: number): Promise<ListedFallOut[]> {
  return db
    .select({
      agency: titles(agency),
      category: { titleFa: awardCategory.titleFa, titleEn: awardCategory.titleEn },
      kind: fallOut.kind,
      reason: fallOut.reason,
    })
    .from(fallOut)
    .innerJoin(agency, eq(agency.id, fallOut.agencyId))
    .leftJoin(awardCategory, eq(awardCategory.id, fallOut.categoryId))
    .where(and(eq(fallOut.shortlistId, shortlistId), isNull(fallOut.undoneAt)))
    .orderBy(asc(fallOut.id))
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
