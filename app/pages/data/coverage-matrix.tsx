import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react'
import { useCoverageBlocks } from './use-coverage-blocks'
import { useDrawer } from '../../ui/use-drawer'
import { useGridKeys } from './use-grid-keys'
import { useIsNarrow } from '../../ui/use-is-narrow'
import { useLanguage } from '../../page-language/use-language'
import type { CoverageColumn } from './coverage-columns'
import { type CoverageSearch, columnsShown, rowsShown } from './coverage-search'
import type { CoverageBlock } from './coverage.server'
import { CoverageCell, shadeOf } from './coverage-cell'
import { CoverageHeadings } from './coverage-headings'
import { BareTable, RowHead, ScrollRegion } from '../../ui/table'
import { useEditionPath } from '../../ui/edition-link'
import type { VirtualCells } from './virtual-cells'

const CoverageDrawer = lazy(() => import('./coverage-drawer'))
/** What finds out which cells are in sight comes after the cells of the first block. */
const CellsInSight = lazy(() => import('./virtual-cells'))

const rowHeight = 46
const columnWidth = 112
/** Of the column of names: `--matrix-name` in the styles. */
const nameWidths = { narrow: 132, usual: 200 } as const
/** Of the two rows of headings, which stay in sight. */
const headHeight = 122

interface Props {
  block: CoverageBlock
  columns: readonly CoverageColumn[]
  search: CoverageSearch
}

/**
 * Agencies by metrics, virtual both ways: blocks of cells are asked for as they come into sight. Without JavaScript,
 * one block at a time.
 */
export function CoverageMatrix({ block, columns, search }: Props) {
  const { t, number, title, language } = useLanguage()
  const pathOf = useEditionPath()
  const frame = useRef<HTMLDivElement>(null)
  const isRtl = language === 'fa'
  const nameWidth = nameWidths[useIsNarrow() ? 'narrow' : 'usual']
  const { isLive, show, cellAt, agencyAt } = useCoverageBlocks(block, search)
  const { opened, open, close } = useDrawer()
  const [virtual, setVirtual] = useState<VirtualCells | null>(null)
  const sizes = useMemo(() => ({ rowHeight, columnWidth, headHeight, nameWidth }), [nameWidth])
  const firstRow = (search.page - 1) * rowsShown
  const firstColumn = (search.column - 1) * columnsShown
  const rows = virtual?.rows ?? blockOf(firstRow, block.agencies.length)
  const across = virtual?.columns ?? blockOf(firstColumn, Math.min(columns.length - firstColumn, columnsShown))
  const seen = {
    rows: [rows.at(0)?.index ?? 0, rows.at(-1)?.index ?? 0],
    columns: [across.at(0)?.index ?? 0, across.at(-1)?.index ?? 0],
  } as const
  const scrollTo = virtual?.scrollTo ?? (() => {})
  const keys = useGridKeys({ frame, rows: block.matches, columns: columns.length, isRtl, seen, scrollTo })
  useEffect(() => show(seen))
  const width = (virtual ? columns.length : across.length) * columnWidth
  const [before, after] = virtual
    ? [(across.at(0)?.start ?? nameWidth) - nameWidth, virtual.width - (across.at(-1)?.end ?? 0)]
    : [0, 0]
  return (
    <ScrollRegion label={t('data.matrix')} isTall regionRef={frame}>
      <BareTable
        caption={t('data.caption', { rows: number(block.matches), columns: number(columns.length) })}
        look="matrix"
        role="grid"
        aria-rowcount={block.matches + 2}
        aria-colcount={columns.length + 1}
        style={{ width: `calc(var(--matrix-name) + ${width}px)` }}
        onKeyDown={virtual ? keys.onKeyDown : undefined}
      >
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
                <RowHead aria-colindex={1}>
                  <span className="matrix-name">{agency ? title(agency) : t('data.coming')}</span>
                </RowHead>
                <td aria-hidden="true" />
                {across.map(({ index: column }) => {
                  const view = cellAt(row, column)
                  const metric = columns[column]
                  const isStop = !virtual || keys.isStop(row, column)
                  return (
                    <td key={column} aria-colindex={column + 2} className={view ? shadeOf(view) : ''}>
                      {view && agency && metric ? (
                        <CoverageCell
                          view={view}
                          to={pathOf(`data/${agency.code}/${metric.code}`)}
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
          <Room height={virtual ? virtual.height - (rows.at(-1)?.end ?? 0) : 0} />
        </tbody>
      </BareTable>
      {isLive ? (
        <Suspense>
          <CellsInSight
            rows={block.matches}
            columns={columns.length}
            firstRow={firstRow}
            firstColumn={firstColumn}
            frame={frame}
            sizes={sizes}
            isRtl={isRtl}
            onChange={setVirtual}
          />
        </Suspense>
      ) : null}
      {opened ? (
        <Suspense>
          <CoverageDrawer title={opened.title} to={opened.to} onClose={close} />
        </Suspense>
      ) : null}
    </ScrollRegion>
  )
}

/** What stands in the page until it is known what is in sight: the block that came. */
const blockOf = (first: number, count: number) =>
  Array.from({ length: Math.max(count, 0) }, (_, index) => ({ index: first + index, start: 0, end: 0 }))

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
