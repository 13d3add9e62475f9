import type { ReactNode } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { type CoverageTotal, missingOf, shareOf } from './coverage-totals'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

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
      <Table labelledBy={id} className="mt-2">
        <Head>
          <ColumnHead>{first}</ColumnHead>
          {(['share', 'complete', 'partial', 'missing', 'notApplicable', 'cells'] as const).map((column) => (
            <ColumnHead key={column}>{t(`data.${column}`)}</ColumnHead>
          ))}
        </Head>
        <tbody>
          {rows.map(({ key, name, total }) => (
            <tr key={key}>
              <RowHead className="min-w-36">{name}</RowHead>
              <Share total={total} />
              <NumberCell>{number(total.complete)}</NumberCell>
              <NumberCell>{number(total.partial)}</NumberCell>
              <NumberCell>{number(missingOf(total))}</NumberCell>
              <NumberCell>{number(total.notApplicable)}</NumberCell>
              <NumberCell>{number(total.cells)}</NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

/** The share as a number, and as a bar for the eye alone. */
function Share({ total }: { total: CoverageTotal }) {
  const { t, format } = useLanguage()
  const share = shareOf(total)
  if (share === null) return <td className="text-quiet">{t('data.state.not-applicable')}</td>
  return (
    <NumberCell>
      <span className="me-2 inline-block min-w-14">{format.share(share)}</span>
      <span aria-hidden="true" className="inline-block h-2 w-20 rounded bg-soft align-middle">
        <span className="block h-2 rounded bg-accent" style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </NumberCell>
  )
}
