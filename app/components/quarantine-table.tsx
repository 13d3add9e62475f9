import type { QuarantineRow } from '../../db/queries/pulls'
import { describeReason } from '../../sources/quarantine-reason'
import { isolate } from '../format/isolate'
import { useLanguage } from '../i18n/use-language'
import { RawRecord } from './raw-record'

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

/** Records that were not taken: where, why, and what they were. */
export function QuarantineTable({ rows, metrics }: { rows: readonly QuarantineRow[]; metrics: readonly Titled[] }) {
  const { t, digits, language, title } = useLanguage()
  const names = new Map(metrics.map((metric) => [metric.code, title(metric)]))
  return (
    <>
      <p className="mb-2 text-sm text-quiet">{t('pull.quarantineNote')}</p>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={t('pull.quarantine')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('pull.place')}</th>
              <th scope="col">{t('pull.reason')}</th>
              <th scope="col">{t('pull.raw')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="whitespace-nowrap">
                  {t('pull.placeText', { page: digits(row.page), line: digits(row.line) })}
                </th>
                <td className="min-w-72">{describeReason(row.reason, forReading(row.detail, names), language)}</td>
                <td>
                  <RawRecord record={row.raw} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Metrics by their titles; and what the source sent set apart, so that a minus or a Latin code keeps its side inside a Persian sentence. */
function forReading(detail: Record<string, string>, names: ReadonlyMap<string, string>): Record<string, string> {
  const read = ([name, value]: [string, string]): [string, string] => [
    name,
    isolate((name === 'metric' ? names.get(value) : undefined) ?? value),
  ]
  return Object.fromEntries(Object.entries(detail).map(read))
}
