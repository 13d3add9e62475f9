import { useParams } from '@remix-run/react'
import { type Virtualizer, useVirtualizer } from '@tanstack/react-virtual'
import { Suspense, lazy, useEffect, useRef } from 'react'
import { useCoverageBlocks } from '../hooks/use-coverage-blocks'
import { useDrawer } from '../hooks/use-drawer'
import { useGridKeys } from '../hooks/use-grid-keys'
import { useIsNarrow } from '../hooks/use-is-narrow'
import { useLanguage } from '../i18n/use-language'
import type { CoverageColumn } from '../views/coverage-columns'
import { type CoverageSearch, columnsShown, rowsShown } from '../views/coverage-search'
import type { CoverageBlock } from '../views/coverage.server'
import { CoverageCell, shadeOf } from './coverage-cell'
import { CoverageHeadings } from './coverage-headings'

const CoverageDrawer = lazy(() => import('./coverage-drawer'))

const rowHeight = 46
const columnWidth = 112
/** Of the column of names: `--matrix-name` in the styles. */
const nameWidths = { narrow: 132, usual: 200 } as const
/** Before the frame was measured: about what a screen holds, so that the cells of the first picture stay where they are. */
const usualFrame = { width: 1200, height: 900 }
/** Of the two rows of headings, which stay in sight. */
const headHeight = 122

interface Props {
  block: CoverageBlock
  columns: readonly CoverageColumn[]
  search: CoverageSearch
}

/** Agencies by metrics, virtual both ways: blocks of cells are asked for as they come into sight. Without JavaScript, one block at a time. */
export function CoverageMatrix({ block, columns, search }: Props) {
  const { t, number, title, language } = useLanguage()
  const { lang, festival, edition } = useParams()
  const frame = useRef<HTMLDivElement>(null)
  const isRtl = language === 'fa'
  const nameWidth = nameWidths[useIsNarrow() ? 'narrow' : 'usual']
  const { isLive, show, cellAt, agencyAt } = useCoverageBlocks(block, search)
  const { opened, open, close } = useDrawer()
  const common = { getScrollElement: () => frame.current, initialRect: usualFrame, enabled: isLive }
  // There is no React compiler here that could keep the functions of this library for too long.
  // oxlint-disable-next-line react/incompatible-library
  const down = useVirtualizer({
    ...common,
    count: block.matches,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
  })
  // oxlint-disable-next-line react/incompatible-library
  const along = useVirtualizer({
    ...common,
    horizontal: true,
    isRtl,
    count: columns.length,
    estimateSize: () => columnWidth,
    overscan: 2,
    paddingStart: nameWidth,
    scrollPaddingStart: nameWidth,
  })
  const firstRow = (search.page - 1) * rowsShown
  const firstColumn = (search.column - 1) * columnsShown
  const rows = seenOf(down, isLive, firstRow, block.agencies.length)
  const across = seenOf(along, isLive, firstColumn, Math.min(columns.length - firstColumn, columnsShown))
  const seen = {
    rows: [rows.at(0)?.index ?? 0, rows.at(-1)?.index ?? 0],
    columns: [across.at(0)?.index ?? 0, across.at(-1)?.index ?? 0],
  } as const
  const scrollTo = ({ row, column }: { row: number; column: number }) => {
    down.scrollToIndex(row)
    along.scrollToIndex(column)
  }
  const keys = useGridKeys({ frame, rows: block.matches, columns: columns.length, isRtl, seen, scrollTo })
  useEffect(() => {
    if (isLive && firstRow > 0) down.scrollToIndex(firstRow, { align: 'start' })
    if (isLive && firstColumn > 0) along.scrollToIndex(firstColumn, { align: 'start' })
  }, [isLive, firstRow, firstColumn, down, along])
  useEffect(() => show(seen))
  const width = (isLive ? columns.length : across.length) * columnWidth
  const [before, after] = isLive
    ? [(across.at(0)?.start ?? nameWidth) - nameWidth, along.getTotalSize() - (across.at(-1)?.end ?? 0)]
    : [0, 0]
  const home = `/${lang}/${festival}/${edition}/data`
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('data.matrix')} ref={frame}>
      <table
        className="table matrix"
        role="grid"
        aria-rowcount={block.matches + 2}
        aria-colcount={columns.length + 1}
        style={{ width: `calc(var(--matrix-name) + ${width}px)` }}
        onKeyDown={isLive ? keys.onKeyDown : undefined}
      >
        <caption className="sr-only">
          {t('data.caption', { rows: number(block.matches), columns: number(columns.length) })}
        </caption>
        <colgroup>
          <col style={{ width: 'var(--matrix-name)' }} />
          <col style={{ width: before }} />
          {across.map(({ index }) => (
            <col key={index} style={{ width: columnWidth }} />
          ))}
          <col style={{ width: after }} />
        </colgroup>
        <CoverageHeadings columns={columns.slice(seen.columns[0], seen.columns[1] + 1)} first={seen.columns[0]} />
        <tbody>
          <Room height={rows.at(0)?.start ?? 0} />
          {rows.map(({ index: row }) => {
            const agency = agencyAt(row, seen.columns)
            return (
              <tr key={row} aria-rowindex={row + 3} style={{ height: rowHeight }}>
                <th scope="row" aria-colindex={1}>
                  <span className="matrix-name">{agency ? title(agency) : t('data.coming')}</span>
                </th>
                <td aria-hidden="true" />
                {across.map(({ index: column }) => {
                  const view = cellAt(row, column)
                  const metric = columns[column]
                  const isStop = !isLive || keys.isStop(row, column)
                  return (
                    <td key={column} aria-colindex={column + 2} className={view ? shadeOf(view) : ''}>
                      {view && agency && metric ? (
                        <CoverageCell
                          view={view}
                          to={`${home}/${agency.code}/${metric.code}`}
                          place={`${row}:${column}`}
                          isStop={isStop}
                          onOpen={open(`${title(metric)}: ${title(agency)}`)}
                        />
                      ) : (
                        <Coming place={`${row}:${column}`} isStop={isStop} />
                      )}
                    </td>
                  )
                })}
                <td aria-hidden="true" />
              </tr>
            )
          })}
          <Room height={isLive ? down.getTotalSize() - (rows.at(-1)?.end ?? 0) : 0} />
        </tbody>
      </table>
      {opened ? (
        <Suspense>
          <CoverageDrawer title={opened.title} to={opened.to} onClose={close} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** What stands in the page: what is in sight or near, or without scripts the block that came. */
function seenOf(
  virtual: Virtualizer<HTMLDivElement, Element>,
  isLive: boolean,
  first: number,
  count: number,
): { index: number; start: number; end: number }[] {
  return isLive
    ? virtual.getVirtualItems()
    : Array.from({ length: Math.max(count, 0) }, (_, place) => ({ index: first + place, start: 0, end: 0 }))
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

/** Takes the focus too, so that keys are not lost while a cell is on its way. */
function Coming({ place, isStop }: { place: string; isStop: boolean }) {
  const { t } = useLanguage()
  return (
    <span className="matrix-cell text-quiet" data-cell={place} data-coming tabIndex={isStop ? 0 : -1}>
      <span aria-hidden="true">…</span>
      <span className="sr-only">{t('data.coming')}</span>
    </span>
  )
}
