import { useFetcher, useLocation } from '@remix-run/react'
import { useState } from 'react'
import type { RankingPage, RankingRow } from '../../../db/queries/rankings'
import type { RankingContext } from './ranking-context.server'
import { type RankingSearch, pageSize, searchWith } from './ranking-search'
import { useIsLive } from '../../ui/use-is-live'

interface Answer {
  page: RankingPage
  context: RankingContext
  search: RankingSearch
}

interface RowWithContext {
  row: RankingRow
  context: RankingContext
}

/**
 * The rows of a ranking as far as they were asked for; `show` asks for those that come into sight, one page after the
 * other, that in the middle first.
 */
export function useRankingPages(first: Answer) {
  const { pathname } = useLocation()
  const fetcher = useFetcher<() => Promise<Answer>>()
  const isLive = useIsLive()
  const [more, setMore] = useState<ReadonlyMap<number, Answer>>(new Map())
  const came = fetcher.data
  if (came && more.get(came.search.page) !== came) setMore(new Map(more).set(came.search.page, came))
  const answerOf = (number: number) => (number === first.search.page ? first : more.get(number))

  const show = (from: number, to: number) => {
    if (!isLive || fetcher.state !== 'idle') return
    const seen = Array.from({ length: pageOf(to) - pageOf(from) + 1 }, (_, index) => pageOf(from) + index)
    const missing = [pageOf((from + to) / 2), ...seen].find((number) => !answerOf(number))
    if (missing) fetcher.load(`${pathname}${searchWith(first.search, { page: String(missing) })}`)
  }

  const rowAt = (index: number): RowWithContext | null => {
    const answer = answerOf(pageOf(index))
    const row = answer?.page.rows[index % pageSize]
    return answer && row ? { row, context: answer.context } : null
  }

  return { isLive, rowAt, show }
}

const pageOf = (index: number) => Math.floor(index / pageSize) + 1
