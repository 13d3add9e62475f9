import { useLanguage } from '../../page-language/use-language'
import type { ResultsDocument } from '../../documents/results-document'
import { FirstPlaces } from '../publication/first-places'
import { EmptyState } from '../../ui/notice'
import { EditionLink } from '../../ui/edition-link'

/** Who came first, as it was published, and the way to everybody who was chosen, the method and the files. */
export function PublishedWinners({
  winners,
  awards,
  opensAt,
}: Pick<ResultsDocument, 'winners' | 'awards'> & { opensAt: Date }) {
  const { t, moment } = useLanguage()
  return (
    <section className="mt-6" aria-labelledby="winners">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="winners" className="text-xl">
          {t('overview.winners')}
        </h2>
        <p className="text-sm text-quiet">
          {t('overview.publishedAt')} <bdi>{moment(opensAt)}</bdi>
        </p>
        <EditionLink page="results" className="ms-auto">
          {t('overview.results')}
        </EditionLink>
      </div>
      {winners.length ? (
        <FirstPlaces winners={winners} awards={awards} />
      ) : (
        <EmptyState className="mt-3 text-quiet">{t('overview.noWinners')}</EmptyState>
      )}
    </section>
  )
}
