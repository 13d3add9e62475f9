import { Link } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { type RankingSearch, searchWith } from './ranking-search'

/** The ways to the page before and the page after; nothing where all is on one. */
export function RankingPages({ search, matches, size }: { search: RankingSearch; matches: number; size: number }) {
  const { t, number } = useLanguage()
  const pages = Math.ceil(matches / size)
  if (pages < 2) return null
  const to = (page: number) => searchWith(search, { page: String(page) })
  return (
    <nav
      aria-label={t('ranking.page', { page: number(search.page), pages: number(pages) })}
      className="mt-3 flex items-center gap-4"
    >
      {search.page > 1 ? <Link to={to(search.page - 1)}>{t('ranking.previous')}</Link> : null}
      <span className="text-quiet">{t('ranking.page', { page: number(search.page), pages: number(pages) })}</span>
      {search.page < pages ? <Link to={to(search.page + 1)}>{t('ranking.next')}</Link> : null}
    </nav>
  )
}
