import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import type { Database } from '../../../db/client.server'
import { course } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { setDeadline } from './set-deadline.server'

const [first, second] = [new Date('2026-05-01T08:00:00Z'), new Date('2026-05-08T08:00:00Z')]
let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const set = async (where: Awaited<ReturnType<typeof createScoredEdition>>, at: Date | null, reason: string | null) =>
  setDeadline({ db: database.db, viewer: operatorOf('test'), now: first }, where, { kind: 'objections', at, reason })

test('in a draft a deadline moves as it likes', async () => {
  const where = await createScoredEdition(database.db, 'draft')
  expect(await set(where, first, null)).toEqual({ ok: true })
  expect(await set(where, second, null)).toEqual({ ok: true })
})

test('one that people were told moves and goes only with a reason, which the log keeps', async () => {
  const where = await createScoredEdition(database.db, 'announced')
  await database.db
    .insert(course)
    .values({ editionId: where.edition.id, state: 'collecting', since: first, version: 1 })
  expect(await set(where, first, null)).toEqual({ ok: true })
  expect(await set(where, second, null)).toEqual({ ok: false, why: 'deadline-reason' })
  expect(await set(where, null, null)).toEqual({ ok: false, why: 'deadline-reason' })
  expect(await set(where, second, 'the roads were closed')).toEqual({ ok: true })
  const events = await listEvents(database.db, { editionId: where.edition.id }, 10)
  expect(events.map(({ after, reason }) => [after, reason])).toEqual([
    [{ at: second.toISOString() }, 'the roads were closed'],
    [{ at: first.toISOString() }, null],
  ])
})

test('once an edition is archived its deadlines stay as they are', async () => {
  const where = await createScoredEdition(database.db, 'archived')
  await database.db.insert(course).values({ editionId: where.edition.id, state: 'archived', since: first, version: 1 })
  expect(await set(where, first, 'why not')).toEqual({ ok: false, why: 'not-allowed' })
})

test('the second of two who set a deadline from the same page is told, and nothing is overwritten', async () => {
  const where = await createScoredEdition(database.db, 'two')
  const wish = { kind: 'objections', reason: null, opened: null } as const
  const context = { db: database.db, viewer: operatorOf('test'), now: first }
  expect(await setDeadline(context, where, { ...wish, at: first })).toEqual({ ok: true })
  expect(await setDeadline(context, where, { ...wish, at: second })).toEqual({ ok: false, why: 'deadline-changed' })
  expect(await setDeadline(context, where, { ...wish, at: second, opened: first })).toEqual({ ok: true })
})
