import type { RankingQuery } from '../../../db/queries/rankings'
import type { Scope } from '../../../db/queries/scope'
import { fixedSorts } from '../../exports/ranking-columns'

export const pageSize = 25

/** As many rows as one can still compare in a drawing. */
export const drawnPageSize = 20

/** What the address of a ranking says. Of the dimensions, `sort` may name any. */
export interface RankingSearch {
  /** Another run than the usual one, for who may read any. */
  run?: string | undefined
  group?: string | undefined
  county?: string | undefined
  search?: string | undefined
  level?: 'province' | 'county' | 'city' | undefined
  competes?: 'yes' | 'no' | undefined
  sort?: string | undefined
  order?: 'up' | 'down' | undefined
  /** The columns that the person wants out of sight, by name and with commas. */
  hide?: string | undefined
  /** The same rows as a drawing: of their ranks, or of the parts of their scores. */
  view?: 'ranks' | 'parts' | undefined
  /** From 1. */
  page: number
}

export function toRankingQuery(search: RankingSearch, runId: number, scope: Scope): RankingQuery {
  const { group, county, level, search: words, competes, view, page } = search
  return {
    runId,
    scope,
    ...(group ? { group } : {}),
    ...(county ? { county } : {}),
    ...(level ? { level } : {}),
    ...(words ? { search: words } : {}),
    ...(competes ? { competes: competes === 'yes' } : {}),
    sort: toSort(search.sort),
    descending: isDescending(search),
    page,
    pageSize: view ? drawnPageSize : pageSize,
  }
}

function toSort(sort: string | undefined): RankingQuery['sort'] {
  if (sort === undefined) return 'rank'
  return fixedSorts.find((fixed) => fixed.sort === sort)?.sort ?? { node: sort }
}

/** Scores and coverage begin with the most, ranks and names with the first. */
export function isDescending({ sort, order }: Pick<RankingSearch, 'sort' | 'order'>): boolean {
  if (order) return order === 'down'
  return sort !== undefined && (fixedSorts.find((fixed) => fixed.sort === sort)?.isDescending ?? true)
}

export function isShown({ hide }: Pick<RankingSearch, 'hide'>, column: string): boolean {
  return !hide?.split(',').includes(column)
}

/** The address of the same ranking with something changed; without a page, it starts from the first again. */
export function searchWith(
  search: RankingSearch,
  change: Partial<Record<keyof RankingSearch, string | undefined>>,
): string {
  const { page: _, ...kept } = search
  const entries = Object.entries({ ...kept, ...change }).flatMap(([key, value]): [string, string][] =>
    value ? [[key, value]] : [],
  )
  const text = new URLSearchParams(entries).toString()
  return text ? `?${text}` : '?'
}
