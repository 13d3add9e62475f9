import type { RankingRow } from '../../db/queries/rankings'
import type { Unknown } from '../../db/queries/unknown-scores'

/**
 * Not null where an agency has a total although nothing at all is known of it: the model put zeros or estimates
 * everywhere.
 */
export function unknownTotal({ total, nodes }: Pick<RankingRow, 'total' | 'nodes'>): Unknown | null {
  const scored = Object.values(nodes).filter(({ state }) => state === 'scored')
  const unknown = scored.flatMap((cell) => cell.unknown ?? [])
  const [first] = unknown
  if (total === null || !first || unknown.length < scored.length) return null
  return {
    why: unknown.every(({ why }) => why === 'not-applicable') ? 'not-applicable' : 'no-data',
    met: unknown.some(({ met }) => met === 'estimate') ? 'estimate' : 'zero',
  }
}
