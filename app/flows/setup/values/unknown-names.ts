import { foldPersian } from '../../../../db/fold-persian'
import { type NamedAgency, nearestNames } from '../nearest-names'
import type { SheetValue } from './sheet-values'
import { type ValueChoices, nameKey } from './value-choices'

/** A name of a file that no agency has. */
export interface UnknownName {
  key: string
  /** As the file has it. */
  name: string
  /** How many cells are said of it, and the first of them. */
  cells: number
  address: string
  /** Code of the agency that a person said it is; null where nobody did. */
  agency: string | null
  /** Codes of agencies with names like it, the nearest first. */
  nearest: string[]
}

/** So many names of a file are asked at once. The others are asked once these are answered. */
const mostAsked = 20
const mostNearest = 5

/** The names of a file that no agency has, with the agencies whose names are most like them. */
export function listUnknownNames(
  agencies: readonly NamedAgency[],
  values: readonly SheetValue[],
  said: ValueChoices['agencies'],
): UnknownName[] {
  const known = new Set(agencies.flatMap(({ code, names }) => [foldPersian(code), ...names]))
  const codes = new Set(agencies.map(({ code }) => code))
  const unknown = new Map<string, UnknownName>()
  for (const { agencyName, agencyCode, address } of values) {
    const name = agencyName ?? agencyCode
    if (name === null || known.has(foldPersian(name)) || (agencyCode !== null && known.has(foldPersian(agencyCode))))
      continue
    const key = nameKey(name)
    const found = unknown.get(key)
    if (found) found.cells++
    else {
      const agency = said[key] ?? null
      unknown.set(key, {
        key,
        name,
        cells: 1,
        address,
        agency: agency !== null && codes.has(agency) ? agency : null,
        nearest: [],
      })
    }
  }
  const answered = [...unknown.values()].filter(({ agency }) => agency !== null)
  const open = [...unknown.values()].filter(({ agency }) => agency === null).slice(0, mostAsked)
  if (!answered.length && !open.length) return []
  const nearest = nearestNames(agencies)
  return [...open, ...answered].map((name) => ({ ...name, nearest: nearest(name.name, mostNearest) }))
}
