import { Link, useParams } from '@remix-run/react'
import type { QuarantineReasons } from '../../db/queries/quarantines'
import { useLanguage } from '../i18n/use-language'
import { useReasonName } from './use-reason-name'

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
          <div className="scroll mt-2" tabIndex={0} role="region" aria-labelledby="quarantine">
            <table className="table">
              <thead>
                <tr>
                  {(['reason', 'source', 'records', 'all', 'pull'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`data.quarantine.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={`${row.sourceCode}/${row.reason}`} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : (
        <p className="sheet mt-2">{t('data.quarantine.none')}</p>
      )}
    </section>
  )
}

function Row({ row }: { row: QuarantineReasons }) {
  const { t, title, number, digits } = useLanguage()
  const { lang, festival } = useParams()
  const reasonName = useReasonName()
  return (
    <tr>
      <th scope="row">{reasonName(row.reason)}</th>
      <td>
        <Link to={`/${lang}/${festival}/sources/${row.sourceCode}`}>{title(row)}</Link>
      </td>
      <td className="number">
        {row.isLast ? (
          <strong className="text-warn">{number(row.records)}</strong>
        ) : (
          <span className="text-quiet">{t('data.quarantine.earlier')}</span>
        )}
      </td>
      <td className="number">{number(row.allRecords)}</td>
      <td>
        <Link to={`/${lang}/${festival}/pulls/${row.pullId}`}>{t('data.cell.pull', { id: digits(row.pullId) })}</Link>
      </td>
    </tr>
  )
}
