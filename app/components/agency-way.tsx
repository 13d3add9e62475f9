import { useParams } from '@remix-run/react'
import type { CardNode } from '../../db/queries/score-cards'
import type { AgencyExplanation } from '../flows/explain-agency.server'
import { ChartFrame } from '../charts/chart-frame'
import { WaterfallChart } from '../charts/charts'
import { useLanguage } from '../i18n/use-language'

/** The way from the median of the group to the agency's score, dimension after dimension. */
export function AgencyWay({
  explanation,
  nodes,
  hasGroup,
}: {
  explanation: AgencyExplanation
  nodes: readonly CardNode[]
  hasGroup: boolean
}) {
  const { t, title, number } = useLanguage()
  const { agency, edition } = useParams()
  const names = new Map(nodes.map(({ node }) => [node.code, title(node)]))
  const { reference, total, rest } = explanation
  const bars = explanation.steps.map(({ node, ...step }) => ({ name: names.get(node) ?? node, ...step }))
  if (Math.abs(rest) >= 0.05) bars.push({ name: t('way.rest'), points: rest, from: total - rest, to: total })
  const most = bars.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))[0]
  const start = t(hasGroup ? 'way.median' : 'way.medianOfAll')
  const conclusion = t(total >= reference ? 'way.above' : 'way.below', {
    start,
    reference: number(reference, 1),
    total: number(total, 1),
    difference: number(Math.abs(total - reference), 1),
    most: most?.name ?? '',
    points: number(most?.points ?? 0, 1),
  })
  return (
    <ChartFrame
      title={t('way.title')}
      conclusion={conclusion}
      height={50 + bars.length * 42}
      fileName={`${edition}-${agency}-way`}
      legend={
        <>
          <span>
            <span
              aria-hidden="true"
              className="me-1 inline-block w-5 border-t-2 border-dashed border-quiet align-middle"
            />{' '}
            {start}: {number(reference, 1)}
          </span>
          <span>
            <span aria-hidden="true" className="me-1 inline-block w-5 border-t-2 border-accent align-middle" />{' '}
            {t('agency.own')}: {number(total, 1)}
          </span>
        </>
      }
      table={<WayTable bars={bars} />}
    >
      <WaterfallChart
        bars={bars}
        reference={reference}
        total={total}
        most={nodes[0]?.node.points ?? total}
        label={conclusion}
      />
    </ChartFrame>
  )
}

function WayTable({ bars }: { bars: readonly { name: string; points: number; to: number }[] }) {
  const { t, number } = useLanguage()
  return (
    <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('way.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('way.dimension')}</th>
            <th scope="col">{t('way.adds')}</th>
            <th scope="col">{t('way.reached')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, points, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{number(points, 1, true)}</td>
              <td className="number">{number(to, 1, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
