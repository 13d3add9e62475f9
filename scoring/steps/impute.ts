import { type Column, type Places, learners, peersOf, valuesAt } from '../column'
import type { Imputation } from '../model'
import { quantile } from '../quantile'
import { significant } from '../significant'
import { sum } from '../sum'

/**
 * Methods that look at the column of the indicator alone. Those over time and over the row are in `interpolate.ts` and
 * `row-mean.ts`.
 */
export type ColumnImputation =
  | Exclude<Imputation, { method: 'row-mean' | 'par' | 'linear' }>
  | { readonly method: Exclude<Imputation['method'], 'constant' | 'row-mean' | 'par' | 'linear'> }

/**
 * Values for the agencies of `wanted` that have none: the mean or the median of competing agencies (of the group;
 * without any there, of all), a constant, or what the agency had before (`earlier`), with 12 significant digits.
 * Nothing where nothing is known, or where the middle is too large for a number. Handbook (2008), step 3.
 */
export function impute(
  column: Column,
  wanted: Uint8Array,
  method: ColumnImputation,
  earlier: () => { value: Float64Array; has: Uint8Array },
): { value: Float64Array; has: Uint8Array } {
  const filled = { value: new Float64Array(column.value.length), has: new Uint8Array(column.value.length) }
  const of = imputerOf(column, method, earlier)
  for (let agency = 0; agency < column.value.length; agency++) {
    const value = wanted[agency] && !column.has[agency] ? of(agency) : null
    if (value === null || !Number.isFinite(value)) continue
    filled.value[agency] = significant(value)
    filled.has[agency] = 1
  }
  return filled
}

function imputerOf(
  column: Column,
  method: ColumnImputation,
  earlier: () => { value: Float64Array; has: Uint8Array },
): (agency: number) => number | null {
  if (method.method === 'constant') return () => method.value
  if (method.method === 'last-value') {
    const last = earlier()
    return (agency) => (last.has[agency] ? (last.value[agency] ?? null) : null)
  }
  const middle = method.method.endsWith('mean') ? mean : median
  let all: number | null | undefined
  const ofAll = () => (all === undefined ? (all = middle(column, learners(column))) : all)
  if (!method.method.startsWith('group')) return ofAll
  const peers = peersOf(column, 'group')
  const known = new Map<Places, number | null>()
  return (agency) => {
    const row = peers(agency)
    let found = known.get(row)
    if (found === undefined) {
      found = middle(column, row) ?? ofAll()
      known.set(row, found)
    }
    return found
  }
}

function mean(column: Column, places: Places): number | null {
  return places.length ? sum(valuesAt(column, places).map((value) => value / places.length)) : null
}

function median(column: Column, places: Places): number | null {
  return quantile(valuesAt(column, places).sort(), 0.5)
}
