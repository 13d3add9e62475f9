import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'

/** What there was instead of a value, and what the model did about it. */
export interface Unknown {
  why: 'no-data' | 'not-applicable'
  met: 'zero' | 'estimate'
}

/** What is known of indicators; null where it was not asked, as the score is the agency's own. */
export interface Below {
  isKnown: boolean | null
  applies: boolean | null
  imputed: boolean | null
}

/**
 * What is known of the indicators below a node `n` with the score `s`, asked only where the score may be none of the
 * agency's own.
 */
export const belowNode = sql`
  select bool_or(c.status = 'reported') as "isKnown", bool_or(coalesce(c.status, 'no-data') <> 'not-applicable') as applies, bool_or(c.flags & 1 = 1) as imputed
  from score c
  join model_node m on m.id = c.node_id and m.kind = 'indicator'
  where s.state = 'scored' and (s.coverage = 0 or s.score = 0) and c.run_id = s.run_id and c.agency_id = s.agency_id and m.position >= n.position and m.position < coalesce(
    (select min(x.position) from model_node x where x.model_version_id = n.model_version_id and x.position > n.position and x.depth <= n.depth), 2147483647)`

/** What is known behind the total of a result `r`: of its scored dimensions, all together. */
const belowTotal = sql`
  select bool_or(below."isKnown" is not false) as "isKnown", bool_or(below.applies) as applies, bool_or(below.imputed) as imputed
  from score s
  join model_node n on n.id = s.node_id and n.depth = 1
  left join lateral (${belowNode}) below on true
  where r.total is not null and s.state = 'scored' and s.run_id = r.run_id and s.agency_id = r.agency_id`

/** Not null where nothing is known and the model put something in its place: such a score is no measurement. */
export function toUnknown({ isKnown, applies, imputed }: Below): Unknown | null {
  if (isKnown !== false) return null
  return { why: applies ? 'no-data' : 'not-applicable', met: imputed ? 'estimate' : 'zero' }
}

/**
 * By code of the agency: what the model put in the place of all data of it. Whoever has a total of measurements, or
 * none, is not in it.
 */
export async function listUnknownTotals(
  db: Db,
  runId: number,
  codes?: readonly string[],
): Promise<Map<string, Unknown>> {
  if (codes?.length === 0) return new Map()
  const ofAgencies = codes ? sql`and a.code = any(${sql.param([...codes])}::text[])` : sql``
  const found = await rows<Below & { code: string }>(
    db,
    sql`select a.code, below.* from result r join agency a on a.id = r.agency_id cross join lateral (${belowTotal}) below
      where r.run_id = ${runId} and below."isKnown" is false ${ofAgencies}`,
  )
  return new Map(
    found.flatMap(({ code, ...below }) => {
      const unknown = toUnknown(below)
      return unknown ? [[code, unknown] as const] : []
    }),
  )
}
