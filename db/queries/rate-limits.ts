import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { rateLimit } from '../schema'
import { onlyRow } from '../only-row'

/** Counts one more try under a key; false where there were too many since the first of the window. */
export async function takeTry(
  db: Db,
  key: string,
  { most, windowMs }: { most: number; windowMs: number },
  now: Date,
): Promise<boolean> {
  const at = now.getTime()
  const counted = onlyRow(
    await rows<{ count: number }>(
      db,
      sql`
    insert into ${rateLimit} (id, key, count, last_request) values (${randomUUID()}, ${key}, 1, ${at})
    on conflict (key) do update set
      count = case when rate_limit.last_request <= ${at - windowMs} then 1 else rate_limit.count + 1 end,
      last_request = case when rate_limit.last_request <= ${at - windowMs} then ${at} else rate_limit.last_request end
    returning count`,
    ),
  )
  return counted.count <= most
}
