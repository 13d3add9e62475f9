import { Link, useParams } from '@remix-run/react'
import { memo } from 'react'
import type { RankCell, RankingPage, RankingRow as Row } from '../../db/queries/rankings'
import type { Bilingual } from '../../scoring/model'
import { useLanguage } from '../i18n/use-language'
import type { RankingContext } from '../views/ranking-context.server'
import { type RankingSearch, isShown } from '../views/ranking-search'
import { RankChange, RankInterval } from './rank-notes'
import { ScoreCell, heatOf } from './score-cell'

export interface RankingColumns {
  dimensions: RankingPage['dimensions']
  hasInterval: boolean
  hasChange: boolean
  hasGroup: boolean
  hasCounty: boolean
  hasCoverage: boolean
}

export interface RankingColumnsOf {
  page: RankingPage
  context: RankingContext
  search: RankingSearch
  hasGroups: boolean
  hasCounties: boolean
}

/** The columns that there is something to say in, without those that the person wants out of sight. */
export function toColumns({ page, context, search, hasGroups, hasCounties }: RankingColumnsOf): RankingColumns {
  return {
    dimensions: page.dimensions.filter((dimension) => isShown(search, dimension.code)),
    hasInterval: Object.keys(context.intervals).length > 0 && isShown(search, 'interval'),
    hasChange: context.before !== null && isShown(search, 'change'),
    hasGroup: hasGroups && isShown(search, 'group'),
    hasCounty: hasCounties && isShown(search, 'county'),
    hasCoverage: isShown(search, 'coverage'),
  }
}

interface Props {
  row: Row
  context: RankingContext
  columns: RankingColumns
  decimals: number
  level: Bilingual | undefined
}

/** The cells of one agency; the `tr` is the table's, which may place it among thousands. They stay as they are while others come and go. */
export const RankingCells = memo(function RankingCells({ row, context, columns, decimals, level }: Props) {
  const { t, title, number, percent, pick } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <>
      <td className="number text-lg font-bold">
        {row.overall ? <RankOf cell={row.overall} /> : <Unranked row={row} />}
      </td>
      <th scope="row" className="min-w-36">
        <Link to={`/${lang}/${festival}/${edition}/agencies/${row.code}`}>{title(row)}</Link>
      </th>
      <td className="number">
        {row.total === null ? (
          <span className="text-quiet">{t(`state.${row.state}`)}</span>
        ) : (
          <strong>{number(row.total, decimals, true)}</strong>
        )}
        {level ? <span className="block text-sm text-quiet">{pick(level)}</span> : null}
      </td>
      {columns.hasInterval ? (
        <td className="number">
          <RankInterval interval={context.intervals[row.code]} of={row.overall?.of ?? 0} rank={row.overall?.rank} />
        </td>
      ) : null}
      {columns.hasChange ? (
        <td className="number">
          {row.overall ? <RankChange now={row.overall.rank} before={context.before?.ranks[row.code]?.rank} /> : '—'}
        </td>
      ) : null}
      {columns.hasGroup ? (
        <td className="min-w-24 text-sm">
          {row.group ? title(row.group) : '—'}
          {row.inGroup ? (
            <span className="block text-quiet">
              {t('ranking.of', { rank: number(row.inGroup.rank, 1), of: number(row.inGroup.of) })}
            </span>
          ) : null}
        </td>
      ) : null}
      {columns.hasCounty ? <td className="text-sm">{row.county ? title(row.county) : '—'}</td> : null}
      {columns.dimensions.map((dimension) => (
        <td key={dimension.code} className={`number !px-1.5 ${heatOf(row.nodes[dimension.code], dimension.points)}`}>
          <ScoreCell cell={row.nodes[dimension.code]} />
        </td>
      ))}
      {columns.hasCoverage ? <td className="number">{percent(row.coverage)}</td> : null}
    </>
  )
})

function RankOf({ cell }: { cell: RankCell }) {
  const { t, number } = useLanguage()
  return (
    <>
      {number(cell.rank, 1)}
      {cell.tied > 1 ? (
        <abbr
          className="block text-xs font-normal text-quiet no-underline"
          title={t('ranking.tiedWith', { n: number(cell.tied) })}
        >
          {t('ranking.tied')}
        </abbr>
      ) : null}
    </>
  )
}

function Unranked({ row }: { row: Row }) {
  const { t, language } = useLanguage()
  const reason = language === 'fa' ? row.reasonFa : row.reasonEn
  return (
    <span className="block max-w-32 whitespace-normal text-xs font-normal text-quiet">
      {row.competes ? t('ranking.unranked') : t('ranking.notCompeting')}
      {reason ? <span className="block">{reason}</span> : null}
    </span>
  )
}
