import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { foldPersian } from '../fold-persian'
import { persianOrder } from '../persian-order'
import { rows } from '../rows'
import { agency, agencyAlias, agencyAttributes, agencyGroup, county, edition, participant, service } from '../schema'
import { matchesAgency } from './agency-filter'
import type { Scope } from './scope'

export type Agency = typeof agency.$inferSelect
export type County = typeof county.$inferSelect

/** Since when the first attributes of an agency count. */
const beginning = new Date(0)

export interface NewAgency {
  code: string
  titleFa: string
  titleEn: string
  aliases: readonly string[]
  level: Agency['level']
  countyId: number | null
  attributes: Record<string, number>
}

export async function findAgency(db: Db, festivalId: number, code: string): Promise<Agency | null> {
  const [found] = await db
    .select()
    .from(agency)
    .where(and(eq(agency.festivalId, festivalId), eq(agency.code, code)))
  return found ?? null
}

export interface NamedCode {
  code: string
  titleFa: string
  titleEn: string
}

/** The first agencies of a festival with a part of a name, an alias or a code, for a field that is chosen from. */
export async function searchAgencies(db: Db, festivalId: number, search: string, limit: number): Promise<NamedCode[]> {
  return rows<NamedCode & Record<string, unknown>>(
    db,
    sql`
    select a.code, a.title_fa as "titleFa", a.title_en as "titleEn"
    from ${agency} a
    where a.festival_id = ${festivalId} ${matchesAgency({ search })}
    order by a.code = ${search} desc, length(a.title_fa), a.id
    limit ${limit}`,
  )
}

export async function createCounties(
  db: Db,
  rows: readonly (typeof county.$inferInsert)[],
): Promise<Map<string, number>> {
  if (!rows.length) return new Map()
  const created = await db
    .insert(county)
    .values([...rows])
    .returning({ id: county.id, code: county.code })
  return new Map(created.map((row) => [row.code, row.id]))
}

/**
 * Agencies with the names that sources may use for them; returns id by code. An agency that is there already stays as
 * it is.
 */
export async function createAgencies(
  db: Db,
  festivalId: number,
  rows: readonly NewAgency[],
): Promise<Map<string, number>> {
  return db.transaction(async (tx) => {
    const ids = new Map<string, number>()
    for (let start = 0; start < rows.length; start += 500) {
      const part = rows.slice(start, start + 500)
      const created = await tx
        .insert(agency)
        .values(part.map((row) => toAgencyRow(festivalId, row)))
        .onConflictDoNothing()
        .returning({ id: agency.id, code: agency.code })
      for (const row of created) ids.set(row.code, row.id)
      const attributes = part.flatMap((row) =>
        created
          .filter(({ code }) => code === row.code)
          .map(({ id }) => ({ festivalId, agencyId: id, recordedAt: beginning, attributes: row.attributes })),
      )
      if (attributes.length) await tx.insert(agencyAttributes).values(attributes)
      const aliases = part.flatMap((row) => toAliasRows(festivalId, ids.get(row.code), row))
      if (aliases.length) await tx.insert(agencyAlias).values(aliases).onConflictDoNothing()
      if (created.length < part.length) await addIds(tx, festivalId, part, ids)
    }
    return ids
  })
}

/** Those that were there already: another pull may register the same agency at the same time. */
async function addIds(db: Db, festivalId: number, rows: readonly NewAgency[], ids: Map<string, number>) {
  const codes = rows.map((row) => row.code).filter((code) => !ids.has(code))
  const found = await db
    .select({ id: agency.id, code: agency.code })
    .from(agency)
    .where(and(eq(agency.festivalId, festivalId), inArray(agency.code, codes)))
  for (const row of found) ids.set(row.code, row.id)
}

function toAgencyRow(festivalId: number, { aliases, ...row }: NewAgency): typeof agency.$inferInsert {
  return { ...row, festivalId, searchText: searchTextOf(row, aliases), sortFa: persianOrder(row.titleFa) }
}

/** All names of an agency, each once, in an order that does not depend on when it got them. */
export function searchTextOf(
  { code, titleFa, titleEn }: Pick<NewAgency, 'code' | 'titleFa' | 'titleEn'>,
  names: readonly string[],
): string {
  const first = [code, titleFa, titleEn].map(foldPersian)
  return [...new Set([...first, ...names.map(foldPersian).toSorted()])].join(' | ')
}

function toAliasRows(
  festivalId: number,
  agencyId: number | undefined,
  row: NewAgency,
): (typeof agencyAlias.$inferInsert)[] {
  if (agencyId === undefined) return []
  const names = new Set([row.titleFa, row.titleEn, ...row.aliases].map(foldPersian))
  return [...names].map((name) => ({ festivalId, agencyId, name }))
}

export async function setAgencyParents(db: Db, festivalId: number, parents: ReadonlyMap<string, string>) {
  await db.execute(sql`
    update agency set parent_id = parent.id
    from unnest(${sql.param([...parents.keys()])}::text[], ${sql.param([...parents.values()])}::text[]) as pair(child, parent_code)
    join agency parent on parent.code = pair.parent_code and parent.festival_id = ${festivalId}
    where agency.code = pair.child and agency.festival_id = ${festivalId}`)
}

export async function createServices(db: Db, rows: readonly (typeof service.$inferInsert)[]) {
  for (let start = 0; start < rows.length; start += 1000)
    await db.insert(service).values(rows.slice(start, start + 1000))
}

/** What a reader of a source needs to know of a festival's agencies and services: ids by code, and by folded name. */
export interface Register {
  agencyByCode: Map<string, number>
  agencyByName: Map<string, number>
  serviceByCode: Map<string, number>
}

export async function loadRegister(db: Db, festivalId: number): Promise<Register> {
  const agencies = await db
    .select({ id: agency.id, code: agency.code })
    .from(agency)
    .where(eq(agency.festivalId, festivalId))
  const aliases = await db
    .select({ id: agencyAlias.agencyId, name: agencyAlias.name })
    .from(agencyAlias)
    .where(eq(agencyAlias.festivalId, festivalId))
  const services = await db
    .select({ id: service.id, code: service.code })
    .from(service)
    .where(eq(service.festivalId, festivalId))
  return {
    agencyByCode: new Map(agencies.map((row) => [row.code, row.id])),
    agencyByName: new Map(aliases.map((row) => [row.name, row.id])),
    serviceByCode: new Map(services.map((row) => [row.code, row.id])),
  }
}

/** Agencies that a source registered take part in every edition that is open to all. */
export async function enrolInOpenEditions(db: Db, festivalId: number, agencyIds: readonly number[]) {
  if (!agencyIds.length) return
  const open = await db
    .select({ id: edition.id })
    .from(edition)
    .where(and(eq(edition.festivalId, festivalId), eq(edition.isOpenToAll, true)))
  for (const { id } of open) {
    await db
      .insert(participant)
      .values(agencyIds.map((agencyId) => ({ editionId: id, agencyId, competes: true })))
      .onConflictDoNothing()
  }
}

export interface ParticipantRow {
  agencyId: number
  code: string
  groupId: number | null
  groupCode: string | null
  competes: boolean
  attributes: Record<string, number>
}

/** The attributes of the agency of a row as they were known at a moment. */
export const attributesAsOf = (asOf: Date) => sql<Record<string, number>>`(
  select h.attributes from agency_attributes h
  where h.festival_id = ${agency.festivalId} and h.agency_id = ${agency.id} and h.recorded_at <= ${asOf.toISOString()}::timestamptz
  order by h.recorded_at desc limit 1)`

/** Who takes part in an edition, in the order of their codes, with the attributes that were known at a moment. */
export async function listParticipants(db: Db, editionId: number, asOf: Date): Promise<ParticipantRow[]> {
  return db
    .select({
      agencyId: agency.id,
      code: agency.code,
      groupId: participant.groupId,
      groupCode: agencyGroup.code,
      competes: participant.competes,
      attributes: attributesAsOf(asOf),
    })
    .from(participant)
    .innerJoin(agency, eq(agency.id, participant.agencyId))
    .leftJoin(agencyGroup, eq(agencyGroup.id, participant.groupId))
    .where(eq(participant.editionId, editionId))
    .orderBy(sql`${agency.code} collate "C"`)
}

/** Ids of those who take part in an edition. */
export async function listParticipantIds(db: Db, editionId: number): Promise<number[]> {
  return (
    await db.select({ agencyId: participant.agencyId }).from(participant).where(eq(participant.editionId, editionId))
  ).map(({ agencyId }) => agencyId)
}

/** The counties that participants of an edition belong to. */
export async function listCountiesOf(db: Db, editionId: number, scope: Scope): Promise<County[]> {
  return db
    .selectDistinct({ ...getTableColumns(county) })
    .from(county)
    .innerJoin(agency, eq(agency.countyId, county.id))
    .innerJoin(participant, and(eq(participant.agencyId, agency.id), eq(participant.editionId, editionId)))
    .where(scope.of === 'county' ? eq(county.id, scope.countyId) : undefined)
    .orderBy(asc(county.id))
}

/** Nobody else says who acts for an agency until the transaction is over. */
export async function holdAgency(tx: Db, id: number) {
  await tx.select({ id: agency.id }).from(agency).where(eq(agency.id, id)).for('no key update')
}

export async function findAgencyById(db: Db, id: number): Promise<Agency | null> {
  const [found] = await db.select().from(agency).where(eq(agency.id, id))
  return found ?? null
}

/** What agencies are called, in no order. */
export async function listAgencyTitles(
  db: Db,
  ids: readonly number[],
): Promise<Pick<Agency, 'id' | 'code' | 'titleFa' | 'titleEn'>[]> {
  if (!ids.length) return []
  return db
    .select({ id: agency.id, code: agency.code, titleFa: agency.titleFa, titleEn: agency.titleEn })
    .from(agency)
    .where(inArray(agency.id, [...ids]))
}
