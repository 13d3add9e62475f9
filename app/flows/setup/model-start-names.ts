/**
 * What a model of a new edition can start from; people edit it afterwards. The texts of the interface have a title and
 * a sentence for each.
 */
export const modelStartNames = ['classic', 'short', 'equal'] as const
export type ModelStart = (typeof modelStartNames)[number]

/** The start of a name that a form sent; the classic one where it is none. */
export const readStart = (name: unknown): ModelStart => modelStartNames.find((start) => start === name) ?? 'classic'
