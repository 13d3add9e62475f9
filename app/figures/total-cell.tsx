import type { RankingRow } from '../../db/queries/rankings'
import { useLanguage } from '../page-language/use-language'
import { unknownTotal } from '../format/unknown-total'
import { TotalFigure } from './total-figure'

/** The total of a row of a ranking. */
export function TotalCell({ row, decimals }: { row: RankingRow; decimals: number }) {
  return (
    <strong>
      <TotalFigure total={row.total} state={row.state} unknown={unknownTotal(row)} decimals={decimals} />
    </strong>
  )
}

/** The coverage of an agency; nothing where nothing applies to it, as that is no lack. */
export function CoverageCell({ row }: { row: Pick<RankingRow, 'state' | 'coverage'> }) {
  const { t, format } = useLanguage()
  return <>{row.state === 'not-applicable' ? t('state.not-applicable') : format.share(row.coverage)}</>
}
