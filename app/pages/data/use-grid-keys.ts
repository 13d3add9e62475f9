import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Seen } from './use-coverage-blocks'

interface CellPosition {
  row: number
  column: number
}

interface Grid {
  frame: RefObject<HTMLElement | null>
  rows: number
  columns: number
  isRtl: boolean
  seen: Seen
  scrollTo: (position: CellPosition) => void
}

const pageRows = 10

/**
 * Arrow keys from cell to cell of a grid of which a part is there alone: one cell at a time takes the focus with Tab,
 * and the cell that a key leads to is scrolled to and takes the focus when it is there. Cells say where they are in
 * `data-cell`, and in `data-coming` that they are on their way.
 */
export function useGridKeys({ frame, rows, columns, isRtl, seen, scrollTo }: Grid) {
  const [active, setActive] = useState<CellPosition>({ row: seen.rows[0], column: seen.columns[0] })
  const wanted = useRef<CellPosition | null>(null)

  useEffect(() => {
    if (!wanted.current) return
    const { row, column } = wanted.current
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
    if (!cell) return
    // What stands for a cell on its way gives the focus on to it, unless somebody has gone elsewhere meanwhile.
    const holder = document.activeElement
    const isHere = holder === document.body || (holder instanceof HTMLElement && holder.dataset['cell'] !== undefined)
    if (isHere) cell.focus({ preventScroll: true })
    if (!isHere || !cell.hasAttribute('data-coming')) wanted.current = null
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const at = positionOf(event.target)
    const next = at && move(at, event, { rows, columns, isRtl })
    if (!next) return
    event.preventDefault()
    wanted.current = next
    setActive(next)
    scrollTo(next)
  }

  const isSeen = isWithin(active.row, seen.rows) && isWithin(active.column, seen.columns)
  const stop = isSeen ? active : { row: seen.rows[0], column: seen.columns[0] }
  return { onKeyDown, isStop: (row: number, column: number) => stop.row === row && stop.column === column }
}

const isWithin = (index: number, [from, to]: readonly [number, number]) => index >= from && index <= to

function positionOf(target: EventTarget): CellPosition | null {
  const [row, column] = (target instanceof HTMLElement ? (target.dataset['cell'] ?? '') : '').split(':').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}

/** Where a key leads; null where it leads nowhere. */
function move(
  { row, column }: CellPosition,
  { key, ctrlKey, altKey, metaKey }: KeyboardEvent,
  { rows, columns, isRtl }: Pick<Grid, 'rows' | 'columns' | 'isRtl'>,
): CellPosition | null {
  if (altKey || metaKey) return null
  const [ahead, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  const steps: Record<string, CellPosition> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    [ahead]: { row, column: column + 1 },
    [back]: { row, column: column - 1 },
    PageDown: { row: row + pageRows, column },
    PageUp: { row: row - pageRows, column },
    Home: ctrlKey ? { row: 0, column: 0 } : { row, column: 0 },
    End: ctrlKey ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 },
  }
  const next = steps[key]
  return next ? { row: clamp(next.row, rows), column: clamp(next.column, columns) } : null
}

const clamp = (index: number, count: number) => Math.min(Math.max(index, 0), count - 1)
