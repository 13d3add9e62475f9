import type { OidcSettings } from '../runtime/environment'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { admin, twoFactor, username } from 'better-auth/plugins'
import type { Db } from '../../db/database'
import { account, rateLimit, session, twoFactor as twoFactorTable, user, verification } from '../../db/schema'
import { findPerson } from '../../db/queries/people'
import { recordOfPerson } from '../audit/audit.server'
import { addressHeader, deviceHeader } from './address-header'
import { codesCountOnce } from './codes-count-once.server'
import { freshSessions } from './fresh-sessions.server'
import { knowsDevices } from './known-device.server'
import { onlyConfiguredIssuer, secondStepAfterOidc, signInElsewhere } from './oidc-plugins.server'
import { recordedSignIns } from './recorded-sign-ins.server'
import { numberSettings } from '../settings/settings'
import { readSetting } from '../settings/settings.server'

/**
 * Sign-ins and codes that one network address may try: a room of judges has one. Of an account, tries are counted apart
 * (tries.server.ts, and ten wrong codes).
 */
const perMinute = { window: 60, max: 60 }

/** A known device is counted by itself: others behind the same address must not use up its tries. */
const unlessKnown = (request: Request) => (request.headers.has(deviceHeader) ? false : perMinute)

export interface AuthSettings {
  secret: string
  /** Where people reach Sanjeh, e.g. `http://localhost:3000`. Cookies are marked secure where it is https. */
  url: string
  /** Another server where people may sign in; null: none. */
  oidc?: OidcSettings | null
}

/**
 * Who somebody is: passwords, sessions and second steps. What they may do is in policy.server.ts. Nobody can sign up.
 */
export function createAuth(db: Db, { secret, url, oidc = null }: AuthSettings) {
  return betterAuth({
    appName: 'Sanjeh',
    baseURL: url,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification, twoFactor: twoFactorTable, rateLimit },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 200 },
    user: { additionalFields: { passwordKind: { type: 'string', required: false, input: false } } },
    // The cookie lasts as long as any session may; when a session ends, its row says.
    session: {
      expiresIn: numberSettings.sessionHours.most * 3600,
      disableSessionRefresh: true,
      additionalFields: { idleUntil: { type: 'date', required: false, input: false } },
    },
    databaseHooks: {
      session: { create: { before: async (row) => ({ data: { ...row, ...(await endsOfSession(db)) } }) } },
      account: { create: { before: withoutTokens, after: async (row) => tellLink(db, row.userId) } },
    },
    // An administrator has written the address of each person: it is theirs. That of the other server must be verified
    // there.
    account: {
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, requireLocalEmailVerified: false, trustedProviders: [] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      customRules: { '/sign-in/*': unlessKnown, '/two-factor/*': unlessKnown, '/fresh-sessions/*': false },
    },
    advanced: { ...cookiesFor(url), ipAddress: { ipAddressHeaders: [addressHeader] } },
    // Forms of other sites are refused before they come here; people may reach this machine by any of its names.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    plugins: [
      username(),
      freshSessions(),
      codesCountOnce(db),
      twoFactor({ issuer: 'Sanjeh', allowPasswordless: true }),
      admin(),
      ...(oidc ? [signInElsewhere(oidc, url), onlyConfiguredIssuer(oidc), secondStepAfterOidc()] : []),
      knowsDevices(),
      recordedSignIns(db),
    ],
  })
}

/**
 * Over https a cookie is bound to this very host by its name: no other name of the domain, and nobody on the way over
 * http, can set or shadow one. better-auth itself would write `__Secure-`, which the other names of a domain may set.
 */
function cookiesFor(url: string) {
  const isHttps = url.startsWith('https:')
  return {
    cookiePrefix: isHttps ? '__Host-sanjeh' : 'sanjeh',
    useSecureCookies: false,
    defaultCookieAttributes: { secure: isHttps, path: '/' },
  }
}

/** Sanjeh asks the other server who somebody is and nothing else: its tokens are not kept. */
async function withoutTokens<Row extends object>(row: Row) {
  return { data: { ...row, accessToken: null, refreshToken: null, idToken: null } }
}

/** From now on somebody can come in by the other server, too. */
async function tellLink(db: Db, userId: string) {
  const person = await findPerson(db, userId)
  const viewer = { user: person && { id: person.id, name: person.name }, grants: [], origin: 'oidc' }
  await db.transaction((tx) => recordOfPerson(tx, viewer, userId, { action: 'person.link', at: new Date() }))
}

/** A session ends after so many hours whatever is done, and before that where nothing is done for so many minutes. */
async function endsOfSession(db: Db): Promise<{ expiresAt: Date; idleUntil: Date }> {
  const now = Date.now()
  return {
    expiresAt: new Date(now + (await readSetting(db, 'sessionHours')) * 3_600_000),
    idleUntil: new Date(now + (await readSetting(db, 'idleMinutes')) * 60_000),
  }
}

export type Auth = ReturnType<typeof createAuth>
