import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../db/queries/audit'
import { listKeys } from '../../db/queries/api-keys'
import { createFestival } from '../../db/queries/festivals'
import { apiKey, auditEvent } from '../../db/schema'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Asking } from '../access/edition-place.server'
import { operatorOf } from '../access/viewer.server'
import { addPerson } from './add-person.server'
import { enterByKey, makeKey, revokeKey } from './api-keys.server'
import { changeSettings } from './change-settings.server'

const password = 'a long enough one'
let asking: Asking
let userId: string
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  asking = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-05-01T08:00:00Z') }
  festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
  userId = await addPerson(asking, {
    username: 'sara',
    name: 'سارا',
    email: 'sara@test.invalid',
    password,
    passwordKind: 'own',
    grants: [{ festivalId, role: 'auditor' }],
  })
})

async function make(days = 30) {
  const made = await makeKey(asking, userId, { name: 'report', days, password })
  if (!made.ok) throw new Error(made.why)
  return made.key
}

const enter = (key: string, days = 0, address = '10.0.0.1') =>
  enterByKey({ ...asking, now: new Date(asking.now.getTime() + days * 86_400_000) }, key, address)
const stranger = { ok: true, viewer: { user: null, grants: [], origin: '10.0.0.1' } }

test('a key is its person until it ends, and the log says which key it was', async () => {
  const key = await make(30)
  expect(await enter(key)).toMatchObject({
    ok: true,
    viewer: { user: { id: userId }, grants: [{ role: 'auditor' }], origin: '10.0.0.1 key:1' },
  })
  expect(await enter(key, 29.9)).toMatchObject({ viewer: { user: { id: userId } } })
  expect(await enter(key, 30)).toEqual(stranger)
})

test('a key and what it was made with stand nowhere in the database, only its hash', async () => {
  const key = await make()
  const everything = JSON.stringify([await asking.db.select().from(apiKey), await asking.db.select().from(auditEvent)])
  expect(everything).not.toContain(key.slice(10))
  expect(everything).not.toContain(password)
})

test('making and revoking a key are events, and a key of somebody else can not be revoked', async () => {
  const key = await make()
  expect(await revokeKey(asking, 'somebody else', 1)).toBe(false)
  expect(await revokeKey(asking, userId, 1)).toBe(true)
  expect(await revokeKey(asking, userId, 1)).toBe(false)
  expect(await enter(key)).toEqual(stranger)
  expect(await listKeys(asking.db, userId, asking.now)).toEqual([])
  expect((await listEvents(asking.db, { action: 'key' }, 10)).map(({ action, subject }) => [action, subject])).toEqual([
    ['key.revoke', 'key:1'],
    ['key.make', 'key:1'],
  ])
})

test('a key is made with the password only', async () => {
  expect(await makeKey(asking, userId, { name: 'x', days: 30, password: 'wrong' })).toEqual({ ok: false, why: 'wrong' })
})

test('the key of somebody who owes a second step is a stranger', async () => {
  const key = await make()
  await changeSettings(asking, festivalId, { secondStepFor: ['auditor'] })
  expect(await enter(key)).toEqual(stranger)
})

test('wrong keys of an address are not answered any more after thirty, for ten minutes; right ones are', async () => {
  const key = await make()
  for (let n = 0; n < 30; n++) expect(await enter(`sanjeh_${n}`)).toEqual(stranger)
  expect(await enter('sanjeh_31')).toEqual({ ok: false, seconds: 600 })
  expect(await enter('sanjeh_31', 0, '10.0.0.2')).toMatchObject({ ok: true })
  expect(await enter(key)).toMatchObject({ viewer: { user: { id: userId } } })
  expect(await enter('sanjeh_32', 1)).toEqual(stranger)
})

test('nobody has more than twenty keys', async () => {
  for (let n = 0; n < 20; n++) await make()
  expect(await makeKey(asking, userId, { name: 'x', days: 30, password })).toEqual({ ok: false, why: 'many' })
})
