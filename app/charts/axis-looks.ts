/** How the axes and the note at a point look in every chart. */
export const tickLook = { fill: 'var(--quiet)', fontSize: 11 }

export const tooltipLook = {
  contentStyle: { background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: 8 },
  itemStyle: { color: 'var(--ink)' },
}

/** On a phone, what stands beside a drawing elsewhere has to stand in it. */
export function isNarrow(): boolean {
  return window.innerWidth < 640
}

/**
 * Where the axis of the names is, and how much room names have beside it; on a phone they stand over their bars, as
 * `RowNames`.
 */
export function nameAxisLook(isRightToLeft: boolean) {
  return {
    width: isNarrow() ? 1 : 210,
    hide: isNarrow(),
    orientation: isRightToLeft ? ('right' as const) : ('left' as const),
    stroke: 'var(--line)',
    interval: 0,
  }
}

/** Bars as thin as leaves room for a name over each, and names as high as keeps them off their bars. */
export const namedBarSize = 12
export const barNameBaseline = 10
