import { eq } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import { listKeys } from '../../../db/queries/api-keys'
import { createFestival } from '../../../db/queries/festivals'
import { apiKey, auditEvent, user } from '../../../db/schema'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { RequestContext } from '../../policy/request-context'
import { operatorOf } from '../../access/viewer.server'
import { appendPending } from '../../audit/record-later.server'
import { addPerson } from './add-person.server'
import { enterByKey, makeKey, revokeKey } from './api-keys.server'
import { changeSettings } from '../settings/change-settings.server'
import { changePassword } from './change-password.server'
import { setDisabled } from './manage-people.server'
import { chooseByLink, createLink } from './one-time-links.server'
import { resetSecondStep } from './second-step.server'

const password = 'a long enough one'
let context: RequestContext
let userId: string
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-05-01T08:00:00Z') }
  festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
  userId = await addPerson(context, {
    username: 'sara',
    name: 'سارا',
    email: 'sara@test.invalid',
    password,
    passwordKind: 'own',
    grants: [{ festivalId, role: 'auditor' }],
  })
})

async function make(days = 30) {
  const made = await makeKey(context, userId, { name: 'report', days, password })
  if (!made.ok) throw new Error(made.why)
  return made.key
}

const enter = (key: string, days = 0, address = '10.0.0.1') =>
  enterByKey({ ...context, now: new Date(context.now.getTime() + days * 86_400_000) }, key, address)
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
  const everything = JSON.stringify([
    await context.db.select().from(apiKey),
    await context.db.select().from(auditEvent),
  ])
  expect(everything).not.toContain(key.slice(10))
  expect(everything).not.toContain(password)
})

test('making and revoking a key are events, and a key of somebody else can not be revoked', async () => {
  const key = await make()
  expect(await revokeKey(context, 'somebody else', 1)).toBe(false)
  expect(await revokeKey(context, userId, 1)).toBe(true)
  expect(await revokeKey(context, userId, 1)).toBe(false)
  expect(await enter(key)).toEqual(stranger)
  expect(await listKeys(context.db, userId, context.now)).toEqual([])
  expect((await listEvents(context.db, { action: 'key' }, 10)).map(({ action, subject }) => [action, subject])).toEqual(
    [
      ['key.revoke', 'key:1'],
      ['key.make', 'key:1'],
    ],
  )
})

test('keys end with a password that is chosen by a link, and with disabling, for good', async () => {
  const first = await make()
  const secret = await createLink(context, userId, 'password-reset')
  expect(await chooseByLink(context, secret, { next: 'rain on a tin roof', again: 'rain on a tin roof' })).toEqual({
    ok: true,
  })
  expect(await enter(first)).toEqual(stranger)
  const made = await makeKey(context, userId, { name: 'y', days: 30, password: 'rain on a tin roof' })
  if (!made.ok) throw new Error(made.why)
  await setDisabled(context, userId, true)
  await setDisabled(context, userId, false)
  expect(await enter(made.key)).toEqual(stranger)
  const events = await listEvents(context.db, { subject: `person:${userId}` }, 10)
  expect(events.filter(({ action }) => /choose|disable/.test(action)).map(({ after }) => after)).toEqual([
    { isDisabled: true, sessionsEnded: 0, keysEnded: 1 },
    { sessionsEnded: 0, keysEnded: 1 },
  ])
})

test('keys end with another password, and with a second step that is reset', async () => {
  const first = await make()
  const next = 'rain on a tin roof'
  expect(await changePassword(context, { userId, sessionId: '' }, { old: password, next, again: next })).toEqual({
    ok: true,
  })
  expect(await enter(first)).toEqual(stranger)
  const made = await makeKey(context, userId, { name: 'y', days: 30, password: next })
  if (!made.ok) throw new Error(made.why)
  await context.db.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId))
  expect(await resetSecondStep(context, userId, 'lost')).toBe(true)
  expect(await enter(made.key)).toEqual(stranger)
  const events = await listEvents(context.db, { subject: `person:${userId}` }, 10)
  expect(events.filter(({ action }) => /change|reset/.test(action)).map(({ after }) => after)).toEqual([
    { sessionsEnded: 0, keysEnded: 1 },
    { sessionsEnded: 0, keysEnded: 1 },
  ])
})

test('the use of a key is an event once an hour, and its last use is known to the minute', async () => {
  const key = await make()
  const hour = 1 / 24
  for (const days of [0, hour / 120, hour / 2, hour * 0.9, hour * 1.1]) await enter(key, days)
  const lastUsed = (await listKeys(context.db, userId, context.now))[0]?.lastUsedAt
  expect(lastUsed).toEqual(new Date(context.now.getTime() + 1.1 * 3_600_000))
  await appendPending(context.db, context.now)
  const uses = await listEvents(context.db, { action: 'key.use' }, 10)
  expect(
    uses.map(({ at, subject, origin, role }) => [at.getTime() - context.now.getTime(), subject, origin, role]),
  ).toEqual([
    [3_960_000, 'key:1', '10.0.0.1 key:1', 'auditor'],
    [0, 'key:1', '10.0.0.1 key:1', 'auditor'],
  ])
})

test('a key that was ended and is used all the same is told as its person’s, one that never was as nobody’s', async () => {
  const key = await make()
  await revokeKey(context, userId, 1)
  for (let n = 0; n < 5; n++) await enter(key)
  for (let n = 0; n < 5; n++) await enter(`sanjeh_${n}`, 0, `10.0.1.${n}`)
  await appendPending(context.db, context.now)
  expect(
    (await listEvents(context.db, { action: 'key.refuse' }, 10))
      .toReversed()
      .map(({ subject, festivalId: index }) => [subject, index]),
  ).toEqual([
    ['key:1', festivalId],
    [null, null],
  ])
})

test('a key is made with the password only', async () => {
  expect(await makeKey(context, userId, { name: 'x', days: 30, password: 'wrong' })).toEqual({
    ok: false,
    why: 'wrong',
  })
})

test('the key of somebody who owes a second step is a stranger', async () => {
  const key = await make()
  await changeSettings(context, festivalId, { secondStepFor: ['auditor'] })
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
  expect(await makeKey(context, userId, { name: 'x', days: 30, password })).toEqual({ ok: false, why: 'many' })
})
