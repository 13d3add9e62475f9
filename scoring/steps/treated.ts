import type { Column } from '../column'

/** Values after treatment, and which were changed. */
export interface Treated {
  value: Float64Array
  isChanged: Uint8Array
}

/** Brings every value into the bounds and notes which ones moved. */
export function clampColumn(column: Column, low: number, high: number): Treated {
  const value = column.value.map((own, place) => (column.has[place] ? Math.min(Math.max(own, low), high) : 0))
  const isChanged = column.has.map((has, place) => (has && value[place] !== column.value[place] ? 1 : 0))
  return { value, isChanged }
}
