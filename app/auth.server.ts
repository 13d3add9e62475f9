import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { admin, twoFactor, username } from 'better-auth/plugins'
import type { Db } from '../db/client.server'
import { account, rateLimit, session, twoFactor as twoFactorTable, user, verification } from '../db/schema'

const sessionHours = 12

/** Sign-ins that one network address may try in a minute. */
const triesPerMinute = 60

/** Where we put the address that we hold for the real one, for better-auth to count by. */
export const addressHeader = 'x-sanjeh-address'

export interface AuthSettings {
  secret: string
  /** Where people reach Sanjeh, e.g. `http://localhost:3000`. Cookies are marked secure where it is https. */
  url: string
}

/** Who somebody is: passwords, sessions and second steps. What they may do is in policy.server.ts. Nobody can sign up. */
export function createAuth(db: Db, { secret, url }: AuthSettings) {
  return betterAuth({
    appName: 'Sanjeh',
    baseURL: url,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, { provider: 'pg', schema: { user, session, account, verification, twoFactor: twoFactorTable, rateLimit } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { additionalFields: { passwordKind: { type: 'string', required: false, input: false } } },
    session: { expiresIn: sessionHours * 3600, disableSessionRefresh: true },
    rateLimit: { enabled: true, storage: 'database', customRules: { '/sign-in/username': { window: 60, max: triesPerMinute }, '/sign-in/email': { window: 60, max: triesPerMinute } } },
    advanced: { cookiePrefix: 'sanjeh', useSecureCookies: url.startsWith('https:'), ipAddress: { ipAddressHeaders: [addressHeader] } },
    // Forms of other sites are refused before they come here; people may reach this machine by any of its names.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    plugins: [username(), twoFactor({ issuer: 'Sanjeh' }), admin()],
  })
}

export type Auth = ReturnType<typeof createAuth>
