import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { StoredFailure } from '../schema'

/** How fresh what a source gave is. */
export interface SourceState {
  code: string
  titleFa: string
  titleEn: string
  /** The last pull that ended well; null where none did. */
  pullId: number | null
  finishedAt: Date | null
  quarantined: number
  /** Pulls that failed since then. */
  failures: number
  /** Why the newest of them failed. */
  failure: StoredFailure | null
  isRunning: boolean
}

/** The sources of a festival that are asked for their data; what people write in Sanjeh itself is never old. */
export async function listSourceStates(db: Db, festivalId: number): Promise<SourceState[]> {
  const found = await rows<Omit<SourceState, 'finishedAt'> & { finishedAt: string | null }>(
    db,
    sql`
    select s.code, s.title_fa as "titleFa", s.title_en as "titleEn", f.id as "pullId", f.finished_at::text as "finishedAt",
      coalesce(f.records_quarantined, 0) as quarantined,
      (select count(*)::int from pull p where p.source_id = s.id and p.state = 'failed' and p.id > coalesce(f.id, 0)) as failures,
      (select p.failure from pull p where p.source_id = s.id and p.state = 'failed' and p.id > coalesce(f.id, 0) order by p.id desc limit 1) as failure,
      exists (select 1 from pull p where p.source_id = s.id and p.state = 'running') as "isRunning"
    from source s
    join lateral (select document from source_version v where v.source_id = s.id order by v.version desc limit 1) v on true
    left join lateral (select * from pull p where p.source_id = s.id and p.state = 'finished' order by p.id desc limit 1) f on true
    where s.festival_id = ${festivalId} and v.document -> 'internal' is null
    order by s.id`,
  )
  return found.map((row) => ({ ...row, finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt) }))
}
