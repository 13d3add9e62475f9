import type { QuarantineRow } from '../../db/queries/pulls'
import { describeReason } from '../../sources/quarantine-reason'
import { useLanguage } from '../i18n/use-language'
import { RawRecord } from './raw-record'

/** Records that could not be read: where, why, and what they were. */
export function QuarantineTable({ rows }: { rows: readonly QuarantineRow[] }) {
  const { t, digits, language } = useLanguage()
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
                <td className="min-w-72">{describeReason(row.reason, isolate(row.detail), language)}</td>
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

/** A minus or a Latin code inside a Persian sentence stays on its own side of the number. */
function isolate(detail: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, `\u2068${value}\u2069`]))
}
