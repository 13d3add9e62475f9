import { foldPersian } from '../../../db/fold-persian'
import { toLatinDigits } from '../../../sources/number-text'
import { type NamedAgency, nearestNames } from './nearest-names'

/** Finds what a person means by a code or a name. */
export interface NamedFinder<Unit extends NamedAgency> {
  /** Null: nobody has this code or name, or several have this name. */
  find: (text: string) => Unit | null
  /** Those whose names are most like it, the nearest first. */
  nearest: (text: string) => Unit[]
}

const mostNearest = 3

/** Made once for many texts; the index of what is like a text is made when the first is not found. */
export function finderOf<Unit extends NamedAgency>(units: readonly Unit[]): NamedFinder<Unit> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const byName = new Map<string, Unit | null>()
  for (const unit of units)
    for (const name of unit.names) byName.set(name, byName.has(name) && byName.get(name) !== unit ? null : unit)
  let index: ReturnType<typeof nearestNames> | null = null
  return {
    find: (text) => byCode.get(toLatinDigits(text.trim())) ?? byName.get(foldPersian(text)) ?? null,
    nearest: (text) => {
      index ??= nearestNames(units)
      return index(text, mostNearest).flatMap((code) => byCode.get(code) ?? [])
    },
  }
}
