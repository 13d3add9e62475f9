import { sum } from '../sum'

/** Programmes of a few dozen unknowns need a few dozen steps. */
const mostSteps = 2000

/**
 * The u ≥ 0 with least |M u|² under s'u = 1, by an active set: unknowns join the free ones one at a time, the one that
 * promises most first, and leave where they would fall below zero (Wolfe 1976; Lawson and Hanson 1974). What it stops
 * at fulfils the Kuhn–Tucker conditions, and the programme is convex, so no u is better. Null where no s is positive.
 */
export function smallestNorm(matrix: readonly (readonly number[])[], sums: readonly number[]): number[] | null {
  const product = sums.map((_, row) =>
    sums.map((__, column) => sum(matrix.map((line) => (line[row] ?? 0) * (line[column] ?? 0)))),
  )
  const start = bestCorner(product, sums)
  if (start < 0) return null
  let current = sums.map((value, index) => (index === start ? 1 / value : 0))
  const free = new Set([start])
  for (let step = 0; step < mostSteps; step++) {
    const joining = mostPromising(product, sums, current, free)
    if (joining < 0) break
    free.add(joining)
    const next = settle(product, sums, current, free)
    if (!next || normOf(product, next) >= normOf(product, current)) break
    current = next
  }
  return current
}

function bestCorner(product: readonly (readonly number[])[], sums: readonly number[]): number {
  const most = sums.reduce((largest, own) => Math.max(largest, own), 0)
  const normAt = (index: number) => (product[index]?.[index] ?? 0) / ((sums[index] ?? 0) * (sums[index] ?? 0))
  return sums.reduce(
    (best, own, index) => (own > 1e-12 * most && own > 0 && (best < 0 || normAt(index) < normAt(best)) ? index : best),
    -1,
  )
}

/** The unknown at zero along which the norm falls fastest; −1 where it falls along none. */
function mostPromising(
  product: readonly (readonly number[])[],
  sums: readonly number[],
  current: readonly number[],
  free: ReadonlySet<number>,
): number {
  const slopes = timesVector(product, current)
  const price = sum(slopes.map((slope, index) => slope * (current[index] ?? 0)))
  let best = -1
  let steepest = 0
  for (const [position, slope] of slopes.entries()) {
    if (free.has(position)) continue
    const reduced = slope - price * (sums[position] ?? 0)
    const noise =
      1e-13 *
      (Math.sqrt(Math.max(product[position]?.[position] ?? 0, 0) * Math.max(price, 0)) +
        Math.abs(price * (sums[position] ?? 0)))
    if (reduced < -noise && reduced < steepest) {
      steepest = reduced
      best = position
    }
  }
  return best
}

/** The best of the free unknowns alone; those that would fall below zero are taken out one after the other. */
function settle(
  product: readonly (readonly number[])[],
  sums: readonly number[],
  from: readonly number[],
  free: Set<number>,
): number[] | null {
  let current = [...from]
  for (;;) {
    const places = [...free].sort((a, b) => a - b)
    const aim = solveFree(product, sums, places)
    if (!aim) return null
    const reach = places.reduce((least, index, at) => {
      const [own, wanted] = [current[index] ?? 0, aim[at] ?? 0]
      return wanted < 0 ? Math.min(least, own / (own - wanted)) : least
    }, 1)
    const moved = current.slice()
    for (const [at, position] of places.entries())
      moved[position] = (current[position] ?? 0) + reach * ((aim[at] ?? 0) - (current[position] ?? 0))
    current = moved.map((value) => Math.max(value, 0))
    if (reach === 1) return current
    const [lowest] = places.filter((_, at) => (aim[at] ?? 0) < 0).sort((a, b) => (current[a] ?? 0) - (current[b] ?? 0))
    if (lowest === undefined) return current
    current[lowest] = 0
    free.delete(lowest)
  }
}

/** Least norm of the free unknowns under the sum alone, by Lagrange's equations; null where they have no one answer. */
function solveFree(
  product: readonly (readonly number[])[],
  sums: readonly number[],
  places: readonly number[],
): number[] | null {
  const scale = places.reduce((most, index) => Math.max(most, Math.abs(product[index]?.[index] ?? 0)), 0) || 1
  const rows = places.map((row) => [
    ...places.map((column) => (product[row]?.[column] ?? 0) / scale),
    sums[row] ?? 0,
    0,
  ])
  const solved = solve([...rows, [...places.map((index) => sums[index] ?? 0), 0, 1]])
  return solved && solved.slice(0, places.length)
}

/**
 * Gauss's elimination with the largest pivot; each row ends with its right side. Null where the matrix has no inverse.
 */
function solve(rows: number[][]): number[] | null {
  const size = rows.length
  for (let step = 0; step < size; step++) {
    let pivot = step
    for (let row = step + 1; row < size; row++)
      if (Math.abs(rows[row]?.[step] ?? 0) > Math.abs(rows[pivot]?.[step] ?? 0)) pivot = row
    const [own = [], other = []] = [rows[pivot], rows[step]]
    rows[step] = own
    if (pivot !== step) rows[pivot] = other
    if (Math.abs(own[step] ?? 0) < 1e-14) return null
    for (let row = 0; row < size; row++) {
      const line = rows[row]
      if (row === step || !line) continue
      const times = (line[step] ?? 0) / (own[step] ?? 1)
      if (times !== 0)
        for (let column = step; column <= size; column++)
          line[column] = (line[column] ?? 0) - times * (own[column] ?? 0)
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1))
}

function timesVector(product: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return product.map((row) => sum(row.map((value, column) => value * (vector[column] ?? 0))))
}

function normOf(product: readonly (readonly number[])[], vector: readonly number[]): number {
  return sum(timesVector(product, vector).map((value, index) => value * (vector[index] ?? 0)))
}
