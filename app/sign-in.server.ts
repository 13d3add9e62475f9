import type { Auth } from './auth.server'
import { addressHeader } from './auth.server'

export type SignInOutcome =
  | { ok: true; cookies: string[]; needsCode: boolean }
  | { ok: false; why: 'wrong' | 'disabled' | 'too-many' }

/** Signs in by user name, or by e-mail where the name has an @. Goes the way of a real request, so that its limits count. */
export async function signIn(auth: Auth, request: Request, address: string, { name, password }: { name: string; password: string }): Promise<SignInOutcome> {
  const [path, body] = name.includes('@') ? ['email', { email: name, password }] : ['username', { username: name, password }]
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
export async function askAuth(auth: Auth, request: Request, address: string, path: string, body: unknown): Promise<Response> {
  const { origin } = new URL(request.url)
  const headers = new Headers({ 'content-type': 'application/json', origin, [addressHeader]: address, cookie: request.headers.get('cookie') ?? '' })
  return auth.handler(new Request(`${origin}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

export function toCookieHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}
