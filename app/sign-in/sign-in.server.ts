import type { Db } from '../../db/database'
import { type Person, findByName } from '../../db/queries/people'
import { recordOfPersonLater, recordRepeated, recordRepeatedOfPerson } from '../audit/record-later.server'
import type { Auth } from './auth.server'
import { toLatinDigits } from '../../sources/number-text'
import type { Viewer } from '../policy/policy.server'
import { addressHeader, deviceHeader } from './address-header'
import { knows } from './known-device.server'
import { tryWithLimit } from './tries.server'

export type SignInOutcome =
  | { ok: true; cookies: string[]; needsCode: boolean }
  | { ok: false; why: 'wrong' | 'disabled' | 'too-many' }
  | { ok: false; why: 'wait'; seconds: number }

export interface Knock {
  db: Db
  auth: Auth
  request: Request
  now: Date
  viewer: Viewer
}

/**
 * Signs in by user name, or by e-mail where the name has an @, as often as the limits of the account and of the address
 * let.
 */
export async function signIn(context: Knock, given: { name: string; password: string }): Promise<SignInOutcome> {
  const { db, auth, request, now, viewer } = context
  const person = await findByName(db, given.name)
  const known = person && (await findKnownDevice(auth, request, person.id))
  const outcome = await tryWithLimit(
    { db, now, account: person ? `sign-in:${person.id}` : given.name, address: viewer.origin, device: known },
    () => knock(context, given, known !== null),
  )
  if (!outcome.ok) await recordFailure(context, person, outcome.why)
  return outcome
}

/** The device of a request, where this person has signed in on it before. */
async function findKnownDevice(auth: Auth, request: Request, personId: string): Promise<string | null> {
  const device = await auth.api.readDevice({ headers: cookiesOf(request) })
  return device && knows(device, personId) ? device.id : null
}

/** What was typed as a name is not kept: it may be a password that was typed into the wrong field. */
async function recordFailure(
  { db, viewer, now }: Knock,
  person: Person | null,
  why: 'wrong' | 'disabled' | 'too-many' | 'wait',
) {
  const isLocked = why === 'wait' || why === 'too-many'
  const happening = {
    action: isLocked ? 'sign-in.lock' : 'sign-in.fail',
    at: now,
    after: { why, isKnown: person !== null },
  } as const
  if (person) await recordRepeatedOfPerson(db, viewer, person.id, happening, viewer.origin)
  else
    await recordRepeated(db, viewer, `${happening.action}:unknown`, { ...happening, festivalId: null }, viewer.origin)
}

/**
 * The second step: the code of a device, or one of the codes that were kept for the day on which it is lost. Who has
 * not given the password first is not counted, or strangers would use up the tries of everybody behind their address.
 */
export async function giveCode(
  { db, now, auth, request, viewer }: Knock,
  code: string,
): Promise<{ ok: true; cookies: string[] } | { ok: false; why: 'wrong' | 'too-many' | 'locked' }> {
  const typed = toLatinDigits(code).replace(/\s/g, '')
  const kind = /^\d{6}$/.test(typed) ? 'totp' : 'backup-code'
  const { userId } = await auth.api.findChallenged({ headers: cookiesOf(request) })
  if (userId === null) return { ok: false, why: 'wrong' }
  // In a session better-auth checks the code of the session's person, and counts no wrong ones by account.
  const isKnownDevice = !viewer.user && (await findKnownDevice(auth, request, userId)) !== null
  const path = `/two-factor/verify-${kind}`
  const answer = await askAuth(auth, request, viewer.origin, path, { code: typed }, countedApart(isKnownDevice))
  if (answer.ok) return { ok: true, cookies: answer.headers.getSetCookie() }
  const isLimited = answer.status === 429
  const isLocked = isLimited && (await answer.text()).includes('ACCOUNT_TEMPORARILY_LOCKED')
  await recordRepeatedOfPerson(
    db,
    viewer,
    userId,
    { action: isLimited ? 'second-step.lock' : 'second-step.fail', at: now, after: { by: kind } },
    viewer.origin,
  )
  return { ok: false, why: isLocked ? 'locked' : isLimited ? 'too-many' : 'wrong' }
}

async function knock(
  { auth, request, viewer }: Knock,
  { name, password }: { name: string; password: string },
  isKnownDevice: boolean,
): Promise<SignInOutcome> {
  const [path, body] = name.includes('@')
    ? ['email', { email: name, password }]
    : ['username', { username: name, password }]
  const answer = await askAuth(auth, request, viewer.origin, `/sign-in/${path}`, body, countedApart(isKnownDevice))
  if (answer.status === 429) return { ok: false, why: 'too-many' }
  if (answer.status === 403) return { ok: false, why: 'disabled' }
  if (!answer.ok) return { ok: false, why: 'wrong' }
  const told: unknown = await answer.json()
  const needsCode = typeof told === 'object' && told !== null && 'twoFactorRedirect' in told
  return { ok: true, cookies: answer.headers.getSetCookie(), needsCode }
}

/**
 * Ends the session of a request; gives the headers that say so, and that tell the browser to forget what pages kept in
 * it.
 */
export async function signOut({ db, auth, request, now, viewer }: Knock): Promise<Headers> {
  const answer = await askAuth(auth, request, viewer.origin, '/sign-out', {})
  if (viewer.user && viewer.sessionId)
    await recordOfPersonLater(db, viewer, viewer.user.id, { action: 'session.leave', at: now })
  const headers = toCookieHeaders(answer.headers.getSetCookie())
  headers.set('clear-site-data', '"storage"')
  return headers
}

/** Puts a new session in the place of that of the request; gives its cookies. */
export async function exchangeSession({
  auth,
  request,
  viewer,
}: Pick<Knock, 'auth' | 'request' | 'viewer'>): Promise<string[]> {
  const answer = await askAuth(auth, request, viewer.origin, '/fresh-sessions/exchange', {})
  return answer.headers.getSetCookie()
}

/** The headers of a try that is counted by its device or its person, so not by its network address. */
export const countedApart = (isSo: boolean): Record<string, string> => (isSo ? { [deviceHeader]: '1' } : {})

/** better-auth's HTTP interface is not open to the network: forms of ours ask it, in the name of who sent them. */
export async function askAuth(
  auth: Auth,
  request: Request,
  address: string,
  path: string,
  body: unknown,
  more: Record<string, string> = {},
): Promise<Response> {
  const { origin } = new URL(request.url)
  const headers = new Headers({
    ...more,
    'content-type': 'application/json',
    origin,
    [addressHeader]: address,
    cookie: request.headers.get('cookie') ?? '',
    'user-agent': request.headers.get('user-agent') ?? '',
  })
  return auth.handler(new Request(`${origin}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

const cookiesOf = (request: Request) => new Headers({ cookie: request.headers.get('cookie') ?? '' })

export function toCookieHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}
