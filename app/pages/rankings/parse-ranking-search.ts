import { z } from 'zod'
import type { RankingSearch } from './ranking-search'

const text = z
  .string()
  .trim()
  .max(100)
  .optional()
  .transform((value) => value || undefined)
  .catch(undefined)

/** What makes no sense in an address is left out, as in a link that somebody cut. */
const Search = z.object({
  run: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .catch(undefined),
  group: text,
  county: text,
  search: text,
  level: z.enum(['province', 'county', 'city']).optional().catch(undefined),
  competes: z.enum(['yes', 'no']).optional().catch(undefined),
  sort: text,
  order: z.enum(['up', 'down']).optional().catch(undefined),
  hide: z
    .string()
    .max(2000)
    .optional()
    .transform((value) => value || undefined)
    .catch(undefined),
  view: z.enum(['ranks', 'parts']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Apart from what pages do with a search, so that browsers need no parser. */
export function parseRankingSearch(url: string): RankingSearch {
  const { searchParams } = new URL(url)
  // Ticked boxes of a form come one by one, a link names them at once.
  const hide = searchParams.getAll('hide').join(',')
  return Search.parse({ ...Object.fromEntries(searchParams), hide: hide || undefined })
}
