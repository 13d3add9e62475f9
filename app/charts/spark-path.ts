interface Room {
  width: number
  height: number
  isRightToLeft: boolean
}

interface Point {
  x: number
  y: number
}

export interface SparkPath {
  /** As the `d` of a path: one stretch for each run of known values. */
  line: string
  /** The last known value. */
  end: Point
}

/** Pixels around the line, so that its end is not cut. */
const margin = 3

/**
 * The way of a line through values that are equally far apart, the lowest at the bottom and the highest at the top;
 * values that are all alike lie in the middle. The newest is at the end of the reading direction. Null where fewer than
 * two are known.
 */
export function sparkPath(
  values: readonly (number | null)[],
  { width, height, isRightToLeft }: Room,
): SparkPath | null {
  const known = values.flatMap((value) => (value === null ? [] : [value]))
  if (known.length < 2) return null
  const low = Math.min(...known)
  const range = Math.max(...known) - low
  const pointAt = (value: number, index: number): Point => {
    const along = margin + (index / (values.length - 1)) * (width - 2 * margin)
    const up = range === 0 ? 0.5 : (value - low) / range
    return {
      x: toTenth(isRightToLeft ? width - along : along),
      y: toTenth(height - margin - up * (height - 2 * margin)),
    }
  }
  const points = values.map((value, index) => (value === null ? null : pointAt(value, index)))
  const steps = points.flatMap((point, index) =>
    point ? [`${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`] : [],
  )
  const end = points.findLast((point) => point !== null)
  return end ? { line: steps.join(''), end } : null
}

function toTenth(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
