import { z } from 'zod'

const day = z.iso.date().optional().catch(undefined)
const text = z.string().trim().max(100).optional().catch(undefined)

const Search = z.object({ who: text, action: text, edition: z.coerce.number().int().positive().optional().catch(undefined), subject: text, from: day, to: day, before: z.coerce.number().int().positive().optional().catch(undefined) })

export type AuditSearch = z.infer<typeof Search>

/** The filter that an address names; what makes no sense is as good as nothing. */
export function parseAuditSearch(url: string): AuditSearch {
  const given = [...new URL(url).searchParams].filter(([, value]) => value !== '')
  return Search.parse(Object.fromEntries(given))
}

/** A day of Tehran begins at half past eight in the evening of the day before, UTC. */
export function toAuditFilter({ edition, from, to, ...search }: AuditSearch) {
  const dayMs = 86_400_000
  const startOf = (iso: string) => new Date(`${iso}T00:00:00+03:30`)
  return { ...search, editionId: edition, from: from ? startOf(from) : undefined, until: to ? new Date(startOf(to).getTime() + dayMs) : undefined }
}
