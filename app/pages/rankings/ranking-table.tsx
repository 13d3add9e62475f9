import { Link } from '@remix-run/react'
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react'
import { type ListedColumn, type RankingScale, sortOf } from '../../exports/ranking-columns'
import type { GlossaryId } from '../../glossary/glossary.server'
import { useLanguage } from '../../page-language/use-language'
import { type RankingSearch, isDescending, pageSize, searchWith } from './ranking-search'
import type { VirtualRows } from './virtual-rows'
import { useRankingPages } from './use-ranking-pages'
import { RankingPages } from './ranking-pages'
import { RankingCells, type RankingColumnsOf, toColumns } from './ranking-row'
import { Explained, Help } from '../../glossary/help'
import { ColumnHead, Head, Table } from '../../ui/table'

interface Props extends RankingColumnsOf {
  scale: RankingScale
}

const defaultRowHeight = 60

/** What finds out which rows are in sight comes after the rows of the first page. */
const RowsInSight = lazy(() => import('./virtual-rows'))

/**
 * All that match, in one table that scrolls: rows are asked for page by page as they come into sight. Without
 * JavaScript, a page at a time.
 */
export function RankingTable({ page, context, search, scale, hasGroups, hasCounties }: Props) {
  const { t, number } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const first = (search.page - 1) * pageSize
  const { isLive, rowAt, show } = useRankingPages({ page, context, search })
  const [virtual, setVirtual] = useState<VirtualRows | null>(null)
  const seen = virtual?.items ?? page.rows.map((_, index) => ({ index: first + index, start: 0, end: 0 }))
  const [from, to] = [seen[0], seen.at(-1)]
  useEffect(() => show(from?.index ?? 0, to?.index ?? 0))
  const columns = useMemo(
    () => toColumns({ page, context, search, hasGroups, hasCounties }),
    [page, context, search, hasGroups, hasCounties],
  )
  if (page.rows.length === 0) return <Nothing />
  return (
    <>
      <Table
        label={t('ranking.title')}
        caption={t('ranking.caption', { n: number(page.matches) })}
        isTall
        regionRef={frame}
        isPinned
        aria-rowcount={page.matches + 1}
      >
        <Headings columns={columns} search={search} />
        <tbody>
          <Room height={virtual ? (from?.start ?? 0) : 0} />
          {seen.map(({ index }) => {
            const row = rowAt(index)
            return (
              <tr
                key={index}
                data-index={index}
                aria-rowindex={index + 2}
                data-agency={row?.row.code}
                ref={virtual?.measure}
              >
                {row ? <RankingCells {...row} columns={columns} scale={scale} /> : <Coming />}
              </tr>
            )
          })}
          <Room height={virtual ? virtual.total - (to?.end ?? 0) : 0} />
        </tbody>
      </Table>
      {isLive ? (
        <Suspense>
          <RowsInSight
            count={page.matches}
            first={first}
            frame={frame}
            rowHeight={defaultRowHeight}
            onChange={setVirtual}
          />
        </Suspense>
      ) : null}
      {virtual ? null : <RankingPages search={search} matches={page.matches} size={pageSize} />}
    </>
  )
}

function Headings({ columns, search }: { columns: readonly ListedColumn[]; search: RankingSearch }) {
  const words = useLanguage()
  return (
    <Head aria-rowindex={1}>
      {columns.map((column) => {
        const { key, help } = column
        const sort = sortOf(column, words.language)
        const label = column.heading(words)
        if (sort !== undefined)
          return (
            <Heading key={key} sort={sort} search={search} label={label} detail={column.detail?.(words)} help={help} />
          )
        return <ColumnHead key={key}>{help ? <Explained of={help} label={label} /> : label}</ColumnHead>
      })}
    </Head>
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
    <td colSpan={99} className="text-quiet" style={{ height: defaultRowHeight }}>
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
  detail: string | undefined
  help: GlossaryId | undefined
}) {
  const { t } = useLanguage()
  const isSorted = (search.sort ?? 'rank') === sort
  const isDown = isSorted && isDescending(search)
  const turned = isSorted ? (isDown ? 'up' : 'down') : undefined
  return (
    <ColumnHead
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
    </ColumnHead>
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
