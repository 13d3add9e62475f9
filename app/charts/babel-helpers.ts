/**
 * What Babel writes into a file that it compiles for browsers older than ours. Each file of Recharts brings its own
 * copy of each; the build gives all of them these (`scripts/lean-charts.ts`).
 */
export const assign = Object.assign

/** As a field of a class is declared: a setter of the same name further up is not called. */
export function defineField(target: object, name: PropertyKey, value: unknown): object {
  return Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true })
}

export function omit(source: object | null | undefined, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(source ?? {}).filter(([name]) => !names.includes(name)))
}

/** What `const [first, second] = items` takes its values from. */
export function toItems<T>(items: Iterable<T>): readonly T[] {
  return Array.isArray(items) ? items : [...items]
}
