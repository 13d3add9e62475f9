import { useLanguage } from '../../page-language/use-language'
import type { CoverageColumn } from './coverage-columns'
import { ColumnHead } from '../../ui/table'

/**
 * Two rows: what metrics stand under, and the metrics. How values are known is said by each cell. `first` is the place
 * of the first of these columns.
 */
export function CoverageHeadings({ columns, first }: { columns: readonly CoverageColumn[]; first: number }) {
  const { t, title } = useLanguage()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <ColumnHead rowSpan={2} aria-colindex={1} className="matrix-corner">
          {t('data.agency')}
        </ColumnHead>
        <td aria-hidden="true" rowSpan={2} />
        {toBands(columns).map(({ place, columns: own }) => (
          <th
            key={place}
            scope="colgroup"
            colSpan={own.length}
            aria-colindex={first + place + 2}
            className="matrix-band"
          >
            <span>{own[0]?.band ? title(own[0].band) : t('data.other')}</span>
          </th>
        ))}
        <td aria-hidden="true" rowSpan={2} />
      </tr>
      <tr aria-rowindex={2}>
        {columns.map((column, index) => (
          <ColumnHead key={column.code} aria-colindex={first + index + 2} title={title(column)}>
            <span className="matrix-metric">{title(column)}</span>
          </ColumnHead>
        ))}
      </tr>
    </thead>
  )
}

/** Neighbours that stand under the same. */
function toBands(columns: readonly CoverageColumn[]): { place: number; columns: CoverageColumn[] }[] {
  const bands: { place: number; columns: CoverageColumn[] }[] = []
  for (const [index, column] of columns.entries()) {
    const last = bands.at(-1)
    if (last && last.columns[0]?.band?.code === column.band?.code) last.columns.push(column)
    else bands.push({ place: index, columns: [column] })
  }
  return bands
}
