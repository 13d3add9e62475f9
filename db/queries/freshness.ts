import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { StoredFailure } from '../schema'
import type { Source } from './sources'

export interface Freshness {
  code: string
  titleFa: string
  titleEn: string
  kind: Source['kind']
  /** Of the pull that ended well last; null before the first. ISO. */
  finishedAt: string | null
  pullId: number | null
  read: number | null
  quarantined: number | null
  pulls: number
  failures: number
  /** The newest pull, where it failed. */
  failedPullId: number | null
  /** Why it failed. */
  failure: StoredFailure | null
}

/** How old what each source said is, and how its pulls went; the oldest first, and before them what never came. */
export async function listFreshness(db: Db, festivalId: number): Promise<Freshness[]> {
  return rows(
    db,
    sql`select s.code, s.title_fa as "titleFa", s.title_en as "titleEn", s.kind,
      to_char(done.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt", done.id as "pullId",
      done.records_read as read, done.records_quarantined as quarantined,
      coalesce(counted.pulls, 0) as pulls, coalesce(counted.failures, 0) as failures, case when newest.state = 'failed' then newest.id end as "failedPullId",
      case when newest.state = 'failed' then newest.failure end as failure
    from source s
    left join lateral (select * from pull p where p.source_id = s.id and p.state = 'finished' order by p.id desc limit 1) done on true
    left join lateral (select * from pull p where p.source_id = s.id order by p.id desc limit 1) newest on true
    left join lateral (
      select count(*)::int as pulls, (count(*) filter (where p.state = 'failed'))::int as failures from pull p where p.source_id = s.id
    ) counted on true
    where s.festival_id = ${festivalId}
    order by done.finished_at nulls first, s.id`,
  )
}
