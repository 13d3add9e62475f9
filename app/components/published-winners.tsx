import { Link } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { ResultsDocument } from '../results-document'
import { FirstPlaces } from './first-places'

/** Who came first, as it was published, and the way to everybody who was chosen, the method and the files. */
export function PublishedWinners({
  winners,
  opensAt,
  base,
}: {
  winners: ResultsDocument['winners']
  opensAt: Date
  base: string
}) {
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
        <Link to={`${base}/results`} className="ms-auto">
          {t('overview.results')}
        </Link>
      </div>
      {winners.length ? (
        <FirstPlaces winners={winners} />
      ) : (
        <p className="sheet mt-3 text-quiet">{t('overview.noWinners')}</p>
      )}
    </section>
  )
}
