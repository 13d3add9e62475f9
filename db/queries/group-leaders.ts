import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { NodeState } from './rankings'
import { type Scope, withinScope } from './scope'
import { type Unknown, listUnknownTotals } from './unknown-scores'

export interface GroupLeader {
  code: string
  titleFa: string
  titleEn: string
  /** Null where all compete together: then the rank is that among all. */
  group: { code: string; titleFa: string; titleEn: string } | null
  rank: number
  /** Those that share the rank, this agency included. */
  tied: number
  of: number
  state: NodeState
  total: number | null
  /** What the model put in the place of all data; null where the total is the agency's own. */
  unknown: Unknown | null
  /** Another agency of the group has the same total and another rank. */
  hasSameTotal: boolean
}

type Flat = Omit<GroupLeader, 'group' | 'unknown'> & { groupCode: string | null; groupFa: string; groupEn: string }

/**
 * The first agencies of each group that are in a scope. Who shares a place is there with the others: the order of rows
 * decides nothing.
 */
export async function listGroupLeaders(
  db: Db,
  { runId, scope, most }: { runId: number; scope: Scope; most: number },
): Promise<GroupLeader[]> {
  const found = await rows<Flat>(
    db,
    sql`
    select code, "titleFa", "titleEn", "groupCode", "groupFa", "groupEn", rank, tied, "of", state, total, "hasSameTotal" from (
      select a.code, a.title_fa as "titleFa", a.title_en as "titleEn", a.sort_fa, g.code as "groupCode", g.title_fa as "groupFa", g.title_en as "groupEn",
        g.position, k.rank, k.tied, k.ranked as "of", r.state, r.total,
        count(*) over (partition by r.group_id, r.total) > k.tied as "hasSameTotal", rank() over (partition by r.group_id order by k.rank) as place
      from result r
      join agency a on a.id = r.agency_id
      left join agency_group g on g.id = r.group_id
      join rank k on k.run_id = r.run_id and k.agency_id = r.agency_id and (k.scope = 'group') = (r.group_id is not null)
      where r.run_id = ${runId} and ${withinScope(scope)}) placed
    where place <= ${most}
    order by position nulls last, rank, sort_fa collate "C"`,
  )
  const unknown = await listUnknownTotals(
    db,
    runId,
    found.map(({ code }) => code),
  )
  return found.map(({ groupCode, groupFa, groupEn, ...row }) => ({
    ...row,
    unknown: unknown.get(row.code) ?? null,
    group: groupCode === null ? null : { code: groupCode, titleFa: groupFa, titleEn: groupEn },
  }))
}
