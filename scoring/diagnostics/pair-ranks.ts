/** A column with the places of its values in ascending order, sorted once for all pairs that it is in. */
export interface SortedColumn {
  readonly value: Float64Array
  /** 1 where there is a value. */
  readonly has: Uint8Array
  /** Places that have a value, ascending by value, equal ones by place. */
  readonly order: Int32Array
}

export function sortColumn(value: Float64Array, has: Uint8Array): SortedColumn {
  const places = Array.from(value.keys()).filter((index) => has[index] === 1)
  return { value, has, order: Int32Array.from(places.sort((a, b) => (value[a] ?? 0) - (value[b] ?? 0) || a - b)) }
}

/** Ranks of one column among the places that another has too. */
export interface SharedRanks {
  /** Those places, ascending by value. */
  readonly order: Int32Array
  /** By position in `order`: equal values have the same class; classes count from 0. */
  readonly classes: Int32Array
  /** Values in each class. */
  readonly sizes: readonly number[]
}

export function rankShared({ value, order }: SortedColumn, other: Uint8Array): SharedRanks {
  const shared = order.filter((index) => other[index] === 1)
  const classes = new Int32Array(shared.length)
  const sizes: number[] = []
  for (const [position, index] of shared.entries()) {
    if (position === 0 || value[index] !== value[shared[position - 1] ?? 0]) sizes.push(0)
    classes[position] = sizes.length - 1
    sizes[sizes.length - 1] = (sizes[sizes.length - 1] ?? 0) + 1
  }
  return { order: shared, classes, sizes }
}

/** By place of the whole column: the class of each shared place. */
export function classByPlace({ order, classes }: SharedRanks, size: number): Int32Array {
  const byPlace = new Int32Array(size)
  for (const [position, index] of order.entries()) byPlace[index] = classes[position] ?? 0
  return byPlace
}
