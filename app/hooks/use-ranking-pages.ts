import { useFetcher, useLocation } from '@remix-run/react'
import { useState } from 'react'
import type { RankingPage, RankingRow } from '../../db/queries/rankings'
import type { RankingContext } from '../views/ranking-context.server'
import { type RankingSearch, pageSize, searchWith } from '../views/ranking-search'
import { useIsLive } from './use-is-live'
import type { loader } from '../routes/$lang.$festival.$edition.rankings'

interface Answer {
  page: RankingPage
  context: RankingContext
  search: RankingSearch
}

interface RowWithContext {
  row: RankingRow
  context: RankingContext
}

/** The rows of a ranking as far as they were asked for; `show` asks for those that come into sight, one page after the other. */
export function useRankingPages(first: Answer) {
  const { pathname } = useLocation()
  const fetcher = useFetcher<typeof loader>()
  const isLive = useIsLive()
  const [more, setMore] = useState<ReadonlyMap<number, Answer>>(new Map())
  const came = fetcher.data
  if (came && more.get(came.search.page) !== came) setMore(new Map(more).set(came.search.page, came))
  const answerOf = (number: number) => (number === first.search.page ? first : more.get(number))

  const show = (from: number, to: number) => {
    if (!isLive || fetcher.state !== 'idle') return
    const last = Math.floor(to / pageSize) + 1
    for (let number = Math.floor(from / pageSize) + 1; number <= last; number++) {
      if (!answerOf(number)) return fetcher.load(`${pathname}${searchWith(first.search, { page: String(number) })}`)
    }
  }

  const rowAt = (index: number): RowWithContext | null => {
    const answer = answerOf(Math.floor(index / pageSize) + 1)
    const row = answer?.page.rows[index % pageSize]
    return answer && row ? { row, context: answer.context } : null
  }

  return { isLive, rowAt, show }
}
