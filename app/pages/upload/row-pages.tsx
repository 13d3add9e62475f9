import { Link, useLocation } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { type ShownKind, shownKinds } from './shown-kinds'

/** The address of the page with one thing changed. */
function useSearchWith(): (changed: Readonly<Record<string, string | null>>) => string {
  const { search } = useLocation()
  return (changed) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changed)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return `?${next}`
  }
}

interface KindProps {
  /** How many there are, of all kinds and of each. */
  all: number
  counts: Readonly<Record<Exclude<ShownKind, 'all'>, number>>
  show: ShownKind
}

/** Which kind of rows, or of cells, the page lists. */
export function KindLinks({ all, counts, show }: KindProps) {
  const { t, number } = useLanguage()
  const searchWith = useSearchWith()
  return (
    <nav aria-label={t('upload.which')} className="max-w-full overflow-x-auto">
      <ul className="segments">
        {shownKinds.map((kind) => (
          <li key={kind}>
            <Link
              to={searchWith({ show: kind === 'all' ? null : kind, page: null })}
              preventScrollReset
              aria-current={kind === show ? 'page' : undefined}
            >
              {kind === 'all'
                ? t('upload.all', { n: number(all) })
                : t(`upload.counted.${kind}`, { n: number(counts[kind]) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface PageProps {
  page: number
  pages: number
  /** How many stand on the pages before this one, on this one, and on all. */
  from: number
  onPage: number
  matches: number
}

/** Leads through the pages of a long list. */
export function RowPages({ page, pages, from, onPage, matches }: PageProps) {
  const { t, number } = useLanguage()
  const searchWith = useSearchWith()
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-3 text-sm text-quiet">
      <p>
        {t('upload.order')}{' '}
        {t('upload.shown', { from: number(from + 1), to: number(from + onPage), of: number(matches) })}
      </p>
      {pages > 1 ? (
        <nav aria-label={t('upload.pages')} className="flex gap-4">
          {page > 1 ? <Link to={searchWith({ page: String(page - 1) })}>{t('upload.previous')}</Link> : null}
          {page < pages ? <Link to={searchWith({ page: String(page + 1) })}>{t('upload.next')}</Link> : null}
        </nav>
      ) : null}
    </div>
  )
}
