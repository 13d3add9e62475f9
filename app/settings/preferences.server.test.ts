import { expect, test } from 'vitest'
import { PreferenceForm, readPreferences, toPreferenceCookie } from './preferences.server'

const asked = (cookie?: string) => new Request('http://here/fa', { headers: cookie === undefined ? {} : { cookie } })

const form = (fields: Record<string, string>) => PreferenceForm.parse(fields)

test('who never chose gets the theme of the system, and the calendar of language and festival', () => {
  expect(readPreferences(asked())).toEqual({ theme: 'system', calendar: null, hasSeenTour: false })
})

test('what was chosen is read among the other cookies', () => {
  expect(
    readPreferences(asked('sanjeh.session_token=a%2Bb; sanjeh-theme=dark;sanjeh-calendar=gregorian; sanjeh-tour=seen')),
  ).toEqual({ theme: 'dark', calendar: 'gregorian', hasSeenTour: true })
})

test('a cookie that somebody made up is as none', () => {
  expect(readPreferences(asked('sanjeh-theme="><script>; sanjeh-calendar=lunar'))).toEqual({
    theme: 'system',
    calendar: null,
    hasSeenTour: false,
  })
})

test('a form sets one thing for a year, and nothing that is not ours', () => {
  expect(toPreferenceCookie(form({ theme: 'dark', to: '/fa' }), false)).toBe(
    'sanjeh-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly',
  )
  expect(toPreferenceCookie(form({ calendar: 'lunar' }), false)).toBeNull()
  expect(toPreferenceCookie(form({ session_token: 'x' }), false)).toBeNull()
})

test('over https the cookie belongs to this host alone, and is read as any other', () => {
  expect(toPreferenceCookie(form({ theme: 'dark' }), true)).toBe(
    '__Host-sanjeh-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
  )
  expect(readPreferences(asked('__Host-sanjeh-theme=dark'))).toMatchObject({ theme: 'dark' })
})
