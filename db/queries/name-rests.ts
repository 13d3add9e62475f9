import { eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { agencyGroup, county } from '../schema'

/** What keeps a county or a group from being removed: the first of each kind by name, and how many there are. */
export interface NameRest {
  kind: 'agency' | 'person' | 'category' | 'run'
  names: { titleFa: string; titleEn: string }[]
  count: number
}

const mostNamed = 3

/** Agencies and people of a county. */
export async function listCountyRests(db: Db, countyId: number): Promise<NameRest[]> {
  return listRests(
    await rows<RestRow>(
      db,
      sql`
      select 'agency' as kind, title_fa as "titleFa", title_en as "titleEn" from agency where county_id = ${countyId}
      union all
      select 'person', u.name, u.name from role_grant g join users u on u.id = g.user_id where g.county_id = ${countyId}`,
    ),
  )
}

/** Agencies in a group, categories of awards whose rules name it, and runs that ranked in it. */
export async function listGroupRests(
  db: Db,
  group: { id: number; editionId: number; code: string },
): Promise<NameRest[]> {
  return listRests(
    await rows<RestRow>(
      db,
      sql`
      select 'agency' as kind, a.title_fa as "titleFa", a.title_en as "titleEn"
      from participant p join agency a on a.id = p.agency_id where p.group_id = ${group.id}
      union all
      select 'category', c.title_fa, c.title_en from award_category c
      where c.edition_id = ${group.editionId} and c.rule -> 'eligibility' -> 'groups' ? ${group.code}
      union all
      select 'run', '', '' where exists (select from result r where r.group_id = ${group.id})`,
    ),
  )
}

interface RestRow {
  kind: NameRest['kind']
  titleFa: string
  titleEn: string
}

function listRests(found: readonly RestRow[]): NameRest[] {
  const kinds = ['agency', 'person', 'category', 'run'] as const
  return kinds.flatMap((kind) => {
    const own = found.filter((row) => row.kind === kind)
    const names = own.slice(0, mostNamed).map(({ titleFa, titleEn }) => ({ titleFa, titleEn }))
    return own.length ? [{ kind, names, count: own.length }] : []
  })
}

/** Takes a county away; the database refuses it where an agency or a person names it. */
export async function deleteCounty(tx: Db, id: number) {
  await tx.delete(county).where(eq(county.id, id))
}

/** Takes a group of an edition away; the database refuses it where an agency is in it, or a run has ranked in it. */
export async function deleteGroup(tx: Db, id: number) {
  await tx.delete(agencyGroup).where(eq(agencyGroup.id, id))
}
