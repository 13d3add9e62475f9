import { useState } from 'react'
import { useUnitName } from '../../figures/use-unit-name'
import { indicatorUnits } from '../../format/units'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { EditionLink } from '../../ui/edition-link'
import { LabelledNumber } from '../../ui/labelled-number'
import {
  type DraftFormula,
  type DraftIndicator,
  timings,
  viewIndicator,
  withIndicator,
  withNewIndicator,
  withoutNode,
} from './indicator-draft'
import { viewDraft } from './model-draft'

/** A metric of the festival that a formula can name. */
export interface EditorMetric {
  code: string
  titleFa: string
  titleEn: string
  unit: string
}

interface Props {
  text: string
  onText: (text: string) => void
  metrics: readonly EditorMetric[]
  /** Numbers known of agencies themselves, by name. */
  attributes: readonly string[]
}

const keyOf = (path: readonly number[]) => path.join('.')

/**
 * One indicator of a document at a time: what it is called and how it is computed from metrics; and indicators that are
 * added or taken out.
 */
export function IndicatorForm({ text, onText, metrics, attributes }: Props) {
  const { t, pick } = useLanguage()
  const nodes = viewDraft(text)?.nodes ?? []
  const indicators = nodes.filter(({ path }) => viewIndicator(text, path) !== null)
  const [chosen, setChosen] = useState('')
  const node = indicators.find(({ path }) => keyOf(path) === chosen) ?? indicators[0]
  const indicator = node ? viewIndicator(text, node.path) : null
  return (
    <section className="grid gap-3 rounded-lg border border-line p-4" aria-labelledby="indicator-form">
      <h2 id="indicator-form">{t('modelPage.indicator.title')}</h2>
      <p className="text-sm text-quiet">
        {t('modelPage.indicator.help')}{' '}
        <EditionLink page="setup/metrics">{t('modelPage.indicator.metrics')}</EditionLink>
      </p>
      {node && indicator ? (
        <>
          <SelectField
            label={t('modelPage.indicator.which')}
            isWide
            value={keyOf(node.path)}
            onChange={(event) => setChosen(event.target.value)}
          >
            {indicators.map(({ path, code, title }) => (
              <option key={code} value={keyOf(path)}>
                {`\u2068${code}\u2069 ${pick(title)}`}
              </option>
            ))}
          </SelectField>
          <Facts
            key={keyOf(node.path)}
            indicator={indicator}
            metrics={metrics}
            attributes={attributes}
            onChange={(change) => onText(withIndicator(text, node.path, change))}
          />
          <Button
            kind="quiet"
            type="button"
            className="justify-self-start"
            onClick={() => {
              setChosen('')
              onText(withoutNode(text, node.path))
            }}
          >
            {t('modelPage.indicator.remove', { indicator: pick(node.title) })}
          </Button>
        </>
      ) : null}
      <NewIndicator
        branches={nodes.filter(({ path }) => viewIndicator(text, path) === null)}
        metrics={metrics}
        onAdd={(path, metric) => {
          const added = withNewIndicator(text, path, metric)
          const own = viewDraft(added)?.nodes.filter((item) => item.path.length === path.length + 1)
          const last = own?.filter((item) => keyOf(item.path.slice(0, -1)) === keyOf(path)).at(-1)
          setChosen(last ? keyOf(last.path) : '')
          onText(added)
        }}
      />
    </section>
  )
}

function Facts({
  indicator,
  metrics,
  attributes,
  onChange,
}: {
  indicator: DraftIndicator
  metrics: Props['metrics']
  attributes: Props['attributes']
  onChange: (change: Partial<Omit<DraftIndicator, 'code'>>) => void
}) {
  const { t } = useLanguage()
  const unitName = useUnitName()
  const { title, formula, target, direction, unit } = indicator
  const units = indicatorUnits.some((item) => item === unit) ? indicatorUnits : [...indicatorUnits, unit]
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {(['fa', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={t(`modelPage.indicator.${language}`)}
          isWide
          dir={language === 'fa' ? 'rtl' : 'ltr'}
          value={title[language]}
          onChange={(event) => onChange({ title: { ...title, [language]: event.target.value } })}
        />
      ))}
      {formula ? (
        <Formula {...{ formula, metrics, attributes }} onChange={(own) => onChange({ formula: own })} />
      ) : (
        <p className="text-sm text-quiet sm:col-span-2">{t('modelPage.indicator.onlyJson')}</p>
      )}
      <SelectField
        label={t('modelPage.indicator.unit')}
        isWide
        value={unit}
        onChange={(event) => onChange({ unit: event.target.value })}
      >
        {units.map((item) => (
          <option key={item} value={item}>
            {unitName(item)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('modelPage.indicator.direction')}
        isWide
        value={direction}
        onChange={(event) =>
          onChange({ direction: event.target.value === 'less-is-better' ? 'less-is-better' : 'more-is-better' })
        }
      >
        {(['more-is-better', 'less-is-better'] as const).map((item) => (
          <option key={item} value={item}>
            {t(`modelPage.indicator.directions.${item}`)}
          </option>
        ))}
      </SelectField>
      {target === null ? null : (
        <LabelledNumber
          label={t('modelPage.indicator.target')}
          value={target}
          onValue={(value) => onChange({ target: value })}
        />
      )}
    </div>
  )
}

function Formula({
  formula,
  metrics,
  attributes,
  onChange,
}: {
  formula: DraftFormula
  metrics: Props['metrics']
  attributes: Props['attributes']
  onChange: (formula: DraftFormula) => void
}) {
  const { t, title } = useLanguage()
  const isKnown = (code: string) => metrics.some((metric) => metric.code === code)
  const perMetric = formula.per.startsWith('metric:') ? formula.per.slice('metric:'.length) : null
  return (
    <>
      <SelectField
        label={t('modelPage.indicator.metric')}
        isWide
        value={formula.metric}
        onChange={(event) => onChange({ ...formula, metric: event.target.value })}
      >
        {isKnown(formula.metric) ? null : <option value={formula.metric}>{formula.metric}</option>}
        {metrics.map((metric) => (
          <option key={metric.code} value={metric.code}>
            {title(metric)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('modelPage.indicator.per')}
        isWide
        value={formula.per}
        onChange={(event) => onChange({ ...formula, per: event.target.value })}
      >
        <option value="">{t('modelPage.indicator.alone')}</option>
        {perMetric === null || isKnown(perMetric) ? null : <option value={formula.per}>{perMetric}</option>}
        <optgroup label={t('modelPage.indicator.perMetric')}>
          {metrics.map((metric) => (
            <option key={metric.code} value={`metric:${metric.code}`}>
              {title(metric)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('modelPage.indicator.perNumber')}>
          {attributes.map((name) => (
            <option key={name} value={`attribute:${name}`}>
              {attributeName(t, name)}
            </option>
          ))}
        </optgroup>
      </SelectField>
      <SelectField
        label={t('modelPage.indicator.timing')}
        isWide
        value={formula.timing}
        onChange={(event) => {
          const timing = timings.find((item) => item === event.target.value)
          if (timing) onChange({ ...formula, timing })
        }}
      >
        {timings.map((timing) => (
          <option key={timing} value={timing}>
            {t(`indicator.overTime.${timing}`)}
          </option>
        ))}
      </SelectField>
      <LabelledNumber
        label={t('modelPage.indicator.factor')}
        help={t('modelPage.indicator.factorHelp')}
        value={formula.factor}
        onValue={(factor) => onChange({ ...formula, factor })}
      />
    </>
  )
}

const knownAttributes = ['staff', 'women', 'managers', 'ruralPopulation'] as const

function attributeName(t: ReturnType<typeof useLanguage>['t'], name: string): string {
  const known = knownAttributes.find((item) => item === name)
  return known ? t(`modelPage.indicator.attributes.${known}`) : name
}

function NewIndicator({
  branches,
  metrics,
  onAdd,
}: {
  branches: NonNullable<ReturnType<typeof viewDraft>>['nodes']
  metrics: Props['metrics']
  onAdd: (path: readonly number[], metric: EditorMetric) => void
}) {
  const { t, pick, title } = useLanguage()
  const [branch, setBranch] = useState('')
  const [code, setCode] = useState('')
  const chosen = branches.find(({ path }) => keyOf(path) === branch) ?? branches[0]
  const metric = metrics.find((item) => item.code === code) ?? metrics[0]
  if (!chosen || !metric) return null
  return (
    <div className="grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <SelectField
        label={t('modelPage.indicator.newIn')}
        isWide
        value={keyOf(chosen.path)}
        onChange={(event) => setBranch(event.target.value)}
      >
        {branches.map(({ path, code: own, title: name }) => (
          <option key={own} value={keyOf(path)}>
            {pick(name)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('modelPage.indicator.newOf')}
        isWide
        value={metric.code}
        onChange={(event) => setCode(event.target.value)}
      >
        {metrics.map((item) => (
          <option key={item.code} value={item.code}>
            {title(item)}
          </option>
        ))}
      </SelectField>
      <Button kind="quiet" type="button" onClick={() => onAdd(chosen.path, metric)}>
        {t('modelPage.indicator.add')}
      </Button>
    </div>
  )
}
