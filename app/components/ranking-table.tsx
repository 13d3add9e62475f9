import { Link } from '@remix-run/react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { Bilingual } from '../../scoring/model'
import type { GlossaryId } from '../views/glossary.server'
import { useLanguage } from '../i18n/use-language'
import { type RankingSearch, isDescending, pageSize, searchWith } from '../views/ranking-search'
import { useRankingPages } from '../hooks/use-ranking-pages'
import { RankingPages } from './ranking-pages'
import { RankingCells, type RankingColumns, type RankingColumnsOf, toColumns } from './ranking-row'
import { Explained, Help } from './help'

interface Props extends RankingColumnsOf {
  decimals: number
  levels: readonly Bilingual[]
}

const usualRowHeight = 60

/** Before the frame was measured: about what a screen holds, so that the rows of the first picture stay where they are. */
const usualFrame = { width: 0, height: 900 }

/** All that match, in one table that scrolls: rows are asked for page by page as they come into sight. Without JavaScript, a page at a time. */
export function RankingTable({ page, context, search, decimals, levels, hasGroups, hasCounties }: Props) {
  const { t, number } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const first = (search.page - 1) * pageSize
  const { isLive, rowAt, show } = useRankingPages({ page, context, search })
  // There is no React compiler here that could keep the functions of this library for too long.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: page.matches,
    getScrollElement: () => frame.current,
    estimateSize: () => usualRowHeight,
    initialRect: usualFrame,
    overscan: 8,
    enabled: isLive,
  })
  const seen = isLive
    ? virtual.getVirtualItems()
    : page.rows.map((_, place) => ({ index: first + place, start: 0, end: 0 }))
  const [from, to] = [seen[0], seen.at(-1)]
  useEffect(() => {
    if (isLive && first > 0) virtual.scrollToIndex(first, { align: 'start' })
  }, [isLive, first, virtual])
  useEffect(() => show(from?.index ?? 0, to?.index ?? 0))
  const columns = useMemo(
    () => toColumns({ page, context, search, hasGroups, hasCounties }),
    [page, context, search, hasGroups, hasCounties],
  )
  if (page.rows.length === 0) return <Nothing />
  return (
    <>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={t('ranking.title')} ref={frame}>
        <table className="table pinned" aria-rowcount={page.matches + 1}>
          <caption className="sr-only">{t('ranking.caption', { n: number(page.matches) })}</caption>
          <Headings columns={columns} search={search} />
          <tbody>
            <Room height={isLive ? (from?.start ?? 0) : 0} />
            {seen.map(({ index }) => {
              const own = rowAt(index)
              return (
                <tr
                  key={index}
                  data-index={index}
                  aria-rowindex={index + 2}
                  ref={isLive ? virtual.measureElement : undefined}
                >
                  {own ? (
                    <RankingCells
                      {...own}
                      columns={columns}
                      decimals={decimals}
                      level={levels[own.row.scoreLevel ?? -1]}
                    />
                  ) : (
                    <Coming />
                  )}
                </tr>
              )
            })}
            <Room height={isLive ? virtual.getTotalSize() - (to?.end ?? 0) : 0} />
          </tbody>
        </table>
      </div>
      {isLive ? null : <RankingPages search={search} matches={page.matches} size={pageSize} />}
    </>
  )
}

function Headings({ columns, search }: { columns: RankingColumns; search: RankingSearch }) {
  const { t, title, number, language } = useLanguage()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Heading sort="rank" search={search} label={t('ranking.rank')} help="rank" />
        <Heading sort={`name-${language}`} search={search} label={t('ranking.agency')} />
        <Heading sort="total" search={search} label={t('ranking.total')} help="score" />
        {columns.hasInterval ? (
          <th scope="col">
            <Explained of="interval" label={t('ranking.interval')} />
          </th>
        ) : null}
        {columns.hasChange ? (
          <th scope="col">
            <Explained of="change" label={t('ranking.change')} />
          </th>
        ) : null}
        {columns.hasGroup ? (
          <Heading sort="group-rank" search={search} label={t('ranking.group')} help="group" />
        ) : null}
        {columns.hasCounty ? <th scope="col">{t('ranking.county')}</th> : null}
        {columns.dimensions.map((dimension) => (
          <Heading
            key={dimension.code}
            sort={dimension.code}
            search={search}
            label={title(dimension)}
            detail={t('ranking.points', { n: number(dimension.points, 1) })}
          />
        ))}
        {columns.hasCoverage ? (
          <Heading sort="coverage" search={search} label={t('ranking.coverage')} help="coverage" />
        ) : null}
      </tr>
    </thead>
  )
}

/** Keeps the place of the rows that are out of sight. */
function Room({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true">
      <td colSpan={99} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

function Coming() {
  const { t } = useLanguage()
  return (
    <td colSpan={99} className="text-quiet" style={{ height: usualRowHeight }}>
      {t('ranking.coming')}
    </td>
  )
}

function Heading({
  sort,
  search,
  label,
  detail,
  help,
}: {
  sort: string
  search: RankingSearch
  label: string
  detail?: string
  help?: GlossaryId
}) {
  const { t } = useLanguage()
  const isSorted = (search.sort ?? 'rank') === sort
  const isDown = isSorted && isDescending(search)
  const turned = isSorted ? (isDown ? 'up' : 'down') : undefined
  return (
    <th
      scope="col"
      className={detail ? '!px-1.5 max-lg:min-w-28' : undefined}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      <Link
        to={searchWith(search, { sort, order: turned })}
        className="text-quiet"
        title={t('ranking.sortBy', { column: label })}
      >
        {label}
        {isSorted ? <span aria-hidden="true"> {isDown ? '▾' : '▴'}</span> : null}
      </Link>
      {help ? <Help of={help} label={label} /> : null}
      {detail ? <span className="block whitespace-nowrap font-normal">{detail}</span> : null}
    </th>
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
