import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { persianOrder } from '../persian-order'
import { rows } from '../rows'
import {
  agency,
  agencyAlias,
  agencyAttributes,
  agencyGroup,
  county,
  declaredMetric,
  edition,
  festival,
  metric,
  participant,
  service,
} from '../schema'
import { type Agency, searchTextOf } from './agencies'
import { onlyRow } from '../only-row'

export type Service = typeof service.$inferSelect
export interface ChangedParticipant {
  agencyId: number
  groupId: number | null
  competes: boolean
  reasonFa: string | null
  reasonEn: string | null
}
export type DeclaredMetricChange = Pick<
  typeof declaredMetric.$inferSelect,
  'helpFa' | 'helpEn' | 'needsEvidence' | 'position'
>

export async function updateFestival(
  tx: Db,
  id: number,
  change: Partial<Pick<typeof festival.$inferSelect, 'titleFa' | 'titleEn' | 'noteFa' | 'noteEn'>>,
) {
  await tx.update(festival).set(change).where(eq(festival.id, id))
}

export async function updateCounty(tx: Db, id: number, change: Partial<typeof county.$inferInsert>) {
  await tx.update(county).set(change).where(eq(county.id, id))
}

export async function listAgencies(db: Db, festivalId: number): Promise<Agency[]> {
  return db.select().from(agency).where(eq(agency.festivalId, festivalId)).orderBy(agency.code)
}

/** Folded names with the agency that each of them means. */
export async function listAliases(db: Db, festivalId: number): Promise<{ agencyId: number; name: string }[]> {
  return db
    .select({ agencyId: agencyAlias.agencyId, name: agencyAlias.name })
    .from(agencyAlias)
    .where(eq(agencyAlias.festivalId, festivalId))
}

export interface ChangedAgency {
  id: number
  code: string
  titleFa: string
  titleEn: string
  level: Agency['level']
  countyId: number | null
  parentId: number | null
  attributes: Record<string, number>
  /** Every name that means it, in folded letters. */
  names: readonly string[]
}

const mostRows = 2000

function* partsOf<Row>(all: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < all.length; start += mostRows) yield all.slice(start, start + mostRows)
}

/**
 * Changes what agencies are called, where they belong and the numbers known of them, and makes them findable by all
 * their names.
 */
export async function updateAgencies(tx: Db, changed: readonly ChangedAgency[]) {
  for (const part of partsOf(changed)) {
    const written = part.map(({ names, ...row }) => ({
      ...row,
      searchText: searchTextOf(row, names),
      sortFa: persianOrder(row.titleFa),
    }))
    await tx.execute(sql`
      update agency set title_fa = r."titleFa", title_en = r."titleEn", level = r.level::agency_level, county_id = r."countyId",
        parent_id = r."parentId", attributes = r.attributes, search_text = r."searchText", sort_fa = r."sortFa"
      from jsonb_to_recordset(${JSON.stringify(written)}::text::jsonb) as r(id int, "titleFa" text, "titleEn" text, level text, "countyId" int,
        "parentId" int, attributes jsonb, "searchText" text, "sortFa" text)
      where agency.id = r.id`)
  }
}

/** Gives agencies more names, in folded letters. */
export async function addNames(tx: Db, festivalId: number, names: readonly { agencyId: number; name: string }[]) {
  for (const part of partsOf(names)) await tx.insert(agencyAlias).values(part.map((row) => ({ ...row, festivalId })))
}

/** The same for agencies that stay as they are: they are found by these names too. */
export async function addNamesToFind(tx: Db, festivalId: number, names: readonly { agencyId: number; name: string }[]) {
  await addNames(tx, festivalId, names)
  for (const part of partsOf(names))
    await tx.execute(sql`
      update agency set search_text = search_text || r.names
      from (select "agencyId" as id, string_agg(' | ' || name, '') as names
        from jsonb_to_recordset(${JSON.stringify(part)}::text::jsonb) as n("agencyId" int, name text) group by 1) r
      where agency.id = r.id`)
}

/** From a moment on, agencies have these attributes; runs over what was known earlier keep finding the earlier ones. */
export async function recordAttributes(
  tx: Db,
  festivalId: number,
  changed: readonly { agencyId: number; attributes: Record<string, number> }[],
  recordedAt: Date,
) {
  for (const part of partsOf(changed))
    await tx.insert(agencyAttributes).values(part.map((row) => ({ ...row, festivalId, recordedAt })))
}

export async function listServices(db: Db, festivalId: number): Promise<Service[]> {
  return db.select().from(service).where(eq(service.festivalId, festivalId))
}

export async function updateService(tx: Db, id: number, change: Partial<Pick<Service, 'titleFa' | 'titleEn'>>) {
  await tx.update(service).set(change).where(eq(service.id, id))
}

export async function updateMetric(tx: Db, id: number, change: Partial<typeof metric.$inferInsert>) {
  await tx.update(metric).set(change).where(eq(metric.id, id))
}

export async function updateEdition(tx: Db, id: number, change: Partial<typeof edition.$inferInsert>) {
  await tx.update(edition).set(change).where(eq(edition.id, id))
}

export async function createGroups(
  tx: Db,
  editionId: number,
  groups: readonly Omit<typeof agencyGroup.$inferInsert, 'editionId'>[],
): Promise<Map<string, number>> {
  if (!groups.length) return new Map()
  const created = await tx
    .insert(agencyGroup)
    .values(groups.map((group) => ({ ...group, editionId })))
    .returning({ id: agencyGroup.id, code: agencyGroup.code })
  return new Map(created.map(({ id, code }) => [code, id]))
}

export async function updateGroup(
  tx: Db,
  id: number,
  change: Partial<Pick<typeof agencyGroup.$inferSelect, 'titleFa' | 'titleEn' | 'position'>>,
) {
  await tx.update(agencyGroup).set(change).where(eq(agencyGroup.id, id))
}

export async function listParticipantRows(db: Db, editionId: number): Promise<(typeof participant.$inferSelect)[]> {
  return db.select().from(participant).where(eq(participant.editionId, editionId))
}

/** Changes how agencies take part in an edition. */
export async function updateParticipants(tx: Db, editionId: number, changed: readonly ChangedParticipant[]) {
  for (const part of partsOf(changed))
    await tx.execute(sql`
      update participant set group_id = r."groupId", competes = r.competes, reason_fa = r."reasonFa", reason_en = r."reasonEn"
      from jsonb_to_recordset(${JSON.stringify(part)}::text::jsonb) as r("agencyId" int, "groupId" int, competes boolean, "reasonFa" text, "reasonEn" text)
      where participant.edition_id = ${editionId} and participant.agency_id = r."agencyId"`)
}

/** Takes agencies out of an edition. */
export async function deleteParticipants(tx: Db, editionId: number, agencyIds: readonly number[]) {
  for (const part of partsOf(agencyIds))
    await tx
      .delete(participant)
      .where(and(eq(participant.editionId, editionId), inArray(participant.agencyId, [...part])))
}

/**
 * Tells whether agencies, counties, groups, who takes part or what became of agencies has changed between two moments.
 */
export async function fingerprintOrganisation(db: Db, festivalId: number, editionId: number): Promise<string> {
  const found = onlyRow(
    await rows<{ fingerprint: string }>(
      db,
      sql`select md5(concat_ws(' ',
        (select md5(string_agg(a::text, ' ' order by a.id)) from agency a where a.festival_id = ${festivalId}),
        (select md5(string_agg(n::text, ' ' order by n.id)) from agency_alias n where n.festival_id = ${festivalId}),
        (select md5(string_agg(c::text, ' ' order by c.id)) from county c where c.festival_id = ${festivalId}),
        (select md5(string_agg(g::text, ' ' order by g.id)) from agency_group g where g.edition_id = ${editionId}),
        (select md5(string_agg(p::text, ' ' order by p.agency_id)) from participant p where p.edition_id = ${editionId}),
        (select md5(string_agg(s::text, ' ' order by s.id)) from succession s where s.edition_id = ${editionId}))) as fingerprint`,
    ),
  )
  return found.fingerprint
}

export async function updateDeclaredMetric(
  tx: Db,
  editionId: number,
  metricId: number,
  change: Partial<DeclaredMetricChange>,
) {
  await tx
    .update(declaredMetric)
    .set(change)
    .where(and(eq(declaredMetric.editionId, editionId), eq(declaredMetric.metricId, metricId)))
}

/** How many runs an edition has. */
export async function countRuns(db: Db, editionId: number): Promise<number> {
  const found = onlyRow(
    await rows<{ runs: number }>(db, sql`select count(*)::int as runs from score_run where edition_id = ${editionId}`),
  )
  return found.runs
}
