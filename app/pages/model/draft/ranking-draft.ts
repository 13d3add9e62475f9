import { type Draft, fieldsOf } from './model-draft'

export const rankStyles = ['competition', 'dense', 'fractional'] as const
export type RankStyle = (typeof rankStyles)[number]

/** The style of ranks, and codes of nodes in the order in which they are compared where totals tie. */
export function viewRanking(draft: Draft): { style: RankStyle | undefined; tieBreak: readonly string[] } {
  const { style, tieBreak } = fieldsOf(draft['ranking'])
  const codes: unknown[] = Array.isArray(tieBreak) ? tieBreak : []
  return {
    style: rankStyles.find((known) => known === style),
    tieBreak: codes.map((code) => (typeof code === 'string' ? code : '')),
  }
}

export function withRanking(draft: Draft, change: { style?: RankStyle; tieBreak?: readonly string[] }): Draft {
  return { ...draft, ranking: { ...fieldsOf(draft['ranking']), ...change } }
}
