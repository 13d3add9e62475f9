import { useLanguage } from '../i18n/use-language'
import type { ResultsDocument } from '../results-document'
import { Explained } from './help'

type Row = NonNullable<ResultsDocument['ranking']>[number]

/** The whole ranking as it was sealed. */
export function PublishedRanking({ rows, decimals }: { rows: readonly Row[]; decimals: number }) {
  const { t, title, number } = useLanguage()
  const rank = (value: number | null) => (value === null ? '–' : number(value, 1))
  return (
    <section className="mt-5" aria-labelledby="ranking">
      <h2 id="ranking">{t('ranking.title')}</h2>
      <div className="scroll tall mt-2" tabIndex={0} role="region" aria-labelledby="ranking">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">
                <Explained of="rank" label={t('ranking.rank')} />
              </th>
              <th scope="col">{t('ranking.agency')}</th>
              <th scope="col">{t('ranking.group')}</th>
              <th scope="col">
                <Explained of="group" label={t('ranking.groupRank')} />
              </th>
              <th scope="col">
                <Explained of="score" label={t('ranking.total')} />
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <td className="number">{rank(row.rank)}</td>
                <th scope="row">{title(row)}</th>
                <td>{row.group ? title(row.group) : '–'}</td>
                <td className="number">{rank(row.groupRank)}</td>
                <td className="number">
                  {row.total === null ? t('state.no-data') : number(row.total, decimals, true)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
