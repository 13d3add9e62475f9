import { Fragment } from 'react'
import type { CardNode } from '../../db/queries/score-cards'
import { Sparkline } from '../charts/sparkline'
import { formatUnit } from '../format/unit'
import { useLanguage } from '../i18n/use-language'
import { FlagList } from './flag-list'
import { Explained } from './help'
import { IndicatorLink } from './indicator-link'
import { UnitValue } from './unit-value'

interface IndicatorFacts {
  code: string
  direction: 'more-is-better' | 'less-is-better'
  /** What it would have been in each period alone, oldest first. */
  months: readonly (number | null)[]
  kinds: readonly ('measured' | 'self-declared' | 'surveyed')[]
}

/** Every indicator under its dimension: points, target, actual, how it is known, and what to know of it. */
export function IndicatorTable({
  nodes,
  indicators,
  hasGroup,
}: {
  nodes: readonly CardNode[]
  indicators: readonly IndicatorFacts[]
  hasGroup: boolean
}) {
  const { t } = useLanguage()
  const hasTargets = nodes.some(({ score }) => score.target !== null)
  const facts = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  return (
    <section className="mt-6">
      <h2 id="indicators" className="mb-2">
        {t('agency.indicators')}
      </h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="indicators">
        <table className="table pinned">
          <thead>
            <tr>
              <th scope="col">{t('agency.indicator')}</th>
              <th scope="col">
                <Explained of="points" label={t('agency.points')} />
              </th>
              <th scope="col">
                <Explained of="median" label={t(hasGroup ? 'agency.median' : 'agency.medianOfAll')} />
              </th>
              <th scope="col">{t('agency.actual')}</th>
              {hasTargets ? (
                <th scope="col">
                  <Explained of="target" label={t('agency.target')} />
                </th>
              ) : null}
              <th scope="col">{t('agency.months')}</th>
              <th scope="col">
                <Explained of="kinds" label={t('agency.known')} />
              </th>
              <th scope="col">{t('agency.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.slice(1).map((own) => (
              <Fragment key={own.node.code}>
                {own.node.kind === 'indicator' ? (
                  <IndicatorRow own={own} facts={facts.get(own.node.code)} hasTargets={hasTargets} />
                ) : (
                  <DimensionRow own={own} />
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function DimensionRow({ own }: { own: CardNode }) {
  const { title, percent, t } = useLanguage()
  return (
    <tr className="part">
      <th scope="row" className="!bg-soft !font-bold">
        {title(own.node)}
      </th>
      <td className="number">
        <Points own={own} />
      </td>
      <td className="number">
        <Median own={own} />
      </td>
      <td colSpan={5} className="text-sm font-normal text-quiet">
        {t('ranking.coverage')}: {percent(own.score.coverage)}
      </td>
    </tr>
  )
}

function IndicatorRow({
  own,
  facts,
  hasTargets,
}: {
  own: CardNode
  facts: IndicatorFacts | undefined
  hasTargets: boolean
}) {
  const { t, title } = useLanguage()
  const { node, score } = own
  const name = title(node)
  return (
    <tr>
      <th scope="row" className="min-w-40 !ps-6 sm:min-w-64">
        <IndicatorLink code={node.code} title={name}>
          {name}
        </IndicatorLink>
      </th>
      <td className="number">
        <IndicatorLink code={node.code} title={name} isNumber>
          <Points own={own} />
        </IndicatorLink>
      </td>
      <td className="number text-quiet">
        <Median own={own} />
      </td>
      <td className="number">
        <IndicatorLink code={node.code} title={name} isNumber>
          {score.actual === null ? (
            <span className="text-quiet">{t(`status.${score.status ?? 'no-data'}`)}</span>
          ) : (
            <UnitValue value={score.actual} unit={node.unit} />
          )}
        </IndicatorLink>
      </td>
      {hasTargets ? <Target own={own} isLessBetter={facts?.direction === 'less-is-better'} /> : null}
      <td>
        <Months values={facts?.months ?? []} unit={node.unit} />
      </td>
      <td className="text-sm">{facts?.kinds.map((kind) => t(`kind.${kind}`)).join(t('comma'))}</td>
      <td className="text-sm">
        <FlagList score={score} />
      </td>
    </tr>
  )
}

/** The months as a line, with its ends in words; nothing where there are no two of them. */
function Months({ values, unit }: { values: readonly (number | null)[]; unit: string | null }) {
  const { t, number, language } = useLanguage()
  const known = values.filter((value) => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || known.length < 2) return <span className="text-quiet">—</span>
  const write = (value: number) => formatUnit(value, unit, language)
  return (
    <Sparkline
      values={values}
      label={t('agency.monthsLine', { first: write(first), last: write(last), n: number(known.length) })}
      isRightToLeft={language === 'fa'}
    />
  )
}

function Target({ own: { node, score }, isLessBetter }: { own: CardNode; isLessBetter: boolean }) {
  const { t } = useLanguage()
  return (
    <td className="number">
      {score.target === null ? (
        <span className="text-quiet">{t('agency.noTarget')}</span>
      ) : (
        <UnitValue value={score.target} unit={node.unit} />
      )}
      {isLessBetter ? <span className="block text-xs text-quiet">{t('agency.lessIsBetter')}</span> : null}
    </td>
  )
}

function Points({ own: { node, score } }: { own: CardNode }) {
  const { t, number } = useLanguage()
  if (score.score === null) return <span className="text-quiet">{t(`state.${score.state}`)}</span>
  return (
    <>
      {number(score.score, 1, true)} <span className="text-sm font-normal text-quiet">/ {number(node.points, 1)}</span>
    </>
  )
}

function Median({ own: { groupMedian } }: { own: CardNode }) {
  const { number } = useLanguage()
  return <>{groupMedian === null ? '—' : number(groupMedian, 1, true)}</>
}
