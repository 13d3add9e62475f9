import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language'
import { type CoverageTotal, missingOf, shareOf } from '../views/coverage-totals'

interface Row {
  key: string
  name: ReactNode
  total: CoverageTotal
}

/** Parts of the matrix with what is known of each. */
export function CoverageTotalsTable({
  id,
  heading,
  help,
  first,
  rows,
}: {
  id: string
  heading: string
  help?: string
  first: string
  rows: readonly Row[]
}) {
  const { t, number } = useLanguage()
  return (
    <section className="mt-6 min-w-0">
      <h2 id={id}>{heading}</h2>
      {help ? <p className="text-sm text-quiet">{help}</p> : null}
      <div className="scroll mt-2" tabIndex={0} role="region" aria-labelledby={id}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {(['share', 'complete', 'partial', 'missing', 'notApplicable', 'cells'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`data.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, total }) => (
              <tr key={key}>
                <th scope="row" className="min-w-36">
                  {name}
                </th>
                <Share total={total} />
                <td className="number">{number(total.complete)}</td>
                <td className="number">{number(total.partial)}</td>
                <td className="number">{number(missingOf(total))}</td>
                <td className="number">{number(total.notApplicable)}</td>
                <td className="number">{number(total.cells)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The share as a number, and as a bar for the eye alone. */
function Share({ total }: { total: CoverageTotal }) {
  const { t, percent } = useLanguage()
  const share = shareOf(total)
  if (share === null) return <td className="text-quiet">{t('data.state.not-applicable')}</td>
  return (
    <td className="number">
      <span className="me-2 inline-block min-w-14">{percent(share, 1)}</span>
      <span aria-hidden="true" className="inline-block h-2 w-20 rounded bg-soft align-middle">
        <span className="block h-2 rounded bg-accent" style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </td>
  )
}
