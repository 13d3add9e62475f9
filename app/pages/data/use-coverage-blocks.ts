import { useFetcher, useLocation } from '@remix-run/react'
import { useState } from 'react'
import type { CoverageAgency } from '../../../db/queries/coverages'
import type { CoverageView } from './coverage-cell-value'
import type { CoverageBlock } from './coverage.server'
import { type CoverageSearch, columnsShown, coverageAddress, rowsShown } from './coverage-search'
import { useIsLive } from '../../ui/use-is-live'

/** From, and up to and with, a place. */
export interface Seen {
  rows: readonly [number, number]
  columns: readonly [number, number]
}

const keyOf = (page: number, column: number) => `${page}:${column}`

/**
 * The cells of a matrix as far as they were asked for; `show` asks for the blocks that come into sight, one after the
 * other.
 */
export function useCoverageBlocks(first: CoverageBlock, search: CoverageSearch) {
  const { pathname } = useLocation()
  const fetcher = useFetcher<CoverageBlock>()
  const isLive = useIsLive()
  const [more, setMore] = useState<ReadonlyMap<string, CoverageBlock>>(
    new Map([[keyOf(first.page, first.column), first]]),
  )
  const came = fetcher.data
  if (came && more.get(keyOf(came.page, came.column)) !== came)
    setMore(new Map(more).set(keyOf(came.page, came.column), came))

  const show = ({ rows, columns }: Seen) => {
    if (!isLive || fetcher.state !== 'idle') return
    for (let page = pageOf(rows[0], rowsShown); page <= pageOf(rows[1], rowsShown); page++) {
      for (let column = pageOf(columns[0], columnsShown); column <= pageOf(columns[1], columnsShown); column++) {
        if (!more.has(keyOf(page, column)))
          return fetcher.load(`${pathname}/cells${coverageAddress(search, { page, column })}`)
      }
    }
  }

  const cellAt = (row: number, column: number): CoverageView | null =>
    more.get(keyOf(pageOf(row, rowsShown), pageOf(column, columnsShown)))?.cells[row % rowsShown]?.[
      column % columnsShown
    ] ?? null

  /** The name comes with any block of its row. */
  const agencyAt = (row: number, columns: Seen['columns']): CoverageAgency | null => {
    for (let column = pageOf(columns[0], columnsShown); column <= pageOf(columns[1], columnsShown); column++) {
      const item = more.get(keyOf(pageOf(row, rowsShown), column))?.agencies[row % rowsShown]
      if (item) return item
    }
    return null
  }

  return { isLive, show, cellAt, agencyAt }
}

const pageOf = (index: number, size: number) => Math.floor(Math.max(index, 0) / size) + 1
