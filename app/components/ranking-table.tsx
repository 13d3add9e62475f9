import { Link, useParams } from '@remix-run/react'
import type { RankCell, RankingPage, RankingRow } from '../../db/queries/rankings'
import type { Bilingual } from '../../scoring/model'
import { useLanguage } from '../i18n/use-language'
import { type RankingSearch, isDescending, pageSize, searchWith } from '../ranking-search'
import { ScoreCell } from './score-cell'

interface Props {
  page: RankingPage
  search: RankingSearch
  decimals: number
  levels: readonly Bilingual[]
  hasGroups: boolean
  hasCounties: boolean
}

export function RankingTable({ page, search, decimals, levels, hasGroups, hasCounties }: Props) {
  const { t, title, number, language } = useLanguage()
  if (page.rows.length === 0) return <Nothing />
  return (
    <>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={t('ranking.title')}>
        <table className="table pinned">
          <caption className="sr-only">{t('ranking.caption', { n: number(page.rows.length) })}</caption>
          <thead>
            <tr>
              <Heading sort="rank" search={search} label={t('ranking.rank')} />
              <Heading sort={`name-${language}`} search={search} label={t('ranking.agency')} />
              <Heading sort="total" search={search} label={t('ranking.total')} />
              {hasGroups ? <Heading sort="group-rank" search={search} label={t('ranking.group')} /> : null}
              {hasCounties ? <th scope="col">{t('ranking.county')}</th> : null}
              {page.dimensions.map((dimension) => (
                <Heading key={dimension.code} sort={dimension.code} search={search} label={title(dimension)} detail={t('ranking.points', { n: number(dimension.points, 1) })} />
              ))}
              <Heading sort="coverage" search={search} label={t('ranking.coverage')} />
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.code} row={row} page={page} decimals={decimals} level={levels[row.scoreLevel ?? -1]} hasGroups={hasGroups} hasCounties={hasCounties} />
            ))}
          </tbody>
        </table>
      </div>
      <Pages search={search} matches={page.matches} />
    </>
  )
}

function Heading({ sort, search, label, detail }: { sort: string; search: RankingSearch; label: string; detail?: string }) {
  const { t } = useLanguage()
  const isSorted = (search.sort ?? 'rank') === sort
  const isDown = isSorted && isDescending(search)
  const turned = isSorted ? (isDown ? 'up' : 'down') : undefined
  return (
    <th scope="col" aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}>
      <Link to={searchWith(search, { sort, order: turned })} className="text-quiet" title={t('ranking.sortBy', { column: label })}>
        {label}
        {isSorted ? <span aria-hidden="true"> {isDown ? '▾' : '▴'}</span> : null}
      </Link>
      {detail ? <span className="block whitespace-nowrap font-normal">{detail}</span> : null}
    </th>
  )
}

function Row({ row, page, decimals, level, hasGroups, hasCounties }: { row: RankingRow; page: RankingPage; level: Bilingual | undefined } & Pick<Props, 'decimals' | 'hasGroups' | 'hasCounties'>) {
  const { t, title, number, percent, pick } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <tr>
      <td className="number text-lg font-bold">{row.overall ? <RankOf cell={row.overall} /> : <Unranked row={row} />}</td>
      <th scope="row" className="min-w-40 sm:min-w-56">
        <Link to={`/${lang}/${festival}/${edition}/agencies/${row.code}`}>{title(row)}</Link>
      </th>
      <td className="number">
        {row.total === null ? <span className="text-quiet">{t(`state.${row.state}`)}</span> : <strong>{number(row.total, decimals, true)}</strong>}
        {level ? <span className="block text-sm text-quiet">{pick(level)}</span> : null}
      </td>
      {hasGroups ? (
        <td className="min-w-36 text-sm">
          {row.group ? title(row.group) : '—'}
          {row.inGroup ? <span className="block text-quiet">{t('ranking.of', { rank: number(row.inGroup.rank, 1), of: number(row.inGroup.of) })}</span> : null}
        </td>
      ) : null}
      {hasCounties ? <td className="text-sm">{row.county ? title(row.county) : '—'}</td> : null}
      {page.dimensions.map((dimension) => (
        <td key={dimension.code} className="number">
          <ScoreCell cell={row.nodes[dimension.code]} points={dimension.points} />
        </td>
      ))}
      <td className="number">{percent(row.coverage)}</td>
    </tr>
  )
}

function RankOf({ cell }: { cell: RankCell }) {
  const { t, number } = useLanguage()
  return (
    <>
      {number(cell.rank, 1)}
      {cell.tied > 1 ? (
        <abbr className="block text-xs font-normal text-quiet no-underline" title={t('ranking.tiedWith', { n: number(cell.tied) })}>
          {t('ranking.tied')}
        </abbr>
      ) : null}
    </>
  )
}

function Unranked({ row }: { row: RankingRow }) {
  const { t, language } = useLanguage()
  const reason = language === 'fa' ? row.reasonFa : row.reasonEn
  return (
    <span className="block max-w-32 whitespace-normal text-xs font-normal text-quiet">
      {row.competes ? t('ranking.unranked') : t('ranking.notCompeting')}
      {reason ? <span className="block">{reason}</span> : null}
    </span>
  )
}

function Nothing() {
  const { t } = useLanguage()
  return (
    <div className="sheet">
      <p>{t('ranking.none')}</p>
      <p className="text-quiet">{t('ranking.noneHelp')}</p>
    </div>
  )
}

function Pages({ search, matches }: { search: RankingSearch; matches: number }) {
  const { t, number } = useLanguage()
  const pages = Math.ceil(matches / pageSize)
  if (pages < 2) return null
  const to = (page: number) => searchWith(search, { page: String(page) })
  return (
    <nav aria-label={t('ranking.page', { page: number(search.page), pages: number(pages) })} className="mt-3 flex items-center gap-4">
      {search.page > 1 ? <Link to={to(search.page - 1)}>{t('ranking.previous')}</Link> : null}
      <span className="text-quiet">{t('ranking.page', { page: number(search.page), pages: number(pages) })}</span>
      {search.page < pages ? <Link to={to(search.page + 1)}>{t('ranking.next')}</Link> : null}
    </nav>
  )
}
