import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../db/database'
import { holdChainEnd, listEvents } from '../../db/queries/audit'
import { openTestDatabase, testDatabaseUrl } from '../../tests/fixtures/test-database'
import { createViewer } from '../../tests/fixtures/people'
import { createSmallFestival } from '../../tests/fixtures/small-festival'
import { operatorOf } from '../access/viewer.server'
import { checkLog } from '../flows/log/check-log.server'
import { appendPending, countedMs, recordOfPersonLater, recordRepeated } from './record-later.server'
import { recordEvent } from './audit.server'

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 8, minute))
const hour = countedMs / 60_000
let db: Db

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  db = database.db
})

const fail = (minute: number, address = '10.0.0.1') =>
  recordRepeated(
    db,
    operatorOf(address),
    'fail:sara',
    { action: 'sign-in.fail', at: at(minute), festivalId: null, subject: 'person:sara' },
    address,
  )
const listAll = () => listEvents(db, {}, 100).then((events) => events.toReversed())

test('what waits is appended in its order and leaves the chain whole', async () => {
  const { festivalId } = await createSmallFestival(db, 'f')
  const judge = await createViewer(db, festivalId, { role: 'judge' })
  for (let n = 0; n < 3; n++)
    await recordOfPersonLater(db, judge, judge.user.id, {
      action: 'session.begin',
      at: at(n),
      after: { n, moment: at(n) },
    })
  expect(await listAll()).toEqual([])
  await Promise.all([appendPending(db, at(4)), appendPending(db, at(4))])
  await db.transaction((tx) => recordEvent(tx, judge, { action: 'person.add', at: at(5), festivalId }))
  expect((await listAll()).map(({ sequence, at: when, role, subject }) => [sequence, when, role, subject])).toEqual([
    [1, at(0), 'judge', `person:${judge.user.id}`],
    [2, at(1), 'judge', `person:${judge.user.id}`],
    [3, at(2), 'judge', `person:${judge.user.id}`],
    [4, at(5), 'judge', null],
  ])
  expect(await checkLog(db, null)).toMatchObject({ ok: true, end: { sequence: 4 } })
})

describe('what a stranger repeats', () => {
  test('is two events in an hour: the first at once, and the number of those that followed', async () => {
    for (let n = 0; n < 200; n++) await fail(n % 50, `10.0.0.${n % 200}`)
    await appendPending(db, at(51))
    expect(await listAll()).toMatchObject([{ action: 'sign-in.fail', at: at(0), after: null }])
    await appendPending(db, at(hour + 1))
    const events = await listAll()
    expect(events).toHaveLength(2)
    expect(events[1]).toMatchObject({
      action: 'sign-in.fail',
      subject: 'person:sara',
      after: { times: 199, from: at(0).toISOString() },
    })
    expect(events[1]?.after).toHaveProperty('of.length', 10)
  })

  test('at once is counted without a loss', async () => {
    await Promise.all(Array.from({ length: 40 }, () => fail(0)))
    await appendPending(db, at(hour + 1))
    expect((await listAll()).map(({ after }) => after)).toEqual([
      null,
      { times: 39, from: at(0).toISOString(), until: at(0).toISOString(), of: ['10.0.0.1'] },
    ])
  })

  test('begins anew after the hour, and once is no repetition', async () => {
    await fail(0)
    await appendPending(db, at(hour + 1))
    await fail(hour + 2)
    await appendPending(db, at(hour + 3))
    expect((await listAll()).map(({ at: when }) => when)).toEqual([at(0), at(hour + 2)])
  })
})

test.runIf(testDatabaseUrl)('nothing waits for who holds the end of the chain', async () => {
  await db.transaction(async (tx) => {
    await holdChainEnd(tx)
    await recordRepeated(db, operatorOf('x'), 'fail', { action: 'sign-in.fail', at: at(0), festivalId: null }, 'x')
    await recordOfPersonLater(db, operatorOf('x'), 'nobody', { action: 'session.begin', at: at(0) })
  })
  await appendPending(db, at(1))
  expect(await listAll()).toHaveLength(2)
})
