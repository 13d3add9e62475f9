import type { Metric } from '../../db/queries/observations'
import type { CardNode } from '../../db/queries/score-cards'
import type { Indicator, Normalisation } from '../../scoring/model'
import { writeFormula } from '../format/formula'
import { useLanguage } from '../i18n/use-language'
import { FlagList } from './flag-list'
import { Explained } from './help'
import { UnitValue } from './unit-value'

interface Props {
  indicator: Indicator
  method: Normalisation['method']
  own: CardNode
  metrics: readonly Metric[]
  hasGroup: boolean
}

/** From the raw sums to the points, one step a line. */
export function Working({ indicator, method, own: { node, score, groupMedian }, metrics, hasGroup }: Props) {
  const { t, number, title, language, percent } = useLanguage()
  const names = Object.fromEntries(metrics.map((metric) => [metric.code, title(metric)]))
  const hasRatio = score.numerator !== null && score.denominator !== null && 'numerator' in indicator.measure
  return (
    <section className="sheet mt-4" aria-labelledby="working">
      <h2 id="working" className="mb-2">
        {t('indicator.how')}
      </h2>
      <dl className="facts">
        <dt>{t('indicator.formula')}</dt>
        <dd>{writeFormula(indicator.measure, names, language, (how) => t(`indicator.overTime.${how}`))}</dd>
        {hasRatio ? (
          <>
            <dt>{t('indicator.numerator')}</dt>
            <dd>{number(score.numerator ?? 0, 2)}</dd>
            <dt>{t('indicator.denominator')}</dt>
            <dd>{number(score.denominator ?? 0, 2)}</dd>
          </>
        ) : null}
        <dt>{t('indicator.value')}</dt>
        <dd>
          {score.actual === null ? (
            t(`status.${score.status ?? 'no-data'}`)
          ) : (
            <UnitValue value={score.actual} unit={node.unit} />
          )}
        </dd>
        <dt>
          <Explained of="target" label={t('agency.target')} />
        </dt>
        <dd>
          {score.target === null ? t('agency.noTarget') : <UnitValue value={score.target} unit={node.unit} />}
          {indicator.direction === 'less-is-better' ? (
            <span className="text-sm text-quiet"> ({t('agency.lessIsBetter')})</span>
          ) : null}
        </dd>
        <dt>
          <Explained of="normalisation" label={t('indicator.step')} />
        </dt>
        <dd>
          {method === 'target-ratio' && indicator.direction === 'less-is-better'
            ? t('indicator.targetToValue')
            : t(`indicator.normalisation.${method}`)}
        </dd>
        <dt>
          <Explained of="points" label={t('agency.points')} />
        </dt>
        <dd>
          {score.score === null ? (
            t(`state.${score.state}`)
          ) : (
            <>
              <strong>{number(score.score, 2)}</strong> ={' '}
              {t('indicator.share', { points: number(node.points, 2), share: percent(score.score / node.points, 2) })}
            </>
          )}
        </dd>
        <dt>
          <Explained of="median" label={t(hasGroup ? 'agency.median' : 'agency.medianOfAll')} />
        </dt>
        <dd>{groupMedian === null ? '—' : number(groupMedian, 2)}</dd>
        {score.flags ? (
          <>
            <dt>{t('agency.notes')}</dt>
            <dd>
              <FlagList score={score} />
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}
