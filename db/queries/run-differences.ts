import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { NodeState } from './rankings'
import { type Unknown, listUnknownTotals } from './unknown-scores'

/**
 * An agency whose total or rank is another in one run than in the other; ranks are those inside its group where it has
 * one.
 */
export interface RunDifference {
  agencyId: number
  code: string
  titleFa: string
  titleEn: string
  totalBefore: number | null
  totalAfter: number | null
  /** Of the total; null where the agency took no part in the run. */
  stateBefore: NodeState | null
  stateAfter: NodeState | null
  /** What the model put in the place of all data; null where the total is the agency's own. */
  unknownBefore: Unknown | null
  unknownAfter: Unknown | null
  rankBefore: number | null
  rankAfter: number | null
}

/** Those that moved furthest first. */
export async function listRunDifferences(db: Db, before: number, after: number): Promise<RunDifference[]> {
  const rankIn = (run: number) =>
    sql`(select k.rank from rank k where k.run_id = ${run} and k.agency_id = a.id order by k.scope = 'group' desc limit 1)`
  const found = await rows<Omit<RunDifference, 'unknownBefore' | 'unknownAfter'>>(
    db,
    sql`
    select "agencyId", code, "titleFa", "titleEn", "totalBefore", "totalAfter", "stateBefore", "stateAfter", "rankBefore", "rankAfter" from (
      select a.id as "agencyId", a.code, a.title_fa as "titleFa", a.title_en as "titleEn", b.total as "totalBefore", n.total as "totalAfter",
        b.state as "stateBefore", n.state as "stateAfter",
        ${rankIn(before)} as "rankBefore", ${rankIn(after)} as "rankAfter", a.sort_fa
      from agency a
      left join result b on b.run_id = ${before} and b.agency_id = a.id
      left join result n on n.run_id = ${after} and n.agency_id = a.id
      where b.agency_id is not null or n.agency_id is not null) as both_runs
    where "totalBefore" is distinct from "totalAfter" or "rankBefore" is distinct from "rankAfter"
    order by abs(coalesce("rankBefore", 0) - coalesce("rankAfter", 0)) desc, sort_fa collate "C"`,
  )
  const codes = found.map(({ code }) => code)
  const [was, is] = [await listUnknownTotals(db, before, codes), await listUnknownTotals(db, after, codes)]
  return found.map((row) => ({
    ...row,
    unknownBefore: was.get(row.code) ?? null,
    unknownAfter: is.get(row.code) ?? null,
  }))
}
