import { inject } from 'vitest'
import { demoPassword } from '../../app/demo-people'
import { cookieOf } from '../fixtures/cookie-of'

const kept = new Map<string, Promise<string>>()

/** The cookies of somebody of the demonstration, as one header; signs in once for all tests of a file. */
export async function cookiesOf(username: string): Promise<string> {
  const known = kept.get(username) ?? signInAt(inject('sanjehUrl'), username)
  kept.set(username, known)
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
  return header
    .split('; ')
    .map((cookie) => ({
      name: cookie.slice(0, cookie.indexOf('=')),
      value: cookie.slice(cookie.indexOf('=') + 1),
      url,
    }))
}
