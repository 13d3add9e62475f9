import { useParams } from '@remix-run/react'
import type { CardNode } from '../../../db/queries/score-cards'
import { ChartFrame } from '../../charts/chart-frame'
import { WaterfallChart } from '../../charts/charts'
import { useLanguage } from '../../page-language/use-language'
import type { AgencyWay as Way } from './way-from-average'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

interface Props {
  way: Way
  nodes: readonly CardNode[]
  hasGroup: boolean
  /** Of the model: the way is told to the same digits as the score. */
  decimals: number
}

/** The way from the average of the group to the agency's score, dimension after dimension. */
export function AgencyWay({ way, nodes, hasGroup, decimals }: Props) {
  const { t, title, format } = useLanguage()
  const { agency, edition } = useParams()
  const names = new Map(nodes.map(({ node }) => [node.code, title(node)]))
  const { reference, total, difference, rest } = way
  const bars = [
    ...way.steps.map(({ node, ...step }) => ({ name: names.get(node) ?? node, ...step })),
    ...(rest ? [{ name: t('way.rest'), ...rest }] : []),
  ]
  const most = bars.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))[0]
  const start = t(hasGroup ? 'agency.average' : 'agency.averageOfAll')
  const conclusion = t(difference === 0 ? 'way.equal' : difference > 0 ? 'way.above' : 'way.below', {
    start,
    reference: format.score(reference, decimals),
    total: format.score(total, decimals),
    difference: format.score(Math.abs(difference), decimals),
    most: most?.name ?? '',
    points: format.difference(most?.points ?? 0, decimals),
  })
  const heading = t(hasGroup ? 'way.title' : 'way.titleOfAll')
  return (
    <ChartFrame
      title={heading}
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
            {start}: <span data-number="group-average">{format.score(reference, decimals)}</span>
          </span>
          <span>
            <span aria-hidden="true" className="me-1 inline-block w-5 border-t-2 border-accent align-middle" />{' '}
            {t('agency.own')}: <span data-number="total">{format.score(total, decimals)}</span>
          </span>
          <span className="w-full text-quiet">
            {t('way.how')}
            {way.handedOn > 0 ? ` ${t('way.handedOn', { points: format.points(way.handedOn) })}` : ''}
            {way.method === 'arithmetic' ? '' : ` ${t('way.shared')}`}
          </span>
        </>
      }
      table={<WayTable heading={heading} bars={bars} decimals={decimals} />}
    >
      <WaterfallChart
        bars={bars}
        reference={reference}
        total={total}
        most={nodes[0]?.node.points ?? total}
        decimals={decimals}
        label={conclusion}
      />
    </ChartFrame>
  )
}

function WayTable({
  heading,
  bars,
  decimals,
}: {
  heading: string
  bars: readonly { name: string; points: number; to: number }[]
  decimals: number
}) {
  const { t, format } = useLanguage()
  return (
    <Table label={heading} className="mt-2">
      <Head>
        <ColumnHead>{t('way.dimension')}</ColumnHead>
        <ColumnHead>{t('way.adds')}</ColumnHead>
        <ColumnHead>{t('way.reached')}</ColumnHead>
      </Head>
      <tbody>
        {bars.map(({ name, points, to }) => (
          <tr key={name}>
            <RowHead>{name}</RowHead>
            <NumberCell>{format.difference(points, decimals)}</NumberCell>
            <NumberCell>{format.score(to, decimals)}</NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
