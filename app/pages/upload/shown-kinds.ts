/** Which rows of a file the page lists. */
export const shownKinds = ['all', 'problem', 'new', 'changed', 'same'] as const
export type ShownKind = (typeof shownKinds)[number]
