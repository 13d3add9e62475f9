import { useLanguage } from '../../page-language/use-language'
import type { CorrectionDocument } from '../../documents/results-document'
import { AwardChanges } from '../awards/award-changes'
import { RunDifferences } from '../runs/run-differences'
import { UnitValue } from '../../figures/unit-value'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** All that a correction of values changes: the values, the ranks, and what the rules make of them. */
export function CorrectionFacts({ correction }: { correction: CorrectionDocument }) {
  const { t, title, period } = useLanguage()
  return (
    <>
      <h3 className="mt-4 font-bold">{t('changes.values')}</h3>
      <Table caption={t('changes.values')} className="mt-2">
        <Head>
          <ColumnHead>{t('ranking.agency')}</ColumnHead>
          <ColumnHead>{t('changes.metric')}</ColumnHead>
          <ColumnHead>{t('changes.period')}</ColumnHead>
          <ColumnHead>{t('changes.valueBefore')}</ColumnHead>
          <ColumnHead>{t('changes.valueAfter')}</ColumnHead>
        </Head>
        <tbody>
          {correction.values.map((value) => (
            <tr key={value.periodFrom}>
              <RowHead>{title(value.agency)}</RowHead>
              <td>{title(value.metric)}</td>
              <td>{period(value.periodFrom, value.periodTo)}</td>
              <NumberCell>
                <StatedValue {...value.before} unit={value.unit} />
              </NumberCell>
              <NumberCell>
                <StatedValue {...value.after} unit={value.unit} />
              </NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
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
