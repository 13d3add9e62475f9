/** A stretch of the drawing in pixels, from left to right. */
export interface Stretch {
  from: number
  to: number
}

/** Between a bar and what stands beside it. */
const gap = 6

/**
 * The left edge of a text beside a bar: on the side that is asked for, on the other one where it would leave the
 * drawing there, and over the bar where it fits on neither. A number that is cut off reads as another number.
 */
export function besideBar(bar: Stretch, width: number, room: Stretch, side: 'left' | 'right'): number {
  const edges = { left: bar.from - gap - width, right: bar.to + gap }
  const fits = { left: edges.left >= room.from, right: edges.right + width <= room.to }
  if (fits[side]) return edges[side]
  const other = side === 'left' ? 'right' : 'left'
  return fits[other] ? edges[other] : inside(edges[side], width, room)
}

/** The left edge of a text moved inwards as far as it would leave the drawing. */
export function inside(left: number, width: number, room: Stretch): number {
  return Math.max(Math.min(left, room.to - width), room.from)
}

/** A name cut at a word, with an ellipsis, where all of it is wider than its room. `widthOf` measures a text. */
export function shorten(name: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(name) <= room) return name
  const words = name.split(' ')
  for (let count = words.length - 1; count > 0; count--) {
    const cut = `${words.slice(0, count).join(' ')}…`
    if (widthOf(cut) <= room) return cut
  }
  return `${words[0] ?? ''}…`
}
