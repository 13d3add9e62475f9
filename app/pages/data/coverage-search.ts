export const rowsShown = 50
export const columnsShown = 16

/** What the address of the coverage matrix says. */
export interface CoverageSearch {
  group?: string | undefined
  county?: string | undefined
  level?: 'province' | 'county' | 'city' | undefined
  search?: string | undefined
  /** What the columns stand together by. */
  by: 'dimension' | 'source'
  /** Pages of agencies and of metrics, from 1. */
  page: number
  column: number
}

/** The address of the same matrix with something changed. The first pages and the usual order are not written. */
export function coverageAddress(search: CoverageSearch, change: Partial<CoverageSearch> = {}): string {
  const { by, page, column, ...filter } = { ...search, ...change }
  const written = {
    ...filter,
    by: by === 'dimension' ? undefined : by,
    page: page > 1 ? String(page) : undefined,
    column: column > 1 ? String(column) : undefined,
  }
  const entries = Object.entries(written).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []))
  const text = new URLSearchParams(entries).toString()
  return text ? `?${text}` : '?'
}
