import { useLanguage } from '../../page-language/use-language'
import type { ResultsDocument } from '../../documents/results-document'
import { splitPlaces } from '../../format/split-places'
import { Explained } from '../../glossary/help'
import { TotalFigure } from '../../figures/total-figure'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

type Row = NonNullable<ResultsDocument['ranking']>[number]

/** The whole ranking as it was sealed. */
export function PublishedRanking({ rows, decimals }: { rows: readonly Row[]; decimals: number }) {
  const { t, title, format } = useLanguage()
  const rank = (value: number | null) => (value === null ? '–' : format.rank(value))
  const split = splitPlaces(rows, {
    rankOf: (row) => row.rank,
    shownOf: ({ total }) => (total === null ? null : format.score(total, decimals)),
  })
  return (
    <section className="mt-5">
      <h2 id="ranking">{t('ranking.title')}</h2>
      <Table labelledBy="ranking" isTall className="mt-2">
        <Head>
          <ColumnHead>
            <Explained of="rank" label={t('ranking.rank')} />
          </ColumnHead>
          <ColumnHead>{t('ranking.agency')}</ColumnHead>
          <ColumnHead>{t('ranking.group')}</ColumnHead>
          <ColumnHead>
            <Explained of="group" label={t('ranking.groupRank')} />
          </ColumnHead>
          <ColumnHead>
            <Explained of="score" label={t('ranking.total')} />
          </ColumnHead>
        </Head>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} data-agency={row.code}>
              <NumberCell data-number="rank">
                {rank(row.rank)}
                {split.has(row) ? (
                  <abbr
                    className="block text-xs font-normal text-quiet no-underline"
                    title={t('ranking.sameTotal')}
                    data-note
                  >
                    {t('ranking.byTieBreak')}
                  </abbr>
                ) : null}
              </NumberCell>
              <RowHead>{title(row)}</RowHead>
              <td>{row.group ? title(row.group) : '–'}</td>
              <NumberCell data-number="group-rank">{rank(row.groupRank)}</NumberCell>
              <NumberCell data-number="total">
                <TotalFigure {...row} decimals={decimals} />
              </NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
