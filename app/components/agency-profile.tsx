import { useParams } from '@remix-run/react'
import type { CardNode } from '../../db/queries/score-cards'
import { ChartFrame } from '../charts/chart-frame'
import { RadarChart } from '../charts/charts'
import { useLanguage } from '../i18n/use-language'

interface Row {
  name: string
  own: number | null
  median: number | null
  best: number | null
}

/** Each dimension in percent of its points, against the median and the best of the group. */
export function AgencyProfile({ nodes, hasGroup }: { nodes: readonly CardNode[]; hasGroup: boolean }) {
  const { t, title, number } = useLanguage()
  const { agency, edition } = useParams()
  const axes = nodes
    .filter(({ node }) => node.depth === 1)
    .map(({ node, score, groupMedian, groupBest }) => ({
      name: title(node),
      own: shareOf(score.score, node.points),
      median: shareOf(groupMedian, node.points),
      best: shareOf(groupBest, node.points),
    }))
  const conclusion = useConclusion(axes, hasGroup)
  return (
    <ChartFrame
      title={t('profile.title')}
      conclusion={conclusion}
      height={400}
      fileName={`${edition}-${agency}-profile`}
      legend={
        <>
          <Key look="border-solid border-accent" text={t('agency.own')} />
          <Key look="border-dashed border-quiet" text={t(hasGroup ? 'agency.median' : 'agency.medianOfAll')} />
          <Key look="border-dotted border-quiet" text={t(hasGroup ? 'agency.best' : 'agency.bestOfAll')} />
          <ol className="w-full text-quiet sm:hidden">
            {axes.map(({ name }, place) => (
              <li key={name}>
                {number(place + 1)}. {name}
              </li>
            ))}
          </ol>
        </>
      }
      table={<ProfileTable axes={axes} hasGroup={hasGroup} />}
    >
      <RadarChart axes={axes} hasGroup={hasGroup} label={conclusion} />
    </ChartFrame>
  )
}

function shareOf(score: number | null, points: number): number | null {
  return score === null || points === 0 ? null : (100 * score) / points
}

/** How many dimensions are above the median, and how many there are to compare. */
function useConclusion(axes: readonly Row[], hasGroup: boolean): string {
  const { t, number } = useLanguage()
  const compared = axes.flatMap(({ own, median }) => (own === null || median === null ? [] : [own - median]))
  const above = compared.filter((difference) => difference > 0).length
  return t('profile.conclusion', {
    above: number(above),
    n: number(compared.length),
    median: t(hasGroup ? 'agency.median' : 'agency.medianOfAll'),
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
  const { t, percent } = useLanguage()
  const write = (share: number | null) => (share === null ? '—' : percent(share / 100, 1))
  return (
    <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('profile.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('way.dimension')}</th>
            <th scope="col">{t('agency.own')}</th>
            <th scope="col">{t(hasGroup ? 'agency.median' : 'agency.medianOfAll')}</th>
            <th scope="col">{t(hasGroup ? 'agency.best' : 'agency.bestOfAll')}</th>
          </tr>
        </thead>
        <tbody>
          {axes.map(({ name, own, median, best }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{write(own)}</td>
              <td className="number">{write(median)}</td>
              <td className="number">{write(best)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
