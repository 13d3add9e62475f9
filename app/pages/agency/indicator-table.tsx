import { Fragment } from 'react'
import type { CardNode } from '../../../db/queries/score-cards'
import type { ValueKind } from '../../../db/queries/value-kinds'
import { Sparkline } from '../../charts/sparkline'
import { useLearningMethod } from './use-learning-method'
import { useLanguage } from '../../page-language/use-language'
import { FlagList } from './flag-list'
import { Explained } from '../../glossary/help'
import { IndicatorLink } from './indicator-link'
import { MissingScore } from '../../figures/missing-score'
import { type Total, TotalFigure } from '../../figures/total-figure'
import { UnitValue } from '../../figures/unit-value'
import { unknownOf } from './card-unknown'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

interface IndicatorFacts {
  code: string
  direction: 'more-is-better' | 'less-is-better'
  /** What it would have been in each period alone, oldest first. */
  months: readonly (number | null)[]
  kinds: readonly ValueKind[]
}

interface Props {
  nodes: readonly CardNode[]
  indicators: readonly IndicatorFacts[]
  hasGroup: boolean
  /** Of the group's totals; null where the viewer may not be told. */
  average: number | null
  total: Total
  decimals: number
}

/** Every indicator under its dimension: points, target, actual, how it is known, and what to know of it. */
export function IndicatorTable({ nodes, indicators, hasGroup, ...totals }: Props) {
  const { t } = useLanguage()
  const hasTargets = nodes.some(({ score }) => score.target !== null)
  const facts = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const columns = { hasTargets, hasParts: nodes.slice(1).some(differs), nodes }
  return (
    <section className="mt-6">
      <h2 id="indicators" className="mb-2">
        {t('agency.indicators')}
      </h2>
      <Table labelledBy="indicators" isPinned>
        <Head>
          <ColumnHead>{t('agency.indicator')}</ColumnHead>
          <ColumnHead>
            <Explained of="points" label={t('agency.points')} />
          </ColumnHead>
          {columns.hasParts ? (
            <ColumnHead>
              <Explained of="part" label={t('agency.adds')} />
            </ColumnHead>
          ) : null}
          <ColumnHead>
            <Explained of="average" label={t(hasGroup ? 'agency.average' : 'agency.averageOfAll')} />
          </ColumnHead>
          <ColumnHead>{t('agency.actual')}</ColumnHead>
          {hasTargets ? (
            <ColumnHead>
              <Explained of="target" label={t('agency.target')} />
            </ColumnHead>
          ) : null}
          <ColumnHead>{t('agency.months')}</ColumnHead>
          <ColumnHead>
            <Explained of="kinds" label={t('agency.known')} />
          </ColumnHead>
          <ColumnHead>{t('agency.notes')}</ColumnHead>
        </Head>
        <tbody>
          {nodes.slice(1).map((node) => (
            <Fragment key={node.node.code}>
              {node.node.kind === 'indicator' ? (
                <IndicatorRow own={node} facts={facts.get(node.node.code)} columns={columns} />
              ) : (
                <DimensionRow own={node} columns={columns} />
              )}
            </Fragment>
          ))}
          <TotalRow {...totals} columns={columns} />
        </tbody>
      </Table>
    </section>
  )
}

interface Columns {
  hasTargets: boolean
  /** Whether what a node adds to the total is ever another number than its points. */
  hasParts: boolean
  nodes: readonly CardNode[]
}

/** Of what is shown, to the digit: weight that was handed on adds to the siblings of what has no score. */
function differs({ score }: CardNode): boolean {
  return score.score !== null && Math.abs(score.contribution - score.score) >= 0.05
}

function DimensionRow({ own, columns }: { own: CardNode; columns: Columns }) {
  const { title, format, t } = useLanguage()
  return (
    <tr className="part" data-node={own.node.code}>
      <RowHead className="!bg-soft !font-bold">{title(own.node)}</RowHead>
      <NumberCell data-number="points">
        <Points own={own} nodes={columns.nodes} />
      </NumberCell>
      {columns.hasParts ? <Part own={own} /> : null}
      <NumberCell data-number="average">
        <Average own={own} />
      </NumberCell>
      <td colSpan={columns.hasTargets ? 5 : 4} className="text-sm font-normal text-quiet">
        {own.score.state === 'not-applicable'
          ? t('status.not-applicable')
          : `${t('ranking.coverage')}${t('colon')}${format.share(own.score.coverage)}`}
      </td>
    </tr>
  )
}

/** What the dimensions add up to, beside what the group's do. */
function TotalRow({
  total,
  average,
  decimals,
  columns,
}: Pick<Props, 'total' | 'average' | 'decimals'> & { columns: Columns }) {
  const { t, format } = useLanguage()
  if (total.total === null) return null
  return (
    <tr className="part">
      <RowHead className="!bg-soft !font-bold">{t('ranking.total')}</RowHead>
      <NumberCell className="font-bold" data-number="total">
        <TotalFigure {...total} decimals={decimals} />
      </NumberCell>
      {columns.hasParts ? (
        <NumberCell className="font-bold" data-number="total">
          <TotalFigure {...total} decimals={decimals} />
        </NumberCell>
      ) : null}
      <NumberCell data-number="group-average">{average === null ? '—' : format.score(average, decimals)}</NumberCell>
      <td colSpan={columns.hasTargets ? 5 : 4} />
    </tr>
  )
}

function IndicatorRow({ own, facts, columns }: { own: CardNode; facts: IndicatorFacts | undefined; columns: Columns }) {
  const { t, title } = useLanguage()
  const { node, score } = own
  const name = title(node)
  return (
    <tr data-node={node.code}>
      <RowHead className="min-w-40 !ps-6 sm:min-w-64">
        <IndicatorLink code={node.code} title={name}>
          {name}
        </IndicatorLink>
      </RowHead>
      <NumberCell data-number="points">
        <IndicatorLink code={node.code} title={name} isNumber>
          <Points own={own} nodes={columns.nodes} />
        </IndicatorLink>
      </NumberCell>
      {columns.hasParts ? <Part own={own} /> : null}
      <NumberCell className="text-quiet" data-number="average">
        <Average own={own} />
      </NumberCell>
      <NumberCell data-number="actual">
        <IndicatorLink code={node.code} title={name} isNumber>
          {score.actual === null ? (
            <span className="text-quiet">{t(`status.${score.status ?? 'no-data'}`)}</span>
          ) : (
            <UnitValue value={score.actual} unit={node.unit} />
          )}
        </IndicatorLink>
      </NumberCell>
      {columns.hasTargets ? <Target own={own} isLessBetter={facts?.direction === 'less-is-better'} /> : null}
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
  const { t, format, language } = useLanguage()
  const known = values.filter((value) => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || known.length < 2) return <span className="text-quiet">—</span>
  const write = (value: number) => format.value(value, unit)
  return (
    <Sparkline
      values={values}
      label={t('agency.monthsLine', { first: write(first), last: write(last), n: format.count(known.length) })}
      isRightToLeft={language === 'fa'}
    />
  )
}

function Target({ own: { node, score }, isLessBetter }: { own: CardNode; isLessBetter: boolean }) {
  const { t } = useLanguage()
  return (
    <NumberCell data-number="target">
      {score.target === null ? (
        <span className="text-quiet">{t('agency.noTarget')}</span>
      ) : (
        <UnitValue value={score.target} unit={node.unit} />
      )}
      {isLessBetter ? (
        <span className="block text-xs text-quiet" data-note>
          {t('agency.lessIsBetter')}
        </span>
      ) : null}
    </NumberCell>
  )
}

function Points({ own, nodes }: { own: CardNode; nodes: readonly CardNode[] }) {
  const { t, format } = useLanguage()
  const learningMethod = useLearningMethod()
  const { node, score } = own
  const unknown = unknownOf(nodes, own)
  if (score.score === null || unknown)
    return (
      <MissingScore
        state={score.state}
        unknown={unknown}
        estimate={score.score === null ? undefined : format.points(score.score)}
      />
    )
  return (
    <>
      {format.points(score.score)}{' '}
      <span className="text-sm font-normal text-quiet">/ {format.points(node.points)}</span>
      {node.learntBy === null ? null : (
        <span className="block text-xs font-normal text-quiet">
          {t('run.learnt', { method: learningMethod(node.learntBy) })}
        </span>
      )}
    </>
  )
}

function Part({ own: { score } }: { own: CardNode }) {
  const { format } = useLanguage()
  return <NumberCell data-number="part">{score.score === null ? '—' : format.points(score.contribution)}</NumberCell>
}

function Average({ own: { groupAverage } }: { own: CardNode }) {
  const { format } = useLanguage()
  return <>{groupAverage === null ? '—' : format.points(groupAverage)}</>
}
