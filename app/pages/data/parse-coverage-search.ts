import { z } from 'zod'
import type { CoverageSearch } from './coverage-search'

const text = z
  .string()
  .trim()
  .max(100)
  .optional()
  .transform((value) => value || undefined)
  .catch(undefined)
const place = z.coerce.number().int().min(1).max(100_000).catch(1)

const Search = z.object({
  group: text,
  county: text,
  level: z.enum(['province', 'county', 'city']).optional().catch(undefined),
  search: text,
  by: z.enum(['dimension', 'source']).catch('dimension'),
  page: place,
  column: place,
})

const Revisions = z.object({
  search: text,
  metric: text,
  source: text,
  group: text,
  before: z.coerce.number().int().positive().optional().catch(undefined),
})

/** What makes no sense in an address is left out, as in a link that somebody cut. */
export function parseCoverageSearch(url: string): CoverageSearch {
  return Search.parse(Object.fromEntries(new URL(url).searchParams))
}

export type RevisionSearch = z.infer<typeof Revisions>

export function parseRevisionSearch(url: string): RevisionSearch {
  return Revisions.parse(Object.fromEntries(new URL(url).searchParams))
}
