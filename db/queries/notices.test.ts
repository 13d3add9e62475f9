import { afterAll, beforeAll, expect, test } from 'vitest'
import { createViewer } from '../../tests/fixtures/people'
import { createSmallFestival } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { addNotices, countUnread, listNotices, listUnmailed, markMailed, markRead } from './notices'

let database: Database
let editionId: number
let one: string
let two: string
const now = new Date('2026-04-01T08:00:00Z')
const later = new Date('2026-04-01T09:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  const small = await createSmallFestival(database.db, 'notices')
  editionId = small.editionId
  one = (await createViewer(database.db, small.festivalId, { role: 'judge' })).user.id
  two = (await createViewer(database.db, small.festivalId, { role: 'auditor' })).user.id
})
afterAll(() => database.close())

const about = (userId: string, key: string, createdAt = now) => ({
  userId,
  editionId,
  kind: 'state-moved',
  key,
  params: { state: 'announced' },
  createdAt,
})

test('the same thing is said to a person once, and newest comes first', async () => {
  const { db } = database
  await addNotices(db, [about(one, 'a'), about(two, 'a')])
  await addNotices(db, [about(one, 'a', later), about(one, 'b', later)])
  expect((await listNotices(db, one)).map((row) => [row.notice.key, row.edition?.code, row.festival?.code])).toEqual([
    ['b', '1404', 'notices'],
    ['a', '1404', 'notices'],
  ])
  expect(await countUnread(db, two)).toBe(1)
})

test('who reads marks their own only, and two sweeps send one mail', async () => {
  const { db } = database
  const mine = await listNotices(db, one)
  await markRead(
    db,
    two,
    later,
    mine.map((row) => row.notice.id),
  )
  expect(await countUnread(db, one)).toBe(2)
  const [first] = await listUnmailed(db)
  expect(first?.to.email).toBe(`${one}@test.invalid`)
  const taken = await Promise.all([
    markMailed(db, first?.notice.id ?? 0, later),
    markMailed(db, first?.notice.id ?? 0, later),
  ])
  expect(taken.toSorted()).toEqual([false, true])
  await markRead(db, one, later)
  expect(await countUnread(db, one)).toBe(0)
  expect((await listUnmailed(db)).map((row) => row.notice.userId)).toEqual([two])
})
