import { z } from 'zod'
import type { Calendar } from '../format/date'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/** How a visitor wants pages to look. It is theirs and their browser's alone, so cookies keep it, and nobody has to sign in for it. */
export interface Preferences {
  theme: Theme
  /** Null while nobody chose: then language and festival say it. */
  calendar: Calendar | null
  /** Whether the tour was taken or skipped. */
  hasSeenTour: boolean
}

const Cookies = z.object({
  'sanjeh-theme': z.enum(themes).catch('system'),
  'sanjeh-calendar': z.enum(['jalali', 'gregorian']).nullable().catch(null),
  'sanjeh-tour': z.literal('seen').nullable().catch(null),
})

/** What a form of the page may set, one thing at a time. */
const Wish = z.union([
  z.object({ theme: z.enum(themes) }),
  z.object({ calendar: z.enum(['jalali', 'gregorian']) }),
  z.object({ tour: z.enum(['seen', 'again']) }),
])

/** Cookies that say nothing we know are as if they were not there. */
export function readPreferences(request: Request): Preferences {
  const cookies = new URLSearchParams(request.headers.get('cookie')?.replaceAll(/;\s*/g, '&'))
  const own = Cookies.parse(Object.fromEntries(cookies))
  return { theme: own['sanjeh-theme'], calendar: own['sanjeh-calendar'], hasSeenTour: own['sanjeh-tour'] === 'seen' }
}

const aYear = 365 * 24 * 3600

/** The cookie that keeps what a form asks for; null for a form that asks for nothing of the kind. */
export function toPreferenceCookie(form: FormData): string | null {
  const wish = Wish.safeParse(Object.fromEntries(form))
  if (!wish.success) return null
  const [[name, value] = []] = Object.entries(wish.data)
  return `sanjeh-${name}=${value}; Path=/; Max-Age=${aYear}; SameSite=Lax; HttpOnly`
}
