import type { RunFacts } from '../../access/edition-run.server'
import { useLanguage } from '../../page-language/use-language'
import type { RankingSearch } from './ranking-search'

type Titled = { titleFa: string; titleEn: string } | null

interface Props {
  run: RunFacts
  publishedAt: Date | null
  printedAt: Date
  search: RankingSearch
  group: Titled
  county: Titled
  rows: number
  matches: number
}

/**
 * What a sheet of paper must say of itself: which result it is, whether that is published, which agencies are on it,
 * and when it was printed.
 */
export function PrintedFacts({ run, publishedAt, printedAt, search, group, county, rows, matches }: Props) {
  const { t, title, number, moment, digits } = useLanguage()
  const filters = [
    ...(group ? [`${t('ranking.group')}: ${title(group)}`] : []),
    ...(county ? [`${t('ranking.county')}: ${title(county)}`] : []),
    ...(search.level ? [`${t('ranking.agencyLevel')}: ${t(`agencyLevel.${search.level}`)}`] : []),
    ...(search.competes ? [t(search.competes === 'yes' ? 'ranking.competing' : 'ranking.notCompetingOnly')] : []),
    ...(search.search ? [`${t('ranking.search')}: ${search.search}`] : []),
  ]
  return (
    <div className="mb-3 mt-1 grid gap-1 text-sm">
      <p className="flex flex-wrap gap-x-3 gap-y-1">
        {publishedAt ? (
          <span className="badge">{t('ranking.print.published', { moment: moment(publishedAt) })}</span>
        ) : (
          <strong className="badge badge-demo">{t('ranking.print.unpublished')}</strong>
        )}
        {run.model.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
      </p>
      <p>
        {t('run.run', { id: digits(run.id) })} · {t('run.asOf')} <bdi>{moment(run.asOf)}</bdi> · {t('ranking.print.at')}{' '}
        <bdi>{moment(printedAt)}</bdi>
      </p>
      <p>
        {t('ranking.shown', { n: number(matches) })}
        {filters.map((filter) => (
          <span key={filter}> · {filter}</span>
        ))}
      </p>
      {rows < matches ? (
        <p className="font-bold">{t('ranking.print.cut', { n: number(rows), of: number(matches) })}</p>
      ) : null}
    </div>
  )
}
