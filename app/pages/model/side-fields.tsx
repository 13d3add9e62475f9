import { useLanguage } from '../../page-language/use-language'
import { useFieldAnswer } from '../../ui/form-answer'
import { SelectField } from '../../ui/field'
import { DraftNumber, DraftSelect } from './draft-fields'
import {
  type DraftSide,
  type FormulaMetric,
  levelTimings,
  perMetricOf,
  timings,
  withMetric,
  withPer,
} from './draft/formula-draft'

/** A metric of the festival that a formula can name. */
export interface EditorMetric extends FormulaMetric {
  titleFa: string
  titleEn: string
}

/** What a formula can name. */
export interface FormulaParts {
  metrics: readonly EditorMetric[]
  /** Numbers known of agencies themselves, by name. */
  attributes: readonly string[]
}

interface Props extends FormulaParts {
  side: DraftSide
  /** Where it stands in the document. */
  pointer: string
  onSide: (side: DraftSide) => void
}

/** A metric, or one per another number, over the year. */
export function SideFields({ side, pointer, metrics, attributes, onSide }: Props) {
  const { t } = useLanguage()
  const perMetric = perMetricOf(side)
  const above = side.per ? `${pointer}/numerator` : pointer
  const timingOptions = timings.map((value) => ({ value, label: t(`indicator.overTime.${value}`) }))
  return (
    <>
      <DraftSelect
        label={t('modelForm.indicator.metric')}
        pointer={`${above}/metric`}
        value={side.metric}
        options={useMetricOptions(metrics, side.metric)}
        onValue={(code) => onSide(withMetric(side, code, metrics))}
      />
      <DraftSelect
        label={t('modelForm.indicator.timing')}
        pointer={`${above}/overTime`}
        value={side.timing}
        options={timingOptions}
        onValue={(timing) => onSide({ ...side, timing })}
      />
      <PerField {...{ side, pointer, metrics, attributes, onSide }} />
      {perMetric === null ? null : (
        <DraftSelect
          label={t('modelForm.indicator.perTiming')}
          pointer={`${pointer}/denominator/overTime`}
          value={side.perTiming}
          options={timingOptions.flatMap(({ label, value }) => {
            const level = levelTimings.find((timing) => timing === value)
            return level ? [{ value: level, label }] : []
          })}
          onValue={(perTiming) => onSide({ ...side, perTiming })}
        />
      )}
      <DraftNumber
        label={t('modelForm.indicator.factor')}
        help={t('modelForm.indicator.factorHelp')}
        pointer={`${pointer}/factor`}
        isSigned
        value={side.factor}
        onValue={(factor) => onSide({ ...side, factor })}
      />
      {side.per ? (
        <DraftNumber
          label={t('modelForm.indicator.minDenominator')}
          help={t('modelForm.indicator.minDenominatorHelp')}
          pointer={`${pointer}/minDenominator`}
          value={side.minDenominator}
          onValue={(minDenominator) => onSide({ ...side, minDenominator })}
          onEmpty={() => onSide({ ...side, minDenominator: null })}
        />
      ) : null}
    </>
  )
}

/** What is divided by: nothing, another metric, or a number of the agency itself. */
function PerField({ side, pointer, metrics, attributes, onSide }: Props) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer(`${pointer}/denominator`)
  const options = useMetricOptions(metrics, perMetricOf(side))
  const attributeName = useAttributeName()
  return (
    <SelectField
      label={t('modelForm.indicator.per')}
      isWide
      value={side.per}
      error={error}
      onChange={(event) => onSide(withPer(side, event.target.value, metrics))}
    >
      <option value="">{t('modelForm.indicator.alone')}</option>
      <optgroup label={t('modelForm.indicator.perMetric')}>
        {options.map(({ value, label }) => (
          <option key={value} value={`metric:${value}`}>
            {label}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('modelForm.indicator.perNumber')}>
        {attributes.map((name) => (
          <option key={name} value={`attribute:${name}`}>
            {attributeName(name)}
          </option>
        ))}
      </optgroup>
    </SelectField>
  )
}

/** The metrics by name; one that the festival does not have is shown by its code. */
function useMetricOptions(metrics: readonly EditorMetric[], chosen: string | null) {
  const { title } = useLanguage()
  const options = metrics.map((metric) => ({ value: metric.code, label: title(metric) }))
  const isKnown = chosen === null || metrics.some(({ code }) => code === chosen)
  return isKnown ? options : [{ value: chosen, label: chosen }, ...options]
}

const knownAttributes = ['staff', 'women', 'managers', 'ruralPopulation'] as const

function useAttributeName() {
  const { t } = useLanguage()
  return (name: string) => {
    const known = knownAttributes.find((item) => item === name)
    return known ? t(`modelForm.indicator.attributes.${known}`) : name
  }
}
