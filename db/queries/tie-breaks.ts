import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { type Scope, withinScope } from './scope'

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

/** Why two agencies with the same published total have different ranks. */
export interface TieBreak {
  /** The neighbour that has the same total: the one ahead, else the one behind. */
  other: Titled
  /** The first node of the model's chain on which the two differ. */
  node: Titled
  /** What each has there: points, or the value itself where the node has no weight. Null: no score. */
  own: number | null
  others: number | null
  isAhead: boolean
}

export interface TieBreaks {
  overall: TieBreak | null
  inGroup: TieBreak | null
}

interface Row extends Titled {
  agencyId: number
  total: number
  groupId: number | null
  overall: number | null
  inGroup: number | null
  chain: (Titled & { score: number | null; actual: number | null })[]
}

/** For those of the agencies whose total another agency of the scope has, too, with another rank. */
export async function listTieBreaks(
  db: Db,
  runId: number,
  scope: Scope,
  agencyIds: readonly number[],
): Promise<Map<number, TieBreaks>> {
  if (!agencyIds.length) return new Map()
  const wanted = sql.join(
    agencyIds.map((id) => sql`${id}`),
    sql`, `,
  )
  const found = await rows<Row>(
    db,
    sql`
    with shared as (
      select r.agency_id, r.total, r.group_id, count(*) over (partition by r.total) as n, bool_or(r.agency_id in (${wanted})) over (partition by r.total) as is_wanted
      from result r join agency a on a.id = r.agency_id
      where r.run_id = ${runId} and r.competes and r.total is not null and ${withinScope(scope)}
    )
    select a.id as "agencyId", a.code, a.title_fa as "titleFa", a.title_en as "titleEn", r.total, r.group_id as "groupId", o.rank as overall, i.rank as "inGroup",
      (select json_agg(json_build_object('code', n.code, 'titleFa', n.title_fa, 'titleEn', n.title_en, 'score', s.score, 'actual', s.actual) order by b.place)
        from jsonb_array_elements_text(v.document -> 'ranking' -> 'tieBreak') with ordinality b(code, place)
        join model_node n on n.model_version_id = v.id and n.code = b.code
        left join score s on s.run_id = ${runId} and s.agency_id = a.id and s.node_id = n.id) as chain
    from shared r
    join agency a on a.id = r.agency_id
    join score_run run on run.id = ${runId}
    join model_version v on v.id = run.model_version_id
    left join rank o on o.run_id = run.id and o.agency_id = a.id and o.scope = 'overall'
    left join rank i on i.run_id = run.id and i.agency_id = a.id and i.scope = 'group'
    where r.n > 1 and r.is_wanted and jsonb_typeof(v.document -> 'ranking' -> 'tieBreak') = 'array' and jsonb_array_length(v.document -> 'ranking' -> 'tieBreak') > 0`,
  )
  return new Map(
    found.map((row) => [
      row.agencyId,
      {
        overall: tieBreakOf(row, found, 'overall'),
        inGroup: tieBreakOf(
          row,
          found.filter(({ groupId }) => groupId === row.groupId),
          'inGroup',
        ),
      },
    ]),
  )
}

function tieBreakOf(item: Row, all: readonly Row[], which: 'overall' | 'inGroup'): TieBreak | null {
  const rank = item[which]
  if (rank === null) return null
  const ranked = all.flatMap((row) =>
    row.total === item.total && row[which] !== null && row[which] !== rank ? [{ row, rank: row[which] }] : [],
  )
  const ahead = ranked.filter((other) => other.rank < rank).toSorted((a, b) => b.rank - a.rank)[0]
  const other = ahead ?? ranked.toSorted((a, b) => a.rank - b.rank)[0]
  return other ? compare(item, other.row, ahead === undefined) : null
}

function compare(row: Row, other: Row, isAhead: boolean): TieBreak | null {
  for (const [index, mine] of (row.chain ?? []).entries()) {
    const theirs = other.chain[index]
    if (!theirs) continue
    const { code, titleFa, titleEn } = mine
    // A node without weight has no points to tell two agencies apart by.
    for (const column of ['score', 'actual'] as const) {
      if (isSame(mine[column], theirs[column])) continue
      return {
        other: { code: other.code, titleFa: other.titleFa, titleEn: other.titleEn },
        node: { code, titleFa, titleEn },
        own: mine[column],
        others: theirs[column],
        isAhead,
      }
    }
  }
  return null
}

/** Without the noise of binary fractions in the last digits, as ranks are taken. */
function isSame(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Number(one.toPrecision(12)) === Number(other.toPrecision(12))
}
