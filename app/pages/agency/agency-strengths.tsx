import type { CardNode } from '../../../db/queries/score-cards'
import { roundToShown } from '../../format/kinds-of-number'
import { useLanguage } from '../../page-language/use-language'
import type { AgencyWay } from './way-from-average'
import { IndicatorLink } from './indicator-link'

const shown = 3

type Part = AgencyWay['indicators'][number]

/**
 * The indicators that lift an agency above the average of its group, and those that hold it back. A difference that is
 * shown as zero is neither.
 */
export function AgencyStrengths({ indicators, nodes }: { indicators: readonly Part[]; nodes: readonly CardNode[] }) {
  const { t } = useLanguage()
  const strengths = indicators.filter(({ points }) => roundToShown(points) > 0).slice(0, shown)
  const weaknesses = indicators
    .filter(({ points }) => roundToShown(points) < 0)
    .slice(-shown)
    .toReversed()
  return (
    <div className="mt-5 grid gap-5 md:grid-cols-2">
      <Parts title={t('strengths.up')} empty={t('strengths.noneUp')} parts={strengths} nodes={nodes} />
      <Parts title={t('strengths.down')} empty={t('strengths.noneDown')} parts={weaknesses} nodes={nodes} />
    </div>
  )
}

function Parts({
  title: heading,
  empty,
  parts,
  nodes,
}: {
  title: string
  empty: string
  parts: readonly Part[]
  nodes: readonly CardNode[]
}) {
  const { t, title, format } = useLanguage()
  const names = new Map(nodes.map(({ node }) => [node.code, title(node)]))
  return (
    <section className="sheet min-w-0">
      <h2>{heading}</h2>
      {parts.length ? (
        <ol className="mt-2 grid gap-1">
          {parts.map(({ node, points }) => (
            <li key={node} className="flex items-baseline justify-between gap-4">
              <IndicatorLink code={node} title={names.get(node) ?? node}>
                {names.get(node) ?? node}
              </IndicatorLink>
              <span className="number">{t('strengths.points', { points: format.difference(points) })}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="mt-2 text-quiet">{empty}</p>
      )}
    </section>
  )
}
