import { useUnitName } from '../../figures/use-unit-name'
import { indicatorUnits } from '../../format/units'
import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { LabelledNumber } from '../../ui/labelled-number'
import { type DraftProps, type Path, nodePointer } from './draft/model-draft'
import { viewIndicator, withIndicator } from './draft/indicator-draft'
import { FormulaFields, type FormulaParts } from './formula-fields'

/** What an indicator is computed from, in which unit, and which value is wanted. */
export function IndicatorFields({
  path,
  draft,
  onDraft,
  metrics,
  attributes,
}: DraftProps & FormulaParts & { path: Path }) {
  const { t } = useLanguage()
  const unitName = useUnitName()
  const pointer = nodePointer(path)
  const unitAnswer = useFieldAnswer(`${pointer}/unit`)
  const indicator = viewIndicator(draft, path)
  if (!indicator) return null
  const { formula, target, direction, unit } = indicator
  const units = indicatorUnits.some((item) => item === unit) ? indicatorUnits : [...indicatorUnits, unit]
  const change = (changed: Parameters<typeof withIndicator>[2]) => onDraft(withIndicator(draft, path, changed))
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {formula ? (
        <FormulaFields {...{ formula, metrics, attributes }} onFormula={(changed) => change({ formula: changed })} />
      ) : (
        <p className="text-sm text-quiet sm:col-span-2">{t('modelForm.indicator.onlyJson')}</p>
      )}
      <SelectField
        label={t('modelForm.indicator.unit')}
        isWide
        value={unit}
        error={unitAnswer.error}
        onChange={(event) => change({ unit: event.target.value })}
      >
        {units.map((item) => (
          <option key={item} value={item}>
            {unitName(item)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('modelForm.indicator.direction')}
        isWide
        value={direction}
        onChange={(event) =>
          change({ direction: event.target.value === 'less-is-better' ? 'less-is-better' : 'more-is-better' })
        }
      >
        {(['more-is-better', 'less-is-better'] as const).map((item) => (
          <option key={item} value={item}>
            {t(`modelForm.indicator.directions.${item}`)}
          </option>
        ))}
      </SelectField>
      {target === null ? null : (
        <LabelledNumber
          label={t('modelForm.indicator.target')}
          value={target}
          onValue={(value) => change({ target: value })}
        />
      )}
    </div>
  )
}
