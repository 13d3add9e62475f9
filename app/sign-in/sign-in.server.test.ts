import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../db/queries/audit'
import { createFestival } from '../../db/queries/festivals'
import { listSessions } from '../../db/queries/sessions'
import { rateLimit, session } from '../../db/schema'
import { cookieOf } from '../../tests/fixtures/cookie-of'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { nextTotp, totpAt } from '../../tests/fixtures/totp'
import type { RequestContext } from '../policy/request-context'
import { findViewer, operatorOf } from '../access/viewer.server'
import { appendPending } from '../audit/record-later.server'
import { type Auth, createAuth } from './auth.server'
import { addPerson } from '../flows/people/add-person.server'
import { changeSettings } from '../flows/settings/change-settings.server'
import { chooseByLink, createLink } from '../flows/people/one-time-links.server'
import { beginSecondStep, confirmSecondStep, resetSecondStep } from '../flows/people/second-step.server'
import { AccountForm, takeAccountForm } from '../pages/account/account-actions.server'
import { parseForm } from '../forms/parse-form.server'
import { confirmPerson } from './confirm-person.server'
import { giveCode, signIn, signOut } from './sign-in.server'

const password = 'a long enough one'
const minuteMs = 60_000
let context: RequestContext
let auth: Auth
let userId: string

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date() }
  auth = createAuth(database.db, { secret: 'x'.repeat(32), url: 'http://localhost' })
  const festivalId = await createFestival(database.db, {
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
    grants: [{ festivalId, role: 'manager' }],
  })
})

/** A browser at an address: it keeps its cookies. */
function browser(address = '10.0.0.1') {
  const jar = new Map<string, string>()
  const keep = (cookies: readonly string[]) => {
    for (const pair of cookieOf(cookies).split('; '))
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  const cookie = () =>
    [...jar]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
  const findOwn = (now = new Date()) => findViewer(context.db, auth, new Headers({ cookie: cookie() }), address, now)
  const ask = async () => ({
    ...context,
    now: new Date(),
    auth,
    viewer: await findOwn(),
    request: new Request('http://localhost/fa', { headers: { cookie: cookie() } }),
  })
  const keeping = async <Outcome extends object>(outcome: Promise<Outcome>) => {
    const given = await outcome
    if ('cookies' in given && Array.isArray(given.cookies)) keep(given.cookies)
    return given
  }
  return {
    cookie,
    viewer: findOwn,
    enter: async (given: string = password) => keeping(signIn(await ask(), { name: 'sara', password: given })),
    give: async (code: string) => keeping(giveCode(await ask(), code)),
    leave: async () => signOut(await ask()),
    post: async (fields: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const row = await ask()
      return keeping(
        takeAccountForm({ ...row, userId, sessionId: row.viewer.sessionId ?? '' }, parseForm(form, AccountForm)).then(
          (answer) => answer ?? {},
        ),
      )
    },
    own: async () => ({ ...(await ask()), userId }),
    forget: (name: string) => jar.delete(name),
  }
}

type Browser = ReturnType<typeof browser>

async function setUpSecondStep(item: Browser): Promise<{ key: string; codes: readonly string[] }> {
  const begun = await beginSecondStep(await item.own(), password)
  if (!begun.ok) throw new Error(begun.why)
  const key = new URL(begun.uri).searchParams.get('secret') ?? ''
  const confirmed = await confirmSecondStep(await item.own(), totpAt(key))
  if (!confirmed.ok) throw new Error('The first code was not taken')
  return { key, codes: begun.codes }
}

/** As if somebody at each address that tried before had sent all the codes and passwords of a minute. */
const useUpTriesOfAddress = () => context.db.update(rateLimit).set({ count: 60, lastRequest: Date.now() })

async function listActions() {
  await appendPending(context.db, new Date())
  const events = await listEvents(context.db, {}, 100)
  return events.toReversed().filter(({ action }) => /^(sign-in|session|second-step)\./.test(action))
}

describe('a code of an app', () => {
  test('counts once, also where two send it at the same moment', async () => {
    const row = browser()
    await row.enter()
    const { key } = await setUpSecondStep(row)
    const others = Array.from({ length: 5 }, () => browser())
    for (const other of others) expect(await other.enter()).toMatchObject({ needsCode: true })
    const code = nextTotp(key)
    const answers = await Promise.all(others.map((other) => other.give(code)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('that set the app up lets nobody in', async () => {
    const row = browser()
    await row.enter()
    const { key } = await setUpSecondStep(row)
    const other = browser()
    await other.enter()
    expect(await other.give(totpAt(key))).toEqual({ ok: false, why: 'wrong' })
    expect(await other.give(nextTotp(key))).toMatchObject({ ok: true })
  })

  test('makes those before it worthless', async () => {
    const row = browser()
    await row.enter()
    const { key } = await setUpSecondStep(row)
    const before = totpAt(key)
    const other = browser()
    await other.enter()
    await other.give(nextTotp(key))
    const third = browser()
    await third.enter()
    expect(await third.give(before)).toMatchObject({ ok: false })
  })
})

test('codes of who has given no password use up nobody’s tries', async () => {
  const row = browser()
  await row.enter()
  const { key } = await setUpSecondStep(row)
  for (let n = 0; n < 61; n++) expect(await browser().give('000000')).toEqual({ ok: false, why: 'wrong' })
  const other = browser()
  await other.enter()
  expect(await other.give(nextTotp(key))).toMatchObject({ ok: true })
})

test('codes that confirm who is in a session are counted for the person, not for the address', async () => {
  const row = browser()
  await row.enter()
  const { key, codes } = await setUpSecondStep(row)
  await row.enter()
  await row.give(codes[0] ?? '')
  await useUpTriesOfAddress()
  const own = await row.own()
  expect(await confirmPerson(own, own.request, { password: '', code: nextTotp(key) })).toEqual({ ok: true, by: 'totp' })
})

test('a password that is chosen by a link lets nobody past the second step', async () => {
  const row = browser()
  await row.enter()
  const { key } = await setUpSecondStep(row)
  const next = 'another one of some length'
  const secret = await createLink(context, userId, 'password-reset')
  expect(await chooseByLink(context, secret, { next, again: next })).toEqual({ ok: true })
  expect((await row.viewer()).user).toBeNull()
  const other = browser()
  expect(await other.enter(next)).toMatchObject({ needsCode: true })
  expect((await other.viewer()).user).toBeNull()
  expect(await other.give(nextTotp(key))).toMatchObject({ ok: true })
})

test('a backup code counts once, also where two send it at the same moment', async () => {
  const row = browser()
  await row.enter()
  const { codes } = await setUpSecondStep(row)
  const others = Array.from({ length: 4 }, () => browser())
  for (const other of others) await other.enter()
  const answers = await Promise.all(others.map((other) => other.give(codes[0] ?? '')))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

describe('a device on which somebody has signed in', () => {
  test('makes its person wait for no stranger, wherever those guess from', async () => {
    const row = browser()
    await row.enter()
    await row.leave()
    for (let n = 0; n < 8; n++) await browser('10.0.0.1').enter('wrong')
    for (let n = 0; n < 55; n++) await browser(`10.1.0.${n}`).enter('wrong')
    expect(await browser('10.0.0.1').enter()).toMatchObject({ ok: false, why: 'wait' })
    expect(await browser('10.0.0.9').enter()).toMatchObject({ ok: false, why: 'wait' })
    expect(await row.enter()).toMatchObject({ ok: true })
  })

  test('makes its person wait for no stranger at the second step either', async () => {
    const row = browser()
    await row.enter()
    const { key } = await setUpSecondStep(row)
    await row.leave()
    const stranger = browser()
    await stranger.enter()
    await stranger.give('000000')
    await useUpTriesOfAddress()
    expect(await stranger.give('000000')).toMatchObject({ ok: false, why: 'too-many' })
    await row.enter()
    expect(await row.give(nextTotp(key))).toMatchObject({ ok: true })
  })

  test('has tries of its own, which come to an end', async () => {
    const row = browser()
    await row.enter()
    await row.leave()
    for (let n = 0; n < 5; n++) expect(await row.enter('wrong')).toEqual({ ok: false, why: 'wrong' })
    expect(await row.enter()).toMatchObject({ ok: false, why: 'wait' })
    expect(await browser('10.0.0.2').enter()).toMatchObject({ ok: true })
  })

  test('is known for who signed in there and for nobody else, and is no session', async () => {
    await addPerson(context, {
      username: 'ali',
      name: 'علی',
      email: 'ali@test.invalid',
      password,
      passwordKind: 'own',
      grants: [],
    })
    const row = browser()
    await row.enter()
    await row.leave()
    row.forget('sanjeh.session_token')
    expect((await row.viewer()).user).toBeNull()
    const asAli = async (given: string) => signIn(await row.own(), { name: 'ali', password: given })
    for (let n = 0; n < 5; n++) await asAli('wrong')
    expect(await asAli(password)).toMatchObject({ ok: false, why: 'wait' })
    expect(await row.enter()).toMatchObject({ ok: true })
  })

  test('that somebody made up is none', async () => {
    for (let n = 0; n < 5; n++) await browser().enter('wrong')
    const row = browser()
    await row.enter()
    const forged = {
      ...(await row.own()),
      request: new Request('http://localhost/fa', { headers: { cookie: 'sanjeh.device=abc~AAAAAAAAAAAA.c2ln' } }),
    }
    expect(await signIn(forged, { name: 'sara', password })).toMatchObject({ ok: false, why: 'wait' })
  })
})

test('a password counts as it was chosen: to its last letter, and with small letters apart from capitals', async () => {
  const long = `${'a long one '.repeat(12)}End`
  const secret = await createLink(context, userId, 'password-reset')
  expect(await chooseByLink(context, secret, { next: long, again: long })).toEqual({ ok: true })
  for (const other of [long.slice(0, -1), long.slice(0, 72), long.toLowerCase(), `${long} `])
    expect(await browser(`10.0.1.${other.length}`).enter(other)).toMatchObject({ ok: false })
  expect(await browser('10.0.2.1').enter(long)).toMatchObject({ ok: true })
})

test('tries from one IPv6 network are counted together', async () => {
  for (let n = 0; n < 5; n++) await browser(`2001:db8:1:2::${n}`).enter('wrong')
  expect(await browser('2001:db8:1:2:ffff::1').enter()).toMatchObject({ ok: false, why: 'wait' })
  expect(await browser('2001:db8:1:3::1').enter()).toMatchObject({ ok: true })
  const keys = (await context.db.select({ key: rateLimit.key }).from(rateLimit)).map(({ key }) => key)
  expect(keys.filter((key) => key.includes('2001:db8:1:2::/64'))).toHaveLength(1)
})

describe('a session', () => {
  const idsOf = async () =>
    (await context.db.select({ token: session.token }).from(session).where(eq(session.userId, userId))).map(
      ({ token }) => token,
    )

  test('that was there before a sign-in ends with it', async () => {
    const row = browser()
    await row.enter()
    const before = row.cookie()
    await row.enter()
    expect(await idsOf()).toHaveLength(1)
    expect((await findViewer(context.db, auth, new Headers({ cookie: before }), 'x')).user).toBeNull()
    expect((await row.viewer()).user?.id).toBe(userId)
  })

  test('is exchanged where the password is changed, and the others end', async () => {
    const [own, other] = [browser(), browser('10.0.0.2')]
    await own.enter()
    await other.enter()
    const before = own.cookie()
    expect(
      await own.post({ intent: 'password', old: password, next: 'rain on a tin roof', again: 'rain on a tin roof' }),
    ).toMatchObject({ done: 'password' })
    expect((await own.viewer()).user?.id).toBe(userId)
    for (const cookie of [before, other.cookie()])
      expect((await findViewer(context.db, auth, new Headers({ cookie }), 'x')).user).toBeNull()
    expect(await idsOf()).toHaveLength(1)
  })

  test('that was opened before a second step was set up ends, but the one it was set up in', async () => {
    const [own, other] = [browser(), browser('10.0.0.2')]
    await other.enter()
    await own.enter()
    await setUpSecondStep(own)
    expect(await idsOf()).toHaveLength(1)
    expect((await other.viewer()).user).toBeNull()
  })

  test('in which nothing is done ends after the minutes of the setting, and one that is used goes on', async () => {
    await changeSettings(context, null, { idleMinutes: 10 })
    const row = browser()
    await row.enter()
    const start = Date.now()
    const at = (minutes: number) => new Date(start + minutes * minuteMs)
    for (const minutes of [5, 14, 23, 32]) expect((await row.viewer(at(minutes))).user?.id, `${minutes}`).toBe(userId)
    expect((await row.viewer(at(42.5))).user).toBeNull()
    expect(await listSessions(context.db, userId, new Date(start))).toEqual([])
    expect((await row.viewer(at(32))).user).toBeNull()
    expect((await listActions()).at(-1)).toMatchObject({ action: 'session.expire', userId })
  })

  test('ends after the hours of the setting however busy it is', async () => {
    await changeSettings(context, null, { sessionHours: 1 })
    const row = browser()
    await row.enter()
    await row.viewer(new Date(Date.now() + 50 * minuteMs))
    const [open] = await listSessions(context.db, userId, new Date())
    expect((open?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(60 * minuteMs)
  })
})

describe('the log', () => {
  test('tells of sign-in, failure, lock-out and sign-out, with person, role and address', async () => {
    const row = browser('10.0.0.7')
    for (let n = 0; n < 7; n++) await row.enter('wrong')
    const other = browser('10.0.0.8')
    await other.enter()
    await other.leave()
    const events = await listActions()
    expect(events.map(({ action, role, origin, subject }) => [action, role, origin, subject])).toEqual([
      ['sign-in.fail', 'public', '10.0.0.7', `person:${userId}`],
      ['sign-in.lock', 'public', '10.0.0.7', `person:${userId}`],
      ['session.begin', 'manager', '10.0.0.8', `person:${userId}`],
      ['session.leave', 'manager', '10.0.0.8', `person:${userId}`],
    ])
    expect(events[2]).toMatchObject({ userName: 'سارا', after: { by: 'password' } })
  })

  test('tells of a second step: set up, used, failed and reset', async () => {
    const row = browser()
    await row.enter()
    const { key, codes } = await setUpSecondStep(row)
    const other = browser()
    await other.enter()
    await other.give('000000')
    await other.give(nextTotp(key))
    const third = browser()
    await third.enter()
    await third.give(codes[0] ?? '')
    expect(await resetSecondStep(context, userId, 'the phone is lost')).toBe(true)
    expect(await resetSecondStep(context, userId, null)).toBe(false)
    expect(
      (await listActions()).map(({ action, after }) => [
        action,
        typeof after === 'object' && after !== null && 'by' in after ? after.by : null,
      ]),
    ).toEqual([
      ['session.begin', 'password'],
      ['second-step.on', null],
      ['second-step.fail', 'totp'],
      ['second-step.use', 'totp'],
      ['session.begin', 'totp'],
      ['second-step.use', 'backup-code'],
      ['session.begin', 'backup-code'],
      ['second-step.reset', null],
    ])
    expect(await listSessions(context.db, userId, new Date())).toEqual([])
    expect(await browser().enter()).toMatchObject({ ok: true, needsCode: false })
  })

  test('tells of a wrong password in a session that was left open', async () => {
    const row = browser()
    await row.enter()
    expect(await row.post({ intent: 'make-key', name: 'x', days: '30', password: 'guessed' })).toMatchObject({
      why: 'wrong',
    })
    expect(await confirmPerson(await row.own(), (await row.own()).request, { password: 'guessed', code: '' })).toEqual({
      ok: false,
      why: 'wrong',
    })
    expect((await listActions()).map(({ action, userId: who, after }) => [action, who, after])).toEqual([
      ['session.begin', userId, expect.anything()],
      ['sign-in.fail', userId, { why: 'wrong', isConfirming: true }],
    ])
  })

  test('keeps no name that was typed and nobody has, and can not be flooded', async () => {
    for (let n = 0; n < 30; n++)
      await signIn(
        {
          ...context,
          auth,
          viewer: { user: null, grants: [], origin: `10.2.0.${n}` },
          request: new Request('http://localhost/fa'),
        },
        { name: `my secret ${n}`, password: 'x' },
      )
    for (let n = 0; n < 30; n++) await browser(`10.3.0.${n}`).enter('wrong')
    const events = await listActions()
    expect(events.map(({ action, subject }) => [action, subject])).toEqual([
      ['sign-in.fail', null],
      ['sign-in.fail', `person:${userId}`],
    ])
    expect(JSON.stringify(events)).not.toContain('my secret')
  })
})

test('a sign-out ends the session, and tells the browser to drop its cookie and what pages kept', async () => {
  const row = browser()
  await row.enter()
  const headers = await row.leave()
  expect(headers.getSetCookie()).toContainEqual(expect.stringMatching(/^sanjeh\.session_token=;.*Max-Age=0/i))
  expect(headers.get('clear-site-data')).toBe('"storage"')
  expect((await row.viewer()).user).toBeNull()
})

test('to end everything else ends other sessions and all keys', async () => {
  const [own, other] = [browser(), browser('10.0.0.2')]
  await own.enter()
  await other.enter()
  await own.post({ intent: 'make-key', name: 'x', days: '30', password })
  expect(await own.post({ intent: 'end-others' })).toMatchObject({ done: 'all-ended' })
  expect([(await own.viewer()).user?.id, (await other.viewer()).user]).toEqual([userId, null])
  expect((await listEvents(context.db, { action: 'session.end' }, 1))[0]).toMatchObject({
    before: { others: 1, keys: 1 },
  })
})
