import type { SeriesPoint } from './monthly-series'
import { useLanguage } from '../../page-language/use-language'
import { UnitValue } from '../../figures/unit-value'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** What the chart beside it says, as a table. */
export function MonthTable({ series, unit }: { series: readonly SeriesPoint[]; unit: string | null }) {
  const { t, month, format } = useLanguage()
  return (
    <Table label={t('indicator.monthly')} className="mt-2">
      <Head>
        <ColumnHead>{t('indicator.month')}</ColumnHead>
        <ColumnHead>{t('indicator.numerator')}</ColumnHead>
        <ColumnHead>{t('indicator.denominator')}</ColumnHead>
        <ColumnHead>{t('indicator.value')}</ColumnHead>
      </Head>
      <tbody>
        {series.map((point) => (
          <tr key={point.periodFrom}>
            <RowHead>{month(point.periodFrom)}</RowHead>
            <NumberCell>{point.numerator === null ? '—' : format.amount(point.numerator)}</NumberCell>
            <NumberCell>{point.denominator === null ? '—' : format.amount(point.denominator)}</NumberCell>
            <NumberCell>
              {point.value === null ? (
                <span className="text-quiet">{t(`status.${point.status}`)}</span>
              ) : (
                <UnitValue value={point.value} unit={unit} />
              )}
            </NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
