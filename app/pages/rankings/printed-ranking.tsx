import type { RankingScale } from '../../exports/ranking-columns'
import { useLanguage } from '../../page-language/use-language'
import { RankingCells, type RankingColumnsOf, toColumns } from './ranking-row'
import { RangeBasis } from '../../figures/range-basis'
import { ColumnHead, Head, Table } from '../../ui/table'
import { EmptyState } from '../../ui/notice'

interface Props extends RankingColumnsOf {
  scale: RankingScale
}

/** Every row there is, for paper, and what its ranges are made of; on a screen it may scroll sideways. */
export function PrintedRanking({ scale, ...own }: Props) {
  const words = useLanguage()
  const { t } = words
  const { page, context } = own
  const columns = toColumns(own)
  if (!page.rows.length) return <EmptyState>{t('ranking.none')}</EmptyState>
  return (
    <>
      <Table label={t('ranking.title')}>
        <Head>
          {columns.map((column) => (
            <ColumnHead key={column.key} className={column.detail && 'max-lg:min-w-28 print:min-w-0'}>
              {column.heading(words)}
              {column.detail ? <span className="block font-normal">{column.detail(words)}</span> : null}
            </ColumnHead>
          ))}
        </Head>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.code} data-agency={row.code}>
              <RankingCells row={row} context={context} columns={columns} scale={scale} />
            </tr>
          ))}
        </tbody>
      </Table>
      {columns.some(({ key }) => key === 'interval') ? <RangeBasis basis={context.basis} /> : null}
    </>
  )
}
