/** How the axes and the note at a point look in every chart. */
export const tickLook = { fill: 'var(--quiet)', fontSize: 11 }

export const tooltipLook = {
  contentStyle: { background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: 8 },
  itemStyle: { color: 'var(--ink)' },
}
