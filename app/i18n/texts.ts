import type { fa, faAreas } from './fa'

/** The shape of the Persian texts with any text in its places: a missing or a surplus key is a type error. */
export type Texts = Loosen<typeof fa>

/** The same by area: one file an area, in each language. */
export type AreaTexts = Loosen<typeof faAreas>

/** The areas that a route may name in `handle.texts`. `shared` are the texts of every page. */
export const textAreas = [
  'shared',
  'festival',
  'overview',
  'rankings',
  'agency',
  'model',
  'editor',
  'course',
  'objections',
  'audit',
  'people',
  'papers',
  'mail',
  'awards',
  'declarations',
  'tour',
  'history',
  'notices',
  'indicators',
  'changes',
  'data',
  'forms',
  'refusals',
  'edits',
  'faults',
  'setup',
  'upload',
] as const
export type TextArea = (typeof textAreas)[number]

type Loosen<Node> = { readonly [Key in keyof Node]: Node[Key] extends string ? string : Loosen<Node[Key]> }
