import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { listEvents } from '../../db/queries/audit'
import { countPeople, findPerson } from '../../db/queries/people'
import { account, session } from '../../db/schema'
import { cookieOf } from '../../tests/fixtures/cookie-of'
import { type OidcServer, client, startOidcServer } from '../../tests/fixtures/oidc-server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { nextTotp, totpAt } from '../../tests/fixtures/totp'
import { type Auth, createAuth } from './auth.server'
import type { RequestContext } from '../policy/request-context'
import { addPerson } from '../flows/people/add-person.server'
import { setDisabled } from '../flows/people/manage-people.server'
import { beginSecondStep, confirmSecondStep, endSecondStep } from '../flows/people/second-step.server'
import { type OidcEnd, beginOidc, endOidc } from './oidc.server'
import { giveCode, signIn } from './sign-in.server'
import { findViewer, operatorOf } from '../access/viewer.server'

const home = 'http://localhost:3000'
const password = 'a long enough one'
const sara = { sub: '77', email: 'Sara@example.ir', email_verified: true, name: 'Sara' }
let database: Database
let server: OidcServer
let auth: Auth
let context: RequestContext
let userId: string

beforeEach(async () => {
  database = await openTestDatabase()
  server = await startOidcServer(sara)
  context = { db: database.db, viewer: operatorOf('10.0.0.1'), now: new Date() }
  auth = createOidcAuth()
  userId = await addPerson(context, {
    username: 'sara',
    name: 'سارا',
    email: 'sara@example.ir',
    password,
    passwordKind: 'own',
    grants: [],
  })
})
afterEach(async () => {
  await server.close()
  await database.close()
})

function createOidcAuth(): Auth {
  const name = { fa: 'د', en: 'G' }
  const oidc = { issuer: server.issuer, clientId: client.id, clientSecret: client.secret, name }
  return createAuth(database.db, { secret: 'x'.repeat(32), url: home, oidc })
}

/** As far as the other server sends somebody back. */
async function goThere() {
  const begun = await beginOidc(auth, new Request(`${home}/fa/sign-in/oidc`), '10.0.0.1', {
    to: '/fa/hamadan?x=1',
    lang: 'fa',
  })
  if (!begun) throw new Error('The other server was not asked')
  const sent = await fetch(begun.url, { redirect: 'manual' })
  return { back: sent.headers.get('location') ?? '', cookie: cookieOf(begun.cookies) }
}

async function comeIn(): Promise<OidcEnd> {
  const { back, cookie } = await goThere()
  return endOidc({ ...context, auth, request: new Request(back, { headers: { cookie } }) })
}

const viewerOfEnd = (end: OidcEnd) =>
  findViewer(database.db, auth, new Headers({ cookie: cookieOf(end.cookies) }), 'test')

describe('who signs in elsewhere', () => {
  test('is let in by a verified address, is the person of that address, and comes to the page they wanted', async () => {
    const end = await comeIn()
    expect(end).toMatchObject({ ok: true, to: '/fa/hamadan?x=1', needsCode: false })
    expect((await viewerOfEnd(end)).user).toEqual({ id: userId, name: 'سارا' })
    expect(await comeIn()).toMatchObject({ ok: true })
    expect(
      (await listEvents(database.db, { action: 'person.link' }, 5)).map(({ userName, subject, origin }) => [
        userName,
        subject,
        origin,
      ]),
    ).toEqual([['سارا', `person:${userId}`, 'oidc']])
  })

  test('and is not known here is not let in, and nobody is added', async () => {
    server.person = { ...sara, sub: '78', email: 'stranger@example.ir' }
    expect(await comeIn()).toMatchObject({ ok: false, why: 'unknown', lang: 'fa' })
    expect(await countPeople(database.db)).toBe(1)
    expect(await database.db.select().from(session)).toEqual([])
  })

  test('with an address that was not verified there is not let in', async () => {
    server.person = { ...sara, email_verified: false }
    expect(await comeIn()).toMatchObject({ ok: false, why: 'unknown' })
  })

  test('and was disabled here is not let in', async () => {
    await comeIn()
    await setDisabled(context, userId, true)
    expect(await comeIn()).toMatchObject({ ok: false, why: 'disabled' })
  })

  test('leaves no token of the other server here', async () => {
    await comeIn()
    const rows = (await database.db.select().from(account)).filter(({ providerId }) => providerId === 'oidc')
    expect(rows).toMatchObject([{ accountId: '77', accessToken: null, refreshToken: null, idToken: null }])
  })

  test('and has a second step here is asked for it', async () => {
    const entered = await signIn(
      { ...context, auth, request: new Request(`${home}/fa/sign-in`) },
      { name: 'sara', password },
    )
    if (!entered.ok) throw new Error(entered.why)
    const row = {
      ...context,
      auth,
      userId,
      request: new Request(`${home}/fa/account`, { headers: { cookie: cookieOf(entered.cookies) } }),
    }
    const begun = await beginSecondStep(row, password)
    if (!begun.ok) throw new Error(begun.why)
    const key = new URL(begun.uri).searchParams.get('secret') ?? ''
    expect(await confirmSecondStep(row, totpAt(key))).toMatchObject({ ok: true })
    const end = await comeIn()
    expect(end).toMatchObject({ ok: true, needsCode: true, to: '/fa/hamadan?x=1' })
    expect((await viewerOfEnd(end)).user).toBeNull()
    const given = await giveCode(
      {
        ...context,
        auth,
        request: new Request(`${home}/fa/sign-in/code`, { headers: { cookie: cookieOf(end.cookies) } }),
      },
      nextTotp(key),
    )
    if (!given.ok) throw new Error(given.why)
    expect(
      (await findViewer(database.db, auth, new Headers({ cookie: cookieOf(given.cookies) }), 'test')).user?.id,
    ).toBe(userId)
  })
})

test('who signs in elsewhere and has no password here turns a second step on and off without one', async () => {
  const end = await comeIn()
  await database.db.delete(account).where(eq(account.providerId, 'credential'))
  const ownWith = (cookies: readonly string[]) => ({
    ...context,
    auth,
    userId,
    request: new Request(`${home}/fa/account`, { headers: { cookie: cookieOf(cookies) } }),
  })
  const begun = await beginSecondStep(ownWith(end.cookies), '')
  if (!begun.ok) throw new Error(begun.why)
  const confirmed = await confirmSecondStep(
    ownWith(end.cookies),
    totpAt(new URL(begun.uri).searchParams.get('secret') ?? ''),
  )
  if (!confirmed.ok) throw new Error('The code was not taken')
  expect(await findPerson(database.db, userId)).toMatchObject({ twoFactorEnabled: true })
  expect(await endSecondStep(ownWith(confirmed.cookies), '')).toMatchObject({ ok: true })
})

describe('an answer of the other server', () => {
  test('is asked for with PKCE, state and nonce', async () => {
    await goThere()
    expect(Object.fromEntries(server.asked[0] ?? [])).toMatchObject({
      response_type: 'code',
      client_id: 'sanjeh',
      redirect_uri: `${home}/sign-in/oidc`,
      code_challenge_method: 'S256',
      code_challenge: expect.any(String),
      state: expect.any(String),
      nonce: expect.any(String),
    })
  })

  test('that says it is another issuer than the one of the settings leads nobody there, and lets nobody in', async () => {
    const { back, cookie } = await goThere()
    server.flaw = 'other-issuer'
    auth = createOidcAuth()
    const wanted = { to: '/fa', lang: 'fa' } as const
    expect(await beginOidc(auth, new Request(`${home}/fa/sign-in/oidc`), '10.0.0.1', wanted)).toBeNull()
    const request = new Request(back, { headers: { cookie } })
    expect(await endOidc({ ...context, auth, request })).toMatchObject({ ok: false, why: 'failed' })
    expect(await database.db.select().from(session)).toEqual([])
  })

  test('that another browser asked for, or that comes a second time, is worth nothing', async () => {
    const { back, cookie } = await goThere()
    const give = (headers: Record<string, string>) =>
      endOidc({ ...context, auth, request: new Request(back, { headers }) })
    expect(await give({})).toMatchObject({ ok: false, why: 'failed' })
    const again = await goThere()
    expect(await give({ cookie: again.cookie })).toMatchObject({ ok: false, why: 'failed' })
    const third = await goThere()
    const once = () =>
      endOidc({ ...context, auth, request: new Request(third.back, { headers: { cookie: third.cookie } }) })
    expect(await once()).toMatchObject({ ok: true })
    expect(await once()).toMatchObject({ ok: false, why: 'failed' })
    expect(cookie).not.toBe(third.cookie)
  })

  test.each(['other-key', 'other-nonce', 'other-audience', 'expired', 'not-yet'] as const)(
    'with an ID token of %s lets nobody in',
    async (flaw) => {
      server.flaw = flaw
      expect(await comeIn()).toMatchObject({ ok: false, why: 'failed' })
      expect(await database.db.select().from(session)).toEqual([])
    },
  )

  test('that says no leads back to the page of signing in', async () => {
    const { back, cookie } = await goThere()
    const state = new URL(back).searchParams.get('state') ?? ''
    expect(
      await endOidc({
        ...context,
        auth,
        request: new Request(`${home}/sign-in/oidc?error=access_denied&state=${state}`, { headers: { cookie } }),
      }),
    ).toMatchObject({ ok: false, why: 'failed', lang: 'fa' })
  })
})
