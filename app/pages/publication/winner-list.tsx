import { decimalsOf } from '../../format/kinds-of-number'
import { splitPlaces } from '../../format/split-places'
import { useLanguage } from '../../page-language/use-language'
import type { ResultsDocument } from '../../documents/results-document'
import { type PublishedAward, listAwards } from './published-awards'

/** Awards by category and group, the best place first. An award that nobody got says so. */
export function WinnerList({ winners, awards }: Pick<ResultsDocument, 'winners' | 'awards'>) {
  const { t, title } = useLanguage()
  const categories = groupBy(listAwards({ winners, awards }), (award) => award.category.code)
  return (
    <section className="mt-5 grid gap-5" aria-label={t('papers.winners')}>
      {categories.map(([code, own]) => (
        <div key={code} className="sheet">
          <h2>{own[0] ? title(own[0].category) : ''}</h2>
          <div className="mt-3 grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {own.map((award) => (
              <div key={award.group?.code ?? ''}>
                {award.group ? <h3 className="font-bold text-quiet">{title(award.group)}</h3> : null}
                {award.winners.length ? null : <p className="mt-1 text-quiet">{t('papers.noWinner')}</p>}
                <Winners
                  winners={award.winners}
                  decimals={decimalsOf(own.flatMap((one) => one.winners.map(({ value }) => value)))}
                />
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

function Winners({ winners, decimals }: { winners: PublishedAward['winners']; decimals: number }) {
  const { t, title, number, format } = useLanguage()
  const shown = (value: number | null) => (value === null ? null : format.score(value, decimals))
  const split = splitPlaces(winners, { rankOf: ({ place }) => place, shownOf: ({ value }) => shown(value) })
  return (
    <ol className="mt-1 grid gap-1">
      {winners.map((winner) => (
        <li key={winner.agency.code} className="flex items-baseline gap-2">
          <span className="badge">{number(winner.place)}</span> <strong>{title(winner.agency)}</strong>
          {winner.value === null ? null : (
            <span className="number ms-auto text-end text-quiet">
              {shown(winner.value)}
              {split.has(winner) ? (
                <abbr className="block text-xs no-underline" title={t('papers.splitReason')}>
                  {t('papers.splitValue')}
                </abbr>
              ) : null}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** In the order in which keys first come. */
function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups]
}
