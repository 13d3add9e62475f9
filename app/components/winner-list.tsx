import { useLanguage } from '../i18n/use-language'
import type { ResultsDocument } from '../results-document'

type Winner = ResultsDocument['winners'][number]

/** Awards by category and group, the first place first. */
export function WinnerList({ winners }: { winners: readonly Winner[] }) {
  const { t, title, number } = useLanguage()
  const categories = groupBy(winners, (winner) => winner.category.code)
  return (
    <section className="mt-5 grid gap-5" aria-label={t('papers.winners')}>
      {categories.map(([code, own]) => (
        <div key={code} className="sheet">
          <h2>{own[0] ? title(own[0].category) : ''}</h2>
          <div className="mt-3 grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {groupBy(own, (winner) => winner.group?.code ?? '').map(([group, rows]) => (
              <div key={group}>
                {rows[0]?.group ? <h3 className="font-bold text-quiet">{title(rows[0].group)}</h3> : null}
                <ol className="mt-1 grid gap-1">
                  {rows.map((winner) => (
                    <li key={winner.agency.code} className="flex items-baseline gap-2">
                      <span className="badge">{number(winner.place)}</span> <strong>{title(winner.agency)}</strong>
                      {winner.value === null ? null : (
                        <span className="number ms-auto text-quiet">{number(winner.value, 1, true)}</span>
                      )}
                    </li>
                  ))}
                </ol>
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

/** In the order in which keys first come. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups]
}
