import { z } from 'zod'
import type { Calendar } from '../format/date'

const themes = ['light', 'dark', 'system'] as const
type Theme = (typeof themes)[number]

/**
 * How a visitor wants pages to look. It is theirs and their browser's alone, so cookies keep it, and nobody has to sign
 * in for it.
 */
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

/** What a form of the page may set, one thing at a time. What we do not know is as if it were not sent. */
export const PreferenceForm = z.object({
  theme: z.enum(themes).optional().catch(undefined),
  calendar: z.enum(['jalali', 'gregorian']).optional().catch(undefined),
  tour: z.enum(['seen', 'again']).optional().catch(undefined),
  /** The page to go back to; null: the page that asked stays. */
  to: z.string().nullable().default(null).catch(''),
})

/** Cookies that say nothing we know are as if they were not there. */
export function readPreferences(request: Request): Preferences {
  const cookies = new URLSearchParams(request.headers.get('cookie')?.replaceAll(/;\s*/g, '&'))
  const row = Cookies.parse(
    Object.fromEntries([...cookies].map(([name, value]) => [name.replace(hostPrefix, ''), value])),
  )
  return { theme: row['sanjeh-theme'], calendar: row['sanjeh-calendar'], hasSeenTour: row['sanjeh-tour'] === 'seen' }
}

const aYear = 365 * 24 * 3600

/** Over https a cookie is bound to this very host by its name. */
const hostPrefix = '__Host-'

/** The cookie that keeps what a form asks for; null for a form that asks for nothing of the kind. */
export function toPreferenceCookie(
  { theme, calendar, tour }: Omit<z.output<typeof PreferenceForm>, 'to'>,
  isHttps: boolean,
): string | null {
  const [name, value] = Object.entries({ theme, calendar, tour }).find(([, value]) => value !== undefined) ?? []
  if (value === undefined) return null
  return `${isHttps ? hostPrefix : ''}sanjeh-${name}=${value}; Path=/; Max-Age=${aYear}; SameSite=Lax; HttpOnly${isHttps ? '; Secure' : ''}`
}
