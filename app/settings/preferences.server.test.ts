import { expect, test } from 'vitest'
import { readPreferences, toPreferenceCookie } from './preferences.server'

const asked = (cookie?: string) => new Request('http://here/fa', { headers: cookie === undefined ? {} : { cookie } })

function form(fields: Record<string, string>): FormData {
  const own = new FormData()
  for (const [name, value] of Object.entries(fields)) own.set(name, value)
  return own
}

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
  expect(toPreferenceCookie(form({ theme: 'dark', to: '/fa' }))).toBe(
    'sanjeh-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly',
  )
  expect(toPreferenceCookie(form({ calendar: 'lunar' }))).toBeNull()
  expect(toPreferenceCookie(form({ session_token: 'x' }))).toBeNull()
})
