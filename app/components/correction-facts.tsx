import { useLanguage } from '../i18n/use-language'
import type { CorrectionDocument } from '../results-document'
import { AwardChanges } from './award-changes'
import { RunDifferences } from './run-differences'
import { UnitValue } from './unit-value'

/** All that a correction of values changes: the values, the ranks, and what the rules make of them. */
export function CorrectionFacts({ correction }: { correction: CorrectionDocument }) {
  const { t, title, period } = useLanguage()
  return (
    <>
      <h3 className="mt-4 font-bold">{t('changes.values')}</h3>
      <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('changes.values')}>
        <table className="table">
          <caption className="sr-only">{t('changes.values')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ranking.agency')}</th>
              <th scope="col">{t('changes.metric')}</th>
              <th scope="col">{t('changes.period')}</th>
              <th scope="col">{t('changes.valueBefore')}</th>
              <th scope="col">{t('changes.valueAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {correction.values.map((own) => (
              <tr key={own.periodFrom}>
                <th scope="row">{title(own.agency)}</th>
                <td>{title(own.metric)}</td>
                <td>{period(own.periodFrom, own.periodTo)}</td>
                <td className="number">
                  <StatedValue {...own.before} unit={own.unit} />
                </td>
                <td className="number">
                  <StatedValue {...own.after} unit={own.unit} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RunDifferences differences={correction.changes} />
      <AwardChanges changes={correction.awards} />
    </>
  )
}

/** A value, or that there is none. */
export function StatedValue({
  status,
  value,
  unit,
}: {
  status: 'reported' | 'no-data' | 'not-applicable'
  value: number
  unit: string
}) {
  const { t } = useLanguage()
  return status === 'reported' ? <UnitValue value={value} unit={unit} /> : <>{t(`status.${status}`)}</>
}
