import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { LabelledNumber } from '../../ui/labelled-number'
import { type DraftFormula, timings } from './draft/formula-draft'

/** A metric of the festival that a formula can name. */
export interface EditorMetric {
  code: string
  titleFa: string
  titleEn: string
  unit: string
}

/** What a formula can name. */
export interface FormulaParts {
  metrics: readonly EditorMetric[]
  /** Numbers known of agencies themselves, by name. */
  attributes: readonly string[]
}

/** How an indicator is computed: a metric, or one per another number, over the year. */
export function FormulaFields({
  formula,
  metrics,
  attributes,
  onFormula,
}: FormulaParts & {
  formula: DraftFormula
  onFormula: (formula: DraftFormula) => void
}) {
  const { t, title } = useLanguage()
  const isKnown = (code: string) => metrics.some((metric) => metric.code === code)
  const perMetric = formula.per.startsWith('metric:') ? formula.per.slice('metric:'.length) : null
  return (
    <>
      <SelectField
        label={t('modelForm.indicator.metric')}
        isWide
        value={formula.metric}
        onChange={(event) => onFormula({ ...formula, metric: event.target.value })}
      >
        {isKnown(formula.metric) ? null : <option value={formula.metric}>{formula.metric}</option>}
        {metrics.map((metric) => (
          <option key={metric.code} value={metric.code}>
            {title(metric)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('modelForm.indicator.per')}
        isWide
        value={formula.per}
        onChange={(event) => onFormula({ ...formula, per: event.target.value })}
      >
        <option value="">{t('modelForm.indicator.alone')}</option>
        {perMetric === null || isKnown(perMetric) ? null : <option value={formula.per}>{perMetric}</option>}
        <optgroup label={t('modelForm.indicator.perMetric')}>
          {metrics.map((metric) => (
            <option key={metric.code} value={`metric:${metric.code}`}>
              {title(metric)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('modelForm.indicator.perNumber')}>
          {attributes.map((name) => (
            <option key={name} value={`attribute:${name}`}>
              {attributeName(t, name)}
            </option>
          ))}
        </optgroup>
      </SelectField>
      <SelectField
        label={t('modelForm.indicator.timing')}
        isWide
        value={formula.timing}
        onChange={(event) => {
          const timing = timings.find((item) => item === event.target.value)
          if (timing) onFormula({ ...formula, timing })
        }}
      >
        {timings.map((timing) => (
          <option key={timing} value={timing}>
            {t(`indicator.overTime.${timing}`)}
          </option>
        ))}
      </SelectField>
      <LabelledNumber
        label={t('modelForm.indicator.factor')}
        help={t('modelForm.indicator.factorHelp')}
        value={formula.factor}
        onValue={(factor) => onFormula({ ...formula, factor })}
      />
    </>
  )
}

const knownAttributes = ['staff', 'women', 'managers', 'ruralPopulation'] as const

function attributeName(t: ReturnType<typeof useLanguage>['t'], name: string): string {
  const known = knownAttributes.find((item) => item === name)
  return known ? t(`modelForm.indicator.attributes.${known}`) : name
}
