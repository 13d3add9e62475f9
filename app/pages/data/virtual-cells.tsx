import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect } from 'react'

interface Item {
  index: number
  start: number
  end: number
}

/** The rows and columns in sight or near, with where each begins and ends, and the size of all. */
export interface VirtualCells {
  rows: readonly Item[]
  columns: readonly Item[]
  height: number
  width: number
  scrollTo: (position: { row: number; column: number }) => void
}

interface Props {
  rows: number
  columns: number
  /** The cell to begin with. */
  firstRow: number
  firstColumn: number
  frame: RefObject<HTMLElement>
  sizes: { rowHeight: number; columnWidth: number; headHeight: number; nameWidth: number }
  isRtl: boolean
  onChange: (cells: VirtualCells) => void
}

/**
 * Before the frame was measured: about what a screen holds, so that the cells of the first picture stay where they are.
 */
const defaultFrame = { width: 1200, height: 900 }

/**
 * Tells the matrix beside it which of its cells to draw; draws nothing. The matrix stands before this is loaded, and
 * keeps its cells when it comes.
 */
export default function CellsInSight({ rows, columns, firstRow, firstColumn, frame, sizes, isRtl, onChange }: Props) {
  const common = { getScrollElement: () => frame.current, initialRect: defaultFrame }
  // There is no React compiler here that could keep the functions of this library for too long.
  // oxlint-disable-next-line react/incompatible-library
  const down = useVirtualizer({
    ...common,
    count: rows,
    estimateSize: () => sizes.rowHeight,
    overscan: 6,
    scrollPaddingStart: sizes.headHeight,
  })
  // oxlint-disable-next-line react/incompatible-library
  const along = useVirtualizer({
    ...common,
    horizontal: true,
    isRtl,
    count: columns,
    estimateSize: () => sizes.columnWidth,
    overscan: 2,
    paddingStart: sizes.nameWidth,
    scrollPaddingStart: sizes.nameWidth,
  })
  const [seenRows, seenColumns] = [down.getVirtualItems(), along.getVirtualItems()]
  const [height, width] = [down.getTotalSize(), along.getTotalSize()]
  // Before the browser paints, so that no empty row is seen.
  useLayoutEffect(() => {
    const scrollTo: VirtualCells['scrollTo'] = ({ row, column }) => {
      down.scrollToIndex(row)
      along.scrollToIndex(column)
    }
    onChange({ rows: seenRows, columns: seenColumns, height, width, scrollTo })
  }, [down, along, seenRows, seenColumns, height, width, onChange])
  useEffect(() => {
    if (firstRow > 0) down.scrollToIndex(firstRow, { align: 'start' })
    if (firstColumn > 0) along.scrollToIndex(firstColumn, { align: 'start' })
  }, [firstRow, firstColumn, down, along])
  return null
}
