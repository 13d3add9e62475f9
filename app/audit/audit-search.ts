import { z } from 'zod'
import type { AuditFilter } from '../../db/queries/audit'
import { parseMoment } from '../format/parse-moment'
import { rowId } from '../http/parse-params'

const text = z.string().trim().max(100).optional().catch(undefined)

const Search = z.object({
  who: text,
  action: text,
  edition: rowId.optional().catch(undefined),
  subject: text,
  from: text,
  to: text,
  before: z.coerce.number().int().positive().optional().catch(undefined),
})

export type AuditSearch = z.infer<typeof Search>

/** The filter that an address names; what makes no sense is as good as nothing. */
export function parseAuditSearch(url: string): AuditSearch {
  const given = [...new URL(url).searchParams].filter(([, value]) => value !== '')
  return Search.parse(Object.fromEntries(given))
}

/** The same for the query. A day of the log is one of Tehran, written in either calendar. */
export function toAuditFilter({ edition, from, to, ...search }: AuditSearch): AuditFilter {
  const last = startOfDay(to)
  return {
    ...search,
    editionId: edition,
    from: startOfDay(from) ?? undefined,
    until: last ? new Date(last.getTime() + dayMs) : undefined,
  }
}

/** The days of a search that can't be read, which leave nothing out. */
export function listUnreadDays(search: AuditSearch): ('from' | 'to')[] {
  return (['from', 'to'] as const).filter((name) => search[name] !== undefined && !startOfDay(search[name]))
}

const dayMs = 86_400_000

const startOfDay = (day: string | undefined) => (day === undefined ? null : parseMoment(day, '00:00', 'jalali'))
