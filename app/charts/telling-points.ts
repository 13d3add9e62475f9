interface Point {
  code: string
  /** Shares (0–1) of what can be had. */
  x: number
  y: number
}

/** How far apart two names are, as shares of the drawing; nearer, one would lie on the other. */
const apart = { x: 0.3, y: 0.07 }

/**
 * Codes of the points to name: the ends of both axes first, then those that lie farthest from the line of best fit;
 * none so near to a named one that the names would meet.
 */
export function tellingPoints(points: readonly Point[], most: number): Set<string> {
  const residual = residualOf(points)
  const byX = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const byY = points.toSorted((a, b) => a.y - b.y || a.x - b.x)
  const ends = [byX[0], byX.at(-1), byY[0], byY.at(-1)].flatMap((point) => point ?? [])
  const named: Point[] = []
  for (const point of [...ends, ...points.toSorted((a, b) => residual(b) - residual(a))]) {
    if (named.length >= most) break
    if (!named.some((other) => Math.abs(other.x - point.x) < apart.x && Math.abs(other.y - point.y) < apart.y))
      named.push(point)
  }
  return new Set(named.map(({ code }) => code))
}

/** How far a point is from the least-squares line; from the mean, where all have the same x. */
function residualOf(points: readonly Point[]): (point: Point) => number {
  const mean = (values: readonly number[]) => values.reduce((all, value) => all + value, 0) / (values.length || 1)
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))]
  const spread = mean(points.map((point) => (point.x - x) ** 2))
  const slope = spread > 0 ? mean(points.map((point) => (point.x - x) * (point.y - y))) / spread : 0
  return (point) => Math.abs(point.y - y - slope * (point.x - x))
}
