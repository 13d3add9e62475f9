import type { QuarantineRow } from '../../../db/queries/pulls'
import { type ReasonDetail, describeReason } from '../../../sources/quarantine-reason'
import { isolate } from '../../format/isolate'
import { useLanguage } from '../../page-language/use-language'
import { RawRecord } from '../data/raw-record'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

/** Records that were not taken: where, why, and what they were. */
export function QuarantineTable({ rows, metrics }: { rows: readonly QuarantineRow[]; metrics: readonly Titled[] }) {
  const { t, digits, language, title, format } = useLanguage()
  const write = (number: number) => isolate(format.amount(number))
  const names = new Map(metrics.map((metric) => [metric.code, title(metric)]))
  return (
    <>
      <p className="mb-2 text-sm text-quiet">{t('pull.quarantineNote')}</p>
      <Table label={t('pull.quarantine')} isTall>
        <Head>
          <ColumnHead>{t('pull.place')}</ColumnHead>
          <ColumnHead>{t('pull.reason')}</ColumnHead>
          <ColumnHead>{t('pull.raw')}</ColumnHead>
        </Head>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <RowHead className="whitespace-nowrap">
                {t('pull.placeText', { page: digits(row.page), line: digits(row.line) })}
              </RowHead>
              <td className="min-w-72">{describeReason(row.reason, forReading(row.detail, names), language, write)}</td>
              <td>
                <RawRecord record={row.raw} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

/**
 * Metrics by their titles; and what the source sent set apart, so that a minus or a Latin code keeps its side inside a
 * Persian sentence.
 */
function forReading(detail: ReasonDetail, names: ReadonlyMap<string, string>): ReasonDetail {
  const read = ([name, part]: [string, string | number]): [string, string | number] => [
    name,
    typeof part === 'number' ? part : isolate((name === 'metric' ? names.get(part) : undefined) ?? part),
  ]
  return Object.fromEntries(Object.entries(detail).map(read))
}
