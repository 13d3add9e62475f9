import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { admin, twoFactor, username } from 'better-auth/plugins'
import type { Db } from '../db/client.server'
import { account, rateLimit, session, twoFactor as twoFactorTable, user, verification } from '../db/schema'
import { findPerson } from '../db/queries/people'
import { recordOfPerson } from './audit/audit.server'
import { type OidcSettings, secondStepAfterOidc, signInElsewhere } from './sign-in/oidc-plugins.server'
import { mostSessionHours } from './settings/settings'
import { readSetting } from './settings/settings.server'

/** Sign-ins and codes that one network address may try: a room of judges has one. Of an account, tries are counted apart (tries.server.ts, and ten wrong codes). */
const perMinute = { window: 60, max: 60 }

/** Where we put the address that we hold for the real one, for better-auth to count by. */
export const addressHeader = 'x-sanjeh-address'

export interface AuthSettings {
  secret: string
  /** Where people reach Sanjeh, e.g. `http://localhost:3000`. Cookies are marked secure where it is https. */
  url: string
  /** Another server where people may sign in; null: none. */
  oidc?: OidcSettings | null
}

/** Who somebody is: passwords, sessions and second steps. What they may do is in policy.server.ts. Nobody can sign up. */
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
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { additionalFields: { passwordKind: { type: 'string', required: false, input: false } } },
    // The cookie lasts as long as any session may; when a session ends, its row says.
    session: { expiresIn: mostSessionHours * 3600, disableSessionRefresh: true },
    databaseHooks: {
      session: { create: { before: async (row) => ({ data: { ...row, expiresAt: await endOfSession(db) } }) } },
      account: { create: { before: withoutTokens, after: async (row) => tellLink(db, row.userId) } },
    },
    // An administrator has written the address of each person: it is theirs. That of the other server must be verified there.
    account: {
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, requireLocalEmailVerified: false, trustedProviders: [] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      customRules: { '/sign-in/*': perMinute, '/two-factor/*': perMinute },
    },
    advanced: {
      cookiePrefix: 'sanjeh',
      useSecureCookies: url.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Forms of other sites are refused before they come here; people may reach this machine by any of its names.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    plugins: [
      username(),
      twoFactor({ issuer: 'Sanjeh', allowPasswordless: true }),
      admin(),
      ...(oidc ? [signInElsewhere(oidc, url), secondStepAfterOidc()] : []),
    ],
  })
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

async function endOfSession(db: Db): Promise<Date> {
  return new Date(Date.now() + (await readSetting(db, 'sessionHours')) * 3_600_000)
}

export type Auth = ReturnType<typeof createAuth>
