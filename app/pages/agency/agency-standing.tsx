import { useParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ChartFrame } from '../../charts/chart-frame'
import { HistogramChart } from '../../charts/charts'
import { useLanguage } from '../../page-language/use-language'
import type { GroupStanding } from './group-standing'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

interface Props {
  standing: GroupStanding
  total: number
  group: { titleFa: string; titleEn: string } | null
  decimals: number
}

/**
 * How the scores of the group lie around that of the agency: as a histogram for who may see every score, else by
 * average and quartiles alone.
 */
export function AgencyStanding({ standing, total, group, decimals }: Props) {
  const { t, title, format } = useLanguage()
  const { average, agencies, ahead, bins } = standing
  const heading = group ? t('ownStanding.title', { group: title(group) }) : t('ownStanding.titleOfAll')
  const place = t(ahead ? 'ownStanding.ahead' : 'ownStanding.first', {
    ahead: format.count(ahead),
    n: format.count(agencies),
  })
  const [own, mean] = [format.score(total, decimals), format.score(average, decimals)]
  const side = t(own === mean ? 'ownStanding.equal' : total > average ? 'ownStanding.above' : 'ownStanding.below', {
    average: mean,
  })
  const facts = <StandingFacts standing={standing} decimals={decimals} />
  if (bins) return <Spread heading={heading} conclusion={`${side} ${place}`} bins={bins} facts={facts} />
  return (
    <section className="sheet">
      <h2>{heading}</h2>
      <p className="mt-1">
        {side} {place}
      </p>
      {facts}
    </section>
  )
}

/** The statistics of the group by name: those of its distribution beside its average. */
function StandingFacts({ standing: { average, quartiles, agencies }, decimals }: Pick<Props, 'standing' | 'decimals'>) {
  const { t, format } = useLanguage()
  const facts = [
    ['ranked', format.count(agencies)],
    ['average', format.score(average, decimals)],
    ['low', format.score(quartiles.low, decimals)],
    ['median', format.score(quartiles.median, decimals)],
    ['high', format.score(quartiles.high, decimals)],
  ] as const
  return (
    <dl className="mt-2 flex w-full flex-wrap gap-x-6 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-2">
          <dt className="text-quiet">{t(`ownStanding.${name}`)}</dt>
          <dd className="number font-bold" data-number={`group-${name}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Spread({
  heading,
  conclusion,
  bins,
  facts,
}: {
  heading: string
  conclusion: string
  bins: NonNullable<GroupStanding['bins']>
  facts: ReactNode
}) {
  const { t, format } = useLanguage()
  const { agency, edition } = useParams()
  const named = bins.map((bin) => ({
    ...bin,
    name: t('ranking.range', { low: format.count(bin.from), high: format.count(bin.to) }),
  }))
  const row = named.find(({ isOwn }) => isOwn)
  const others = (row?.count ?? 1) - 1
  const words = `${conclusion} ${t(others ? 'ownStanding.among' : 'ownStanding.alone', { stretch: row?.name ?? '', others: format.count(others) })}`
  return (
    <ChartFrame
      title={heading}
      conclusion={words}
      height={280}
      fileName={`${edition}-${agency}-standing`}
      legend={facts}
      table={
        <Table label={heading} className="mt-2">
          <Head>
            <ColumnHead>{t('ranking.total')}</ColumnHead>
            <ColumnHead>{t('ownStanding.agencies')}</ColumnHead>
            <ColumnHead>{t('agency.own')}</ColumnHead>
          </Head>
          <tbody>
            {named.map(({ name, count, isOwn }) => (
              <tr key={name}>
                <RowHead>{name}</RowHead>
                <NumberCell>{format.count(count)}</NumberCell>
                <td>{isOwn ? t('ownStanding.here') : ''}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <HistogramChart bins={named} unit={t('ownStanding.agencies')} ownName={t('agency.own')} label={words} />
    </ChartFrame>
  )
}
