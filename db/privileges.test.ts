import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabaseWithRole, onServer, openTestDatabase, testDatabaseUrl } from '../tests/fixtures/test-database'
import { DatabaseRoleError, type Database, openDatabase } from './client.server'
import { OldTablesError } from './migrate.server'
import { appendedTables, keptTables, listChangeable } from './privileges'
import { rows } from './rows'

test('who owns the tables can change them, and that is said', async () => {
  const { db, close } = await openTestDatabase('owner')
  expect(await listChangeable(db)).toEqual(appendedTables.map((table) => getTableName(table)).toSorted())
  await close()
})

describe.runIf(testDatabaseUrl)('as a role that owns nothing', () => {
  let own: Awaited<ReturnType<typeof createDatabaseWithRole>>
  let database: Database

  beforeAll(async () => {
    own = await createDatabaseWithRole(testDatabaseUrl ?? '')
    database = await openDatabase({ ...own, folder: '' })
  })
  afterAll(async () => {
    await database.close()
    await own.drop()
  })

  /** What PostgreSQL says to a statement; null where it did it. */
  const answerTo = async (statement: string) =>
    database.db.execute(sql.raw(statement)).then(
      () => null,
      (error: unknown) =>
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error),
    )

  test('nothing that is append-only can be changed, removed or emptied', async () => {
    expect(await listChangeable(database.db)).toEqual([])
    for (const table of appendedTables) {
      const name = getTableName(table)
      const columns = Object.values(getTableColumns(table)).map(
        (column) => `update "${name}" set "${column.name}" = default`,
      )
      for (const statement of [
        ...columns,
        `delete from "${name}"`,
        `truncate "${name}" cascade`,
        `drop table "${name}"`,
        `alter table "${name}" disable trigger all`,
      ]) {
        expect(await answerTo(statement), statement).toMatch(/permission denied|must be owner/)
      }
      expect(await answerTo(`select * from "${name}" for update`), name).toMatch(/permission denied/)
      expect(await answerTo(`select * from "${name}"`), name).toBeNull()
    }
  })

  test('nothing that goes on can be removed', async () => {
    for (const name of keptTables.map((table) => getTableName(table))) {
      expect(await answerTo(`delete from "${name}"`), name).toMatch(/permission denied/)
      expect(await answerTo(`truncate "${name}" cascade`), name).toMatch(/permission denied/)
    }
  })

  test('a course is taken away as that of a draft alone, and nobody else is let do it', async () => {
    const festival = `insert into festival (code, title_fa, title_en, calendar, is_demo) values ('f', 'f', 'f', 'jalali', false)`
    await onServer(own.ownerUrl, festival)
    await onServer(
      own.ownerUrl,
      `insert into model (festival_id, code) select id, 'm' from festival;
       insert into edition (festival_id, code, title_fa, title_en, evaluated_from, evaluated_to, ceremony_year, model_id, is_open_to_all)
         select festival_id, year, 'e', 'e', '2025-03-21', '2026-03-21', 1405, id, false from model, unnest(array['1', '2']) as year;
       insert into course (edition_id, state, since, version)
         select id, (case code when '1' then 'draft' else 'announced' end)::edition_state, now(), 0 from edition`,
    )
    const deleted = await rows<{ code: string; n: number }>(
      database.db,
      sql`select code, delete_draft_course(id) as n from edition order by code`,
    )
    expect(deleted).toEqual([
      { code: '1', n: 1 },
      { code: '2', n: 0 },
    ])
    expect(await rows<object>(database.db, sql`select state from course`)).toEqual([{ state: 'announced' }])
    const others = await rows<{ mayCall: boolean }>(
      database.db,
      sql`select exists (select from pg_proc, aclexplode(proacl) where proname = 'delete_draft_course' and grantee = 0) as "mayCall"`,
    )
    expect(others).toEqual([{ mayCall: false }])
  })

  test('no right can be given to oneself, and no table made that would stand in front of another', async () => {
    await answerTo(`grant update on audit_event to ${own.role}`)
    expect(await listChangeable(database.db)).toEqual([])
    expect(await answerTo('create table public.mine (id int)')).toMatch(/permission denied/)
    expect(await answerTo('create schema mine')).toMatch(/permission denied/)
  })

  test('a start without the owner is a start as long as the tables are those of the program', async () => {
    const again = await openDatabase({ url: own.url, folder: '' })
    expect(await listChangeable(again.db)).toEqual([])
    await again.close()
    await onServer(own.ownerUrl, 'update drizzle.__drizzle_migrations set created_at = created_at - 1')
    await expect(openDatabase({ url: own.url, folder: '' })).rejects.toThrow(OldTablesError)
    await onServer(own.ownerUrl, 'update drizzle.__drizzle_migrations set created_at = created_at + 1')
  })

  test('what was given beyond that is taken back at the next start of the owner', async () => {
    await onServer(own.ownerUrl, `grant update on audit_event to public; grant delete on observation to ${own.role}`)
    expect(await listChangeable(database.db)).toEqual(['audit_event', 'observation'])
    await (await openDatabase({ ...own, folder: '' })).close()
    expect(await listChangeable(database.db)).toEqual([])
  })

  test('servers that start together as both roles are all let in', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ ...own, folder: '' })))
    for (const one of opened) await one.close()
    expect(await listChangeable(database.db)).toEqual([])
  })

  test('a role that could change the log all the same is refused, and two databases are no pair', async () => {
    await expect(openDatabase({ url: own.ownerUrl, ownerUrl: own.ownerUrl, folder: '' })).rejects.toThrow(
      DatabaseRoleError,
    )
    await expect(openDatabase({ url: testDatabaseUrl, ownerUrl: own.ownerUrl, folder: '' })).rejects.toThrow(
      /two databases/,
    )
  })
})
