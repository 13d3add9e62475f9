import type { Db, Transaction } from '../../db/database'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { saveGrant } from '../../db/queries/grants'
import { createViewer } from '../../tests/fixtures/people'
import { createSmallFestival, day } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { operatorOf } from '../access/viewer.server'
import type { Viewer } from '../policy/policy.server'
import { recordEvent, recordOfPerson } from './audit.server'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})

afterAll(() => database.close())

test('an event is written in a transaction and by nothing else', () => {
  expectTypeOf(recordEvent).parameter(0).toEqualTypeOf<Transaction>()
  expectTypeOf<Db>().not.toExtend<Transaction>()
})

describe('what happens to an account', () => {
  const happening = { action: 'password.change', at: day } as const
  const record = async (viewer: Viewer, userId: string) =>
    database.db.transaction((tx) => recordOfPerson(tx, viewer, userId, happening))

  test('is told in the one festival of its person, by the role that they have there', async () => {
    const { festivalId } = await createSmallFestival(database.db, 'one')
    const judge = await createViewer(database.db, festivalId, { role: 'judge' })
    expect(await record(judge, judge.user.id)).toMatchObject({
      festivalId,
      role: 'judge',
      subject: `person:${judge.user.id}`,
    })
    expect(await record(operatorOf('test'), judge.user.id)).toMatchObject({ festivalId, role: 'administrator' })
  })

  test('is told by that role even while its person owes a password and has no grants', async () => {
    const { festivalId } = await createSmallFestival(database.db, 'owing')
    const judge = await createViewer(database.db, festivalId, { role: 'judge' })
    expect(await record({ ...judge, grants: [], duty: 'password' }, judge.user.id)).toMatchObject({
      festivalId,
      role: 'judge',
    })
  })

  test('of somebody in two festivals is told in neither, by the highest of their roles', async () => {
    const [first, second] = [
      await createSmallFestival(database.db, 'first'),
      await createSmallFestival(database.db, 'second'),
    ]
    const { user, ...viewer } = await createViewer(database.db, first.festivalId, { role: 'judge' })
    await saveGrant(database.db, { userId: user.id, festivalId: second.festivalId, role: 'manager', createdAt: day })
    expect(await record({ ...viewer, user }, user.id)).toMatchObject({ festivalId: null, role: 'manager' })
  })
})
