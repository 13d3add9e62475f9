import { z } from 'zod'
import type { RankingQuery } from '../db/queries/rankings'

export const pageSize = 50

const text = z.string().trim().max(100).optional().transform((value) => value || undefined).catch(undefined)

/** What the address of a ranking may say; what makes no sense there is left out, as in a link that somebody cut. */
const Search = z.object({
  group: text,
  county: text,
  search: text,
  competes: z.enum(['yes', 'no']).optional().catch(undefined),
  sort: text,
  order: z.enum(['up', 'down']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type RankingSearch = z.infer<typeof Search>

const fixed = ['rank', 'group-rank', 'total', 'name-fa', 'name-en', 'coverage'] as const
type FixedSort = (typeof fixed)[number]

export function parseRankingSearch(url: string): RankingSearch {
  return Search.parse(Object.fromEntries(new URL(url).searchParams))
}

export function toRankingQuery(search: RankingSearch, runId: number): RankingQuery {
  const { group, county, search: words, competes, page } = search
  return {
    runId,
    ...(group ? { group } : {}),
    ...(county ? { county } : {}),
    ...(words ? { search: words } : {}),
    ...(competes ? { competes: competes === 'yes' } : {}),
    sort: toSort(search.sort),
    descending: isDescending(search),
    page,
    pageSize,
  }
}

function toSort(sort: string | undefined): RankingQuery['sort'] {
  if (sort === undefined) return 'rank'
  const own = fixed.find((name): name is FixedSort => name === sort)
  return own ?? { node: sort }
}

/** Scores and coverage begin with the most, ranks and names with the first. */
export function isDescending({ sort, order }: Pick<RankingSearch, 'sort' | 'order'>): boolean {
  if (order) return order === 'down'
  return sort !== undefined && sort !== 'rank' && sort !== 'group-rank' && sort !== 'name-fa' && sort !== 'name-en'
}

/** The address of the same ranking with something changed; without a page, it starts from the first again. */
export function searchWith(search: RankingSearch, change: Partial<Record<keyof RankingSearch, string | undefined>>): string {
  const { page: _, ...kept } = search
  const entries = Object.entries({ ...kept, ...change }).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []))
  const text = new URLSearchParams(entries).toString()
  return text ? `?${text}` : '?'
}
