import { foldPersian } from '../../../db/fold-persian'
import { type FieldChange, listFieldChanges } from '../packs/pack-difference'
import { indexByName } from './agencies/agency-plan'
import { freeCode } from './codes'

/**
 * A county or a group as somebody wants it. Without a code the name says which one is meant, and one that nobody has is
 * new.
 */
export interface NamedInput {
  code?: string | undefined
  titleFa: string
  titleEn?: string | undefined
}

export interface Named {
  code: string
  titleFa: string
  titleEn: string
}

export interface PlannedNamed extends Named {
  outcome: 'new' | 'changed' | 'same' | 'problem'
  changes: FieldChange[]
  why: 'no-name' | 'twice' | 'name-taken' | 'unknown-code' | null
}

/**
 * The names of what is stored, as somebody wants them. Without an English name it keeps its own, or follows the other.
 */
export function rename(
  before: Pick<Named, 'titleFa' | 'titleEn'>,
  wanted: Pick<NamedInput, 'titleFa' | 'titleEn'>,
): Pick<Named, 'titleFa' | 'titleEn'> {
  const titleFa = wanted.titleFa.trim()
  const usual = before.titleEn === before.titleFa ? titleFa : before.titleEn
  return { titleFa, titleEn: wanted.titleEn?.trim() || usual }
}

/** What a list of names would change. What is stored and not in the list stays. */
export function planNamed(stored: readonly Named[], inputs: readonly NamedInput[], prefix: string): PlannedNamed[] {
  const owners = indexByName(stored)
  const byCode = new Map(stored.map((item) => [item.code, item]))
  const seen = new Set<string>()
  return inputs.map((input): PlannedNamed => {
    const titleFa = input.titleFa.trim()
    const titleEn = input.titleEn?.trim() ?? ''
    const owner = owners.get(foldPersian(titleFa))
    const code = input.code ?? owner
    const problem = (why: PlannedNamed['why']): PlannedNamed => ({
      outcome: 'problem',
      code: code ?? '',
      titleFa,
      titleEn: titleEn || titleFa,
      changes: [],
      why,
    })
    if (!titleFa) return problem('no-name')
    const before = code === undefined ? undefined : byCode.get(code)
    if (input.code !== undefined && !before) return problem('unknown-code')
    if (code !== undefined && seen.has(code)) return problem('twice')
    if (owner !== undefined && owner !== code) return problem('name-taken')
    const own = code ?? freeCode(owners, prefix)
    seen.add(own)
    owners.set(foldPersian(titleFa), own).set(own, own)
    // A name alone finds what it means and does not rename it.
    const after = !before
      ? { titleFa, titleEn: titleEn || titleFa }
      : input.code === undefined
        ? { titleFa: before.titleFa, titleEn: titleEn || before.titleEn }
        : rename(before, input)
    const changes = before ? listFieldChanges(before, after) : []
    return {
      outcome: !before ? 'new' : changes.length ? 'changed' : 'same',
      code: own,
      ...after,
      changes,
      why: null,
    }
  })
}
