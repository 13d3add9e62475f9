import { Link } from '@remix-run/react'
import { useIsLive } from '../../ui/use-is-live'
import { useLanguage } from '../../page-language/use-language'
import { type CoverageSearch, columnsShown, coverageAddress, rowsShown } from './coverage-search'

/** The ways to the other blocks of a matrix where nothing can be scrolled to. */
export function CoveragePages({
  search,
  matches,
  columns,
}: {
  search: CoverageSearch
  matches: number
  columns: number
}) {
  if (useIsLive()) return null
  return (
    <div className="mt-3 flex flex-wrap gap-x-10 gap-y-2">
      <Pages search={search} of="page" pages={Math.ceil(matches / rowsShown)} />
      <Pages search={search} of="column" pages={Math.ceil(columns / columnsShown)} />
    </div>
  )
}

function Pages({ search, of, pages }: { search: CoverageSearch; of: 'page' | 'column'; pages: number }) {
  const { t, number } = useLanguage()
  if (pages < 2) return null
  const page = search[of]
  const to = (next: number) => coverageAddress(search, { [of]: next })
  return (
    <nav aria-label={t(of === 'page' ? 'data.rowPages' : 'data.columnPages')} className="flex items-center gap-4">
      {page > 1 ? <Link to={to(page - 1)}>{t('data.previous')}</Link> : null}
      <span className="text-quiet">
        {t(of === 'page' ? 'data.rows' : 'data.columns', { page: number(page), pages: number(pages) })}
      </span>
      {page < pages ? <Link to={to(page + 1)}>{t('data.next')}</Link> : null}
    </nav>
  )
}
