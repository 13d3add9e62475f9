import type { ScoringInput } from './input'

/** One value an agency, with who has one, who competes and in which group; what every step of an indicator works on. */
export interface Column {
  value: Float64Array
  has: Uint8Array
  competes: readonly boolean[]
  group: readonly (string | null)[]
}

/** Places of agencies in the input, ascending. */
export type Places = Int32Array

/** Places of the agencies that a step learns from: competing ones that have a value. */
export function learners({ value, has, competes }: Column): Places {
  const places = new Int32Array(value.length)
  let count = 0
  for (let index = 0; index < value.length; index++) if (has[index] && competes[index]) places[count++] = index
  return places.subarray(0, count)
}

/**
 * Those it learns from for each agency: all alike, or the agency's own group. Within groups, an agency without a group
 * has none. Call with `over` of the step; the lists are made once a group.
 */
export function peersOf(column: Column, over: 'all' | 'group'): (agency: number) => Places {
  const all = learners(column)
  if (over === 'all') return () => all
  const sizes = new Map<string, number>()
  for (const index of all) {
    const group = column.group[index]
    if (typeof group === 'string') sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  const byGroup = new Map([...sizes].map(([group, size]) => [group, new Int32Array(size)]))
  // Backwards, so that the size is the next place to fill and the lists ascend.
  for (const index of all.toReversed()) {
    const group = column.group[index]
    if (typeof group !== 'string') continue
    const next = (sizes.get(group) ?? 0) - 1
    sizes.set(group, next)
    byGroup.get(group)?.fill(index, next, next + 1)
  }
  const none = new Int32Array(0)
  return (agency) => {
    const group = column.group[agency]
    return (typeof group === 'string' ? byGroup.get(group) : undefined) ?? none
  }
}

/** The values at some places, times a factor, as an array of their own. */
export function valuesAt({ value }: Pick<Column, 'value'>, places: Places, factor = 1): Float64Array {
  const picked = new Float64Array(places.length)
  for (let index = 0; index < places.length; index++) picked[index] = factor * (value[places[index] ?? 0] ?? 0)
  return picked
}

export function toColumn(input: ScoringInput, value: Float64Array, has: Uint8Array): Column {
  return { value, has, competes: input.agencies.competes, group: input.agencies.group }
}
