/** How the axes and the note at a point look in every chart. */
export const tickLook = { fill: 'var(--quiet)', fontSize: 11 }

export const tooltipLook = {
  contentStyle: { background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: 8 },
  itemStyle: { color: 'var(--ink)' },
}

/** Where the axis of the names is, and how much room names have beside it. */
export function nameAxisLook(isRightToLeft: boolean) {
  return { width: window.innerWidth < 640 ? 120 : 210, orientation: isRightToLeft ? ('right' as const) : ('left' as const), stroke: 'var(--line)', interval: 0 }
}
