import { numberOf } from './facts-draft'
import { type Draft, type Title, listFields, titleOf } from './model-draft'

export interface DraftLevel {
  title: Title
  /** The lowest total of this level; null where it is missing. */
  min: number | null
}

export function viewLevels(draft: Draft): readonly DraftLevel[] {
  return listFields(draft['levels']).map(({ title, min }) => ({ title: titleOf(title), min: numberOf(min) }))
}

/** The document with other levels; without any, it has no list of them. */
export function withLevels(draft: Draft, levels: readonly DraftLevel[]): Draft {
  return { ...draft, levels: levels.length ? levels : undefined }
}

/** The highest level first, as readers look for their own. */
export function sortLevels(levels: readonly DraftLevel[]): readonly DraftLevel[] {
  return levels.toSorted((one, other) => (other.min ?? 0) - (one.min ?? 0))
}
