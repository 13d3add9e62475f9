import type { Metric } from '../../../db/queries/observations'
import type { CardNode } from '../../../db/queries/score-cards'
import type { Indicator, Normalisation } from '../../../scoring/model'
import { writeFormula } from '../../format/formula'
import { useLearningMethod } from './use-learning-method'
import { useLanguage } from '../../page-language/use-language'
import { FlagList } from './flag-list'
import { Explained } from '../../glossary/help'
import { MissingScore } from '../../figures/missing-score'
import { UnitValue } from '../../figures/unit-value'
import { unknownOf } from './card-unknown'

interface Props {
  indicator: Indicator
  method: Normalisation['method']
  own: CardNode
  metrics: readonly Metric[]
  hasGroup: boolean
}

/** From the raw sums to the points, one step a line. */
export function Working({ indicator, method, own, metrics, hasGroup }: Props) {
  const { t, title, language, format } = useLanguage()
  const learningMethod = useLearningMethod()
  const { node, score, groupAverage } = own
  const unknown = unknownOf([own], own)
  const names = Object.fromEntries(metrics.map((metric) => [metric.code, title(metric)]))
  const hasRatio = score.numerator !== null && score.denominator !== null && 'numerator' in indicator.measure
  return (
    <section className="sheet mt-4" aria-labelledby="working" data-node={node.code}>
      <h2 id="working" className="mb-2">
        {t('indicator.how')}
      </h2>
      <dl className="facts">
        <dt>{t('indicator.formula')}</dt>
        <dd>{writeFormula(indicator.measure, names, language, (how) => t(`indicator.overTime.${how}`))}</dd>
        {hasRatio ? (
          <>
            <dt>{t('indicator.numerator')}</dt>
            <dd>{format.amount(score.numerator ?? 0)}</dd>
            <dt>{t('indicator.denominator')}</dt>
            <dd>{format.amount(score.denominator ?? 0)}</dd>
          </>
        ) : null}
        <dt>{t('indicator.value')}</dt>
        <dd data-number="actual">
          {score.actual === null ? (
            t(`status.${score.status ?? 'no-data'}`)
          ) : (
            <UnitValue value={score.actual} unit={node.unit} />
          )}
        </dd>
        <dt>
          <Explained of="target" label={t('agency.target')} />
        </dt>
        <dd data-number="target">
          {score.target === null ? t('agency.noTarget') : <UnitValue value={score.target} unit={node.unit} />}
          {indicator.direction === 'less-is-better' ? (
            <span className="text-sm text-quiet" data-note>
              {' '}
              ({t('agency.lessIsBetter')})
            </span>
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
        <dd data-number="points">
          {score.score === null || unknown ? (
            <MissingScore
              state={score.state}
              unknown={unknown}
              estimate={score.score === null ? undefined : format.points(score.score)}
            />
          ) : (
            <>
              <strong>{format.points(score.score)}</strong>{' '}
              {node.points > 0
                ? `= ${t('indicator.share', { points: format.points(node.points), share: format.share(score.score / node.points) })}`
                : `(${t('run.weightless')})`}
              {node.learntBy === null ? null : (
                <span className="block text-sm text-quiet">
                  {t('run.learntPoints', { method: learningMethod(node.learntBy) })}
                </span>
              )}
            </>
          )}
        </dd>
        {score.score === null || Math.abs(score.contribution - score.score) < 0.05 ? null : (
          <>
            <dt>
              <Explained of="part" label={t('agency.adds')} />
            </dt>
            <dd data-number="part">{format.points(score.contribution)}</dd>
          </>
        )}
        <dt>
          <Explained of="average" label={t(hasGroup ? 'agency.average' : 'agency.averageOfAll')} />
        </dt>
        <dd data-number="average">{groupAverage === null ? '—' : format.points(groupAverage)}</dd>
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
