import type { NodeCell } from '../../db/queries/rankings'
import { useLanguage } from '../page-language/use-language'
import { MissingScore } from './missing-score'

const shades = 4

/**
 * How much of its points a score is, as the shade behind its number; nothing where there is no score of the agency's
 * own.
 */
export function heatOf(cell: NodeCell | undefined, points: number): string {
  if (!cell || cell.score === null || cell.unknown || points <= 0) return ''
  const share = Math.min(Math.max(cell.score / points, 0), 1)
  return `tile-${Math.min(Math.floor(share * shades), shades - 1)}`
}

/** A score; where there is none, or one that the model put there, the word for why and what the model did. */
export function ScoreCell({ cell }: { cell: NodeCell | undefined }) {
  const { format } = useLanguage()
  if (!cell || cell.score === null || cell.unknown)
    return (
      <MissingScore
        state={cell?.state ?? 'no-data'}
        unknown={cell?.unknown ?? null}
        estimate={cell?.score === null || !cell ? undefined : format.points(cell.score)}
      />
    )
  return <>{format.points(cell.score)}</>
}
