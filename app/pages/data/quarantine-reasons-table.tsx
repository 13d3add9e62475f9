import type { QuarantineReasons } from '../../../db/queries/quarantines'
import { useLanguage } from '../../page-language/use-language'
import { useReasonName } from './use-reason-name'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EmptyState } from '../../ui/notice'
import { FestivalLink } from '../../ui/edition-link'

/** Over all sources: why records were not taken, how many, and the pull that has them. */
export function QuarantineReasonsTable({ rows }: { rows: readonly QuarantineReasons[] }) {
  const { t, number } = useLanguage()
  const now = rows.filter(({ isLast }) => isLast).reduce((sum, { records }) => sum + records, 0)
  return (
    <section className="mt-6">
      <h2 id="quarantine">{t('data.quarantine.title')}</h2>
      {rows.length ? (
        <>
          <p className="text-sm text-quiet">{t('data.quarantine.lead', { n: number(now) })}</p>
          <Table labelledBy="quarantine" className="mt-2">
            <Head>
              {(['reason', 'source', 'records', 'all', 'pull'] as const).map((column) => (
                <ColumnHead key={column}>{t(`data.quarantine.${column}`)}</ColumnHead>
              ))}
            </Head>
            <tbody>
              {rows.map((row) => (
                <Row key={`${row.sourceCode}/${row.reason}`} row={row} />
              ))}
            </tbody>
          </Table>
        </>
      ) : (
        <EmptyState className="mt-2">{t('data.quarantine.none')}</EmptyState>
      )}
    </section>
  )
}

function Row({ row }: { row: QuarantineReasons }) {
  const { t, title, number, digits } = useLanguage()
  const reasonName = useReasonName()
  return (
    <tr>
      <RowHead>{reasonName(row.reason)}</RowHead>
      <td>
        <FestivalLink page={`sources/${row.sourceCode}`}>{title(row)}</FestivalLink>
      </td>
      <NumberCell>
        {row.isLast ? (
          <strong className="text-warn">{number(row.records)}</strong>
        ) : (
          <span className="text-quiet">{t('data.quarantine.earlier')}</span>
        )}
      </NumberCell>
      <NumberCell>{number(row.allRecords)}</NumberCell>
      <td>
        <FestivalLink page={`pulls/${row.pullId}`}>{t('data.cell.pull', { id: digits(row.pullId) })}</FestivalLink>
      </td>
    </tr>
  )
}
