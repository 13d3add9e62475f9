/**
 * The calls that Recharts makes of es-toolkit's copy of lodash, which takes the name of a property or a pattern where
 * Recharts gives a function. The build gives it these (`scripts/lean-charts.ts`).
 */
export function uniqBy<T>(items: readonly T[], valueOf: (item: T) => unknown): T[] {
  const first = new Map<unknown, T>()
  for (const item of items) {
    const value = valueOf(item)
    if (!first.has(value)) first.set(value, item)
  }
  return [...first.values()]
}

/** Of equal ones the first; undefined of none. */
export function maxBy<T>(items: readonly T[], valueOf: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (most, item) => (most === undefined || valueOf(item) > valueOf(most) ? item : most),
    undefined,
  )
}

/** Of equal ones the first; undefined of none. */
export function minBy<T>(items: readonly T[], valueOf: (item: T) => number): T | undefined {
  return maxBy(items, (item) => -valueOf(item))
}
