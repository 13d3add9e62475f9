import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'

/** Whether a value of a festival was recorded after a moment. */
export async function hasNewerValues(db: Db, festivalId: number, asOf: Date): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from pull p join source s on s.id = p.source_id
      where s.festival_id = ${festivalId} and p.finished_at > ${asOf.toISOString()}::timestamptz and p.records_stored > 0 limit 1`,
  )
  return found.length > 0
}

/** Whether the numbers known of an agency itself, as its staff, were changed after a moment. */
export async function hasNewerAttributes(db: Db, festivalId: number, asOf: Date): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from agency_attributes where festival_id = ${festivalId} and recorded_at > ${asOf.toISOString()}::timestamptz limit 1`,
  )
  return found.length > 0
}
