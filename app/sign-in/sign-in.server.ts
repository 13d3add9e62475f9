import type { Db } from '../../db/client.server'
import { findByName } from '../../db/queries/people'
import { type Auth, addressHeader } from '../auth.server'
import { toLatinDigits } from '../../sources/number-text'
import type { Viewer } from '../policy.server'
import { tryWithLimit } from './tries.server'

export type SignInOutcome =
  | { ok: true; cookies: string[]; needsCode: boolean }
  | { ok: false; why: 'wrong' | 'disabled' | 'too-many' }
  | { ok: false; why: 'wait'; seconds: number }

interface Knock {
  db: Db
  auth: Auth
  request: Request
  now: Date
  viewer: Viewer
}

/** Signs in by user name, or by e-mail where the name has an @, as often as the limits of the account and of the address let. */
export async function signIn(
  { db, auth, request, now, viewer }: Knock,
  given: { name: string; password: string },
): Promise<SignInOutcome> {
  const person = await findByName(db, given.name)
  return tryWithLimit({ db, now, account: person ? `sign-in:${person.id}` : given.name, address: viewer.origin }, () =>
    knock(auth, request, viewer.origin, given),
  )
}

/** The second step: the code of a device, or one of the codes that were kept for the day on which it is lost. */
export async function giveCode(
  { auth, request, viewer }: Pick<Knock, 'auth' | 'request' | 'viewer'>,
  code: string,
): Promise<{ ok: true; cookies: string[] } | { ok: false; why: 'wrong' | 'too-many' | 'locked' }> {
  const typed = toLatinDigits(code).replace(/\s/g, '')
  const kind = /^\d{6}$/.test(typed) ? 'totp' : 'backup-code'
  const answer = await askAuth(auth, request, viewer.origin, `/two-factor/verify-${kind}`, { code: typed })
  if (answer.status === 429)
    return { ok: false, why: (await answer.text()).includes('ACCOUNT_TEMPORARILY_LOCKED') ? 'locked' : 'too-many' }
  return answer.ok ? { ok: true, cookies: answer.headers.getSetCookie() } : { ok: false, why: 'wrong' }
}

async function knock(
  auth: Auth,
  request: Request,
  address: string,
  { name, password }: { name: string; password: string },
): Promise<SignInOutcome> {
  const [path, body] = name.includes('@')
    ? ['email', { email: name, password }]
    : ['username', { username: name, password }]
  const answer = await askAuth(auth, request, address, `/sign-in/${path}`, body)
  if (answer.status === 429) return { ok: false, why: 'too-many' }
  if (answer.status === 403) return { ok: false, why: 'disabled' }
  if (!answer.ok) return { ok: false, why: 'wrong' }
  const told: unknown = await answer.json()
  const needsCode = typeof told === 'object' && told !== null && 'twoFactorRedirect' in told
  return { ok: true, cookies: answer.headers.getSetCookie(), needsCode }
}

/** Ends the session of a request; gives the cookies that say so. */
export async function signOut(auth: Auth, request: Request, address: string): Promise<string[]> {
  const answer = await askAuth(auth, request, address, '/sign-out', {})
  return answer.headers.getSetCookie()
}

/** better-auth's HTTP interface is not open to the network: forms of ours ask it, in the name of who sent them. */
export async function askAuth(
  auth: Auth,
  request: Request,
  address: string,
  path: string,
  body: unknown,
): Promise<Response> {
  const { origin } = new URL(request.url)
  const headers = new Headers({
    'content-type': 'application/json',
    origin,
    [addressHeader]: address,
    cookie: request.headers.get('cookie') ?? '',
    'user-agent': request.headers.get('user-agent') ?? '',
  })
  return auth.handler(new Request(`${origin}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

export function toCookieHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}
