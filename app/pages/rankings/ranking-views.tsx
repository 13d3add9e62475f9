import { Link } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { type RankingSearch, searchWith } from './ranking-search'

const views = [undefined, 'ranks', 'parts'] as const

/** The same rows as a table or as a drawing. Links, so that a drawing can be sent, and its code comes for who asks. */
export function RankingViews({ search }: { search: RankingSearch }) {
  const { t } = useLanguage()
  return (
    <nav aria-label={t('ranking.views.title')} className="no-print">
      <ul className="segments">
        {views.map((view) => (
          <li key={view ?? 'table'}>
            <Link
              to={searchWith(search, { view })}
              preventScrollReset
              aria-current={view === search.view ? 'page' : undefined}
            >
              {t(`ranking.views.${view ?? 'table'}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
