import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { type Scope, withinScope } from './scope'

export interface Mover {
  code: string
  titleFa: string
  titleEn: string
  now: number
  before: number
}

/** A run as somebody may read it. */
export interface ReadRun {
  runId: number
  scope: Scope
}

/**
 * Agencies that won (or lost) most places among all since another run, and that both scopes hold; nobody who was not
 * ranked in both, and nobody into whom others were merged, or who was split, between the two: they are not the same
 * office any more.
 */
export async function listMovers(
  db: Db,
  { now, before, direction, most }: { now: ReadRun; before: ReadRun; direction: 'up' | 'down'; most: number },
): Promise<Mover[]> {
  const won = direction === 'up' ? sql`b.rank - n.rank` : sql`n.rank - b.rank`
  return rows<Mover>(
    db,
    sql`
    select a.code, a.title_fa as "titleFa", a.title_en as "titleEn", n.rank as now, b.rank as before
    from rank n
    join rank b on b.run_id = ${before.runId} and b.agency_id = n.agency_id and b.scope = 'overall'
    join agency a on a.id = n.agency_id
    where n.run_id = ${now.runId} and n.scope = 'overall' and ${won} > 0 and ${withinScope(now.scope)} and ${withinScope(before.scope)}
      and not exists (
        select from succession s
        where s.edition_id = (select edition_id from score_run where id = ${now.runId})
          and (s.successor_id = n.agency_id or (s.agency_id = n.agency_id and s.kind = 'split')))
    order by ${won} desc, n.rank, a.sort_fa collate "C"
    limit ${most}`,
  )
}
