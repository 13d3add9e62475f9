/** What becomes of a row or of a cell; those that need somebody come first. */
export const outcomes = ['problem', 'new', 'changed', 'same'] as const
export type Outcome = (typeof outcomes)[number]

export function countOutcomes(items: readonly { outcome: Outcome }[]): Record<Outcome, number> {
  const count = (kind: Outcome) => items.filter(({ outcome }) => outcome === kind).length
  return { problem: count('problem'), new: count('new'), changed: count('changed'), same: count('same') }
}
