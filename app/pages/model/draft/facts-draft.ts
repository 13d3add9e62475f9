import { type Draft, type Title, titleOf } from './model-draft'

/** What a model says of itself as a whole. A number that is missing, or written wrongly, is null. */
export interface DraftFacts {
  title: Title
  note: Title
  scale: number | null
  decimals: number | null
}

export const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

export function viewFacts(draft: Draft): DraftFacts {
  const { title, note, scale, decimals } = draft
  return { title: titleOf(title), note: titleOf(note), scale: numberOf(scale), decimals: numberOf(decimals) }
}

/** The document with a note, or without one where nothing is written in either language. */
export function withNote(draft: Draft, note: Title): Draft {
  return { ...draft, note: note.fa || note.en ? note : undefined }
}
