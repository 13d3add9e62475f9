import type { Column } from '../column'

/** Values after treatment, and which were changed. */
export interface Treated {
  value: Float64Array
  isChanged: Uint8Array
}

/** Brings every value into the bounds and notes which ones moved. */
export function clampColumn(column: Column, low: number, high: number): Treated {
  const value = column.value.map((value, index) => (column.has[index] ? Math.min(Math.max(value, low), high) : 0))
  const isChanged = column.has.map((has, index) => (has && value[index] !== column.value[index] ? 1 : 0))
  return { value, isChanged }
}
