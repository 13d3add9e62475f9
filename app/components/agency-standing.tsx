import { useParams } from '@remix-run/react'
import { ChartFrame } from '../charts/chart-frame'
import { HistogramChart } from '../charts/charts'
import { useLanguage } from '../i18n/use-language'
import type { GroupStanding } from '../views/group-standing'

/** How the scores of the group are spread, with the stretch that the agency lies in. */
export function AgencyStanding({
  standing: { bins, agencies, ahead },
  group,
}: {
  standing: GroupStanding
  group: { titleFa: string; titleEn: string } | null
}) {
  const { t, title, number } = useLanguage()
  const { agency, edition } = useParams()
  const named = bins.map((bin) => ({
    ...bin,
    name: t('ranking.range', { low: number(bin.from), high: number(bin.to) }),
  }))
  const own = named.find(({ isOwn }) => isOwn)
  const heading = group ? t('ownStanding.title', { group: title(group) }) : t('ownStanding.titleOfAll')
  const others = (own?.count ?? 1) - 1
  const place = t(ahead ? 'ownStanding.ahead' : 'ownStanding.first', { ahead: number(ahead), n: number(agencies) })
  const conclusion = `${place} ${t(others ? 'ownStanding.among' : 'ownStanding.alone', { stretch: own?.name ?? '', others: number(others) })}`
  return (
    <ChartFrame
      title={heading}
      conclusion={conclusion}
      height={280}
      fileName={`${edition}-${agency}-standing`}
      table={
        <div className="scroll mt-2" tabIndex={0} role="region" aria-label={heading}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('ranking.total')}</th>
                <th scope="col">{t('ownStanding.agencies')}</th>
                <th scope="col">{t('agency.own')}</th>
              </tr>
            </thead>
            <tbody>
              {named.map(({ name, count, isOwn }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="number">{number(count)}</td>
                  <td>{isOwn ? t('ownStanding.here') : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      <HistogramChart bins={named} unit={t('ownStanding.agencies')} ownName={t('agency.own')} label={conclusion} />
    </ChartFrame>
  )
}
