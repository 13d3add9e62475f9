/** The list with an entry one step before or after its neighbour; as it is where there is none. */
export function swapped<Entry>(list: readonly Entry[], index: number, step: -1 | 1): readonly Entry[] {
  const [entry, neighbour] = [list[index], list[index + step]]
  return entry === undefined || neighbour === undefined ? list : list.with(index, neighbour).with(index + step, entry)
}
