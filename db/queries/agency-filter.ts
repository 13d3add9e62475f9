import { type SQL, sql } from 'drizzle-orm'
import { foldPersian } from '../fold-persian'

export interface AgencyFilter {
  /** One agency alone, by its code. */
  agency?: string
  group?: string
  county?: string
  level?: string
  /** Any part of a name, an alias or a code, in any spelling. */
  search?: string
}

/** Conditions, each behind an `and`, on the agency, county and group that a statement calls `a`, `c` and `g`. */
export function matchesAgency({ agency, group, county, level, search }: AgencyFilter): SQL {
  const parts = [
    agency ? sql`and a.code = ${agency}` : sql``,
    group ? sql`and g.code = ${group}` : sql``,
    county ? sql`and c.code = ${county}` : sql``,
    level ? sql`and a.level::text = ${level}` : sql``,
    // Half spaces are written, left out or typed as spaces: spaces count on neither side.
    search
      ? sql`and position(${foldPersian(search).replaceAll(' ', '')} in replace(a.search_text, ' ', '')) > 0`
      : sql``,
  ]
  return sql.join(parts, sql` `)
}
