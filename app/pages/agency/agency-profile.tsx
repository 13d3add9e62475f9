import { useParams } from '@remix-run/react'
import type { CardNode } from '../../../db/queries/score-cards'
import { ChartFrame } from '../../charts/chart-frame'
import { ProfileBarsChart, RadarChart } from '../../charts/charts'
import { useLanguage } from '../../page-language/use-language'
import { unknownOf } from './card-unknown'
import type { AgencyWay } from './way-from-average'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** Of fewer directions a web is a line or a triangle that says less than bars. */
const leastOfWeb = 5

interface Row {
  name: string
  own: number | null
  average: number | null
  best: number | null
}

interface Props {
  nodes: readonly CardNode[]
  /** Null where the viewer may not be told of the group. */
  way: AgencyWay | null
  hasGroup: boolean
}

/**
 * Each dimension in percent of its points, against the average of the group and, for who may see every agency, its
 * best.
 */
export function AgencyProfile({ nodes, way, hasGroup }: Props) {
  const { t, title, format } = useLanguage()
  const { agency, edition } = useParams()
  const axes = nodes.filter(({ node }) => node.depth === 1).map((node) => toRow(nodes, node, way, title(node.node)))
  const conclusion = useConclusion(axes, hasGroup)
  const isWeb = axes.filter(({ own }) => own !== null).length >= leastOfWeb
  return (
    <ChartFrame
      title={t('profile.title')}
      conclusion={conclusion}
      height={isWeb ? 400 : 60 + axes.length * 90}
      fileName={`${edition}-${agency}-profile`}
      legend={
        <>
          <Key look="border-solid border-accent" text={t('agency.own')} />
          {hasValue(axes, 'average') ? (
            <Key look="border-dashed border-quiet" text={t(hasGroup ? 'agency.average' : 'agency.averageOfAll')} />
          ) : null}
          {hasValue(axes, 'best') ? (
            <Key look="border-dotted border-quiet" text={t(hasGroup ? 'agency.best' : 'agency.bestOfAll')} />
          ) : null}
          {isWeb ? (
            <ol className="w-full text-quiet sm:hidden">
              {axes.map(({ name }, index) => (
                <li key={name}>
                  {format.count(index + 1)}. {name}
                </li>
              ))}
            </ol>
          ) : null}
        </>
      }
      table={<ProfileTable axes={axes} hasGroup={hasGroup} />}
    >
      {isWeb ? (
        <RadarChart axes={axes} hasGroup={hasGroup} label={conclusion} />
      ) : (
        <ProfileBarsChart axes={axes} hasGroup={hasGroup} label={conclusion} />
      )}
    </ChartFrame>
  )
}

/**
 * Of what the agency could have had there, its own part and the average that the waterfall sets against it; so both
 * tell the same side. What the model put in the place of all data is no part of its own.
 */
function toRow(nodes: readonly CardNode[], item: CardNode, way: AgencyWay | null, name: string): Row {
  const { node, score, groupBest } = item
  const isUnknown = unknownOf(nodes, item) !== null
  const compared = way?.dimensions.find((dimension) => dimension.node === node.code)
  if (!compared) {
    const own = isUnknown ? null : shareOf(score.score, node.points)
    return { name, own, average: null, best: shareOf(groupBest, node.points) }
  }
  return {
    name,
    own: isUnknown ? null : shareOf(compared.contribution, compared.most),
    average: shareOf(compared.baseline, compared.most),
    best: shareOf(groupBest, node.points),
  }
}

function shareOf(score: number | null, points: number): number | null {
  return score === null || points === 0 ? null : (100 * score) / points
}

function hasValue(axes: readonly Row[], name: 'average' | 'best'): boolean {
  return axes.some((axis) => axis[name] !== null)
}

/** How many dimensions are above the average, and how many there are to compare. */
function useConclusion(axes: readonly Row[], hasGroup: boolean): string {
  const { t, format } = useLanguage()
  const compared = axes.flatMap(({ own, average }) => (own === null || average === null ? [] : [own - average]))
  if (!compared.length) return t('profile.alone')
  const above = compared.filter((difference) => difference > 0).length
  return t('profile.conclusion', {
    above: format.count(above),
    n: format.count(compared.length),
    average: t(hasGroup ? 'agency.average' : 'agency.averageOfAll'),
  })
}

function Key({ look, text }: { look: string; text: string }) {
  return (
    <span>
      <span aria-hidden="true" className={`me-1 inline-block w-5 border-t-2 align-middle ${look}`} /> {text}
    </span>
  )
}

function ProfileTable({ axes, hasGroup }: { axes: readonly Row[]; hasGroup: boolean }) {
  const { t, format } = useLanguage()
  const write = (share: number | null) => (share === null ? '—' : format.share(share / 100))
  return (
    <Table label={t('profile.title')} className="mt-2">
      <Head>
        <ColumnHead>{t('way.dimension')}</ColumnHead>
        <ColumnHead>{t('agency.own')}</ColumnHead>
        {hasValue(axes, 'average') ? (
          <ColumnHead>{t(hasGroup ? 'agency.average' : 'agency.averageOfAll')}</ColumnHead>
        ) : null}
        {hasValue(axes, 'best') ? <ColumnHead>{t(hasGroup ? 'agency.best' : 'agency.bestOfAll')}</ColumnHead> : null}
      </Head>
      <tbody>
        {axes.map(({ name, own, average, best }) => (
          <tr key={name}>
            <RowHead>{name}</RowHead>
            <NumberCell>{write(own)}</NumberCell>
            {hasValue(axes, 'average') ? <NumberCell>{write(average)}</NumberCell> : null}
            {hasValue(axes, 'best') ? <NumberCell>{write(best)}</NumberCell> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
