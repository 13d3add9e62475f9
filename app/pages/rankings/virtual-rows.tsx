import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect } from 'react'

/** The rows in sight or near, with where each begins and ends, and the height of all. */
export interface VirtualRows {
  items: readonly { index: number; start: number; end: number }[]
  total: number
  /** For the element of each row, which says its place in `data-index`. */
  measure: (row: HTMLElement | null) => void
}

interface Props {
  count: number
  /** The row to begin with. */
  first: number
  frame: RefObject<HTMLElement>
  rowHeight: number
  onChange: (rows: VirtualRows) => void
}

/**
 * Before the frame was measured: about what a screen holds, so that the rows of the first picture stay where they are.
 */
const defaultFrame = { width: 0, height: 900 }

/**
 * Tells the table beside it which of its rows to draw; draws nothing. The table stands before this is loaded, and keeps
 * its rows when it comes.
 */
export default function RowsInSight({ count, first, frame, rowHeight, onChange }: Props) {
  // There is no React compiler here that could keep the functions of this library for too long.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    initialRect: defaultFrame,
    overscan: 8,
  })
  const [items, total, measure] = [virtual.getVirtualItems(), virtual.getTotalSize(), virtual.measureElement]
  // Before the browser paints, so that no empty row is seen.
  useLayoutEffect(() => onChange({ items, total, measure }), [items, total, measure, onChange])
  useEffect(() => {
    if (first > 0) virtual.scrollToIndex(first, { align: 'start' })
  }, [first, virtual])
  return null
}
