import type { NodeCell } from '../../db/queries/rankings'
import { useLanguage } from '../i18n/use-language'

const shades = 4

/** How much of its points a score is, as the shade behind its number; nothing where there is no score. */
export function heatOf(cell: NodeCell | undefined, points: number): string {
  if (!cell || cell.score === null || points <= 0) return ''
  const share = Math.min(Math.max(cell.score / points, 0), 1)
  return `tile-${Math.min(Math.floor(share * shades), shades - 1)}`
}

/** A score; where there is none, the word for why. */
export function ScoreCell({ cell }: { cell: NodeCell | undefined }) {
  const { t, number } = useLanguage()
  if (!cell || cell.score === null)
    return (
      <span className="block max-w-20 whitespace-normal text-sm text-quiet">
        {t(`state.${cell?.state ?? 'no-data'}`)}
      </span>
    )
  return <>{number(cell.score, 1, true)}</>
}
