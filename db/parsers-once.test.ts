import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { expect, onTestFinished, test } from 'vitest'
import { readAsDrizzleDoes } from './parsers-once'

const everyKind = sql`select
  1::int as i, 2::bigint as b, 1.50::numeric as n, 0.5::float8 as f, true as t, 'x' as s, null as nothing,
  '{"a":1}'::jsonb as j, '2026-05-21'::date as d, '2026-05-21 08:00'::timestamp as ts,
  '2026-05-21 08:00+00'::timestamptz as tz, '1 day'::interval as v, '\\x01'::bytea as y,
  array[1, 2] as ints, array['x'] as texts, array[1.50] as numbers, array['2026-05-21'::date] as days,
  array['2026-05-21 08:00+00'::timestamptz] as moments, array[true] as flags`

test('every kind of value is read as Drizzle and PGlite would read it, in a transaction too', async () => {
  const client = await PGlite.create()
  onTestFinished(() => client.close())
  const { rows } = await drizzle(client).execute(everyKind)
  const db = drizzle(readAsDrizzleDoes(client))
  expect((await db.execute(everyKind)).rows).toEqual(rows)
  expect(await db.transaction(async (within) => (await within.execute(everyKind)).rows)).toEqual(rows)
})
