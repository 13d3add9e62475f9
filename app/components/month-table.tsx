import type { SeriesPoint } from '../flows/monthly-series'
import { useLanguage } from '../i18n/use-language'
import { UnitValue } from './unit-value'

/** What the chart beside it says, as a table. */
export function MonthTable({ series, unit }: { series: readonly SeriesPoint[]; unit: string | null }) {
  const { t, month, number } = useLanguage()
  return (
    <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('indicator.monthly')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('indicator.month')}</th>
            <th scope="col">{t('indicator.numerator')}</th>
            <th scope="col">{t('indicator.denominator')}</th>
            <th scope="col">{t('indicator.value')}</th>
          </tr>
        </thead>
        <tbody>
          {series.map((point) => (
            <tr key={point.periodFrom}>
              <th scope="row">{month(point.periodFrom)}</th>
              <td className="number">{point.numerator === null ? '—' : number(point.numerator, 2)}</td>
              <td className="number">{point.denominator === null ? '—' : number(point.denominator, 2)}</td>
              <td className="number">
                {point.value === null ? (
                  <span className="text-quiet">{t(`status.${point.status}`)}</span>
                ) : (
                  <UnitValue value={point.value} unit={unit} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
