import type { ScoringInput } from './input'

/** One value an agency, with who has one, who competes and in which group; what every step of an indicator works on. */
export interface Column {
  value: Float64Array
  has: Uint8Array
  competes: readonly boolean[]
  group: readonly (string | null)[]
}

/** Places of the agencies that a step learns from: competing ones that have a value, in the order of the input. */
export function learners(column: Column): number[] {
  const places: number[] = []
  for (let place = 0; place < column.value.length; place++) if (column.has[place] && column.competes[place]) places.push(place)
  return places
}

/**
 * Those it learns from for each agency: all alike, or the agency's own group. Within groups, an agency without a group has none.
 * Call with `over` of the step; the lists are made once a group.
 */
export function peersOf(column: Column, over: 'all' | 'group'): (agency: number) => readonly number[] {
  const all = learners(column)
  if (over === 'all') return () => all
  const byGroup = new Map<string, number[]>()
  for (const place of all) {
    const group = column.group[place]
    if (group === null || group === undefined) continue
    const own = byGroup.get(group)
    if (own) own.push(place)
    else byGroup.set(group, [place])
  }
  const none: readonly number[] = []
  return (agency) => byGroup.get(column.group[agency] ?? '') ?? none
}

/** The values at some places, as an array of their own. */
export function valuesAt({ value }: Pick<Column, 'value'>, places: readonly number[]): Float64Array {
  const picked = new Float64Array(places.length)
  for (let place = 0; place < places.length; place++) picked[place] = value[places[place] ?? 0] ?? 0
  return picked
}

export function toColumn(input: ScoringInput, value: Float64Array, has: Uint8Array): Column {
  return { value, has, competes: input.agencies.competes, group: input.agencies.group }
}
