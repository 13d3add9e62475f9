import { demoPassword } from '../../app/sign-in/demo-people'
import { cookieOf } from '../fixtures/cookie-of'
import { sanjehUrl } from './sanjeh-url'

const kept = new Map<string, Promise<string>>()

/**
 * The cookies of somebody of the demonstration, as one header; signs in once for all tests that ask the same server.
 */
export async function cookiesOf(username: string): Promise<string> {
  const key = `${sanjehUrl()} ${username}`
  const known = kept.get(key) ?? signInAt(sanjehUrl(), username)
  kept.set(key, known)
  return known
}

/** The cookies of somebody of a demonstration who signs in now. */
export async function signInAt(base: string, username: string): Promise<string> {
  const url = new URL('/fa/sign-in', base)
  const body = new URLSearchParams({ name: username, password: demoPassword })
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: url.origin } })
  const cookie = cookieOf(response.headers.getSetCookie())
  if (!cookie) throw new Error(`${username} could not sign in: ${response.status}`)
  return cookie
}

/** Goes along with the cookies of somebody who has been shown around already. */
export const tourSeen = 'sanjeh-tour=seen'

/** A header of cookies as a browser takes them. */
export function toCookies(header: string, url: string) {
  return header.split('; ').map((cookie) => ({
    name: cookie.slice(0, cookie.indexOf('=')),
    value: cookie.slice(cookie.indexOf('=') + 1),
    url,
  }))
}
