import type { NodeCell } from '../../db/queries/rankings'
import { useLanguage } from '../i18n/use-language'

/** A score with a bar that says how much of its points it is; where there is no score, the word for why. */
export function ScoreCell({ cell, points }: { cell: NodeCell | undefined; points: number }) {
  const { t, number } = useLanguage()
  if (!cell || cell.score === null) return <span className="block max-w-20 whitespace-normal text-sm text-quiet">{t(`state.${cell?.state ?? 'no-data'}`)}</span>
  const share = points > 0 ? Math.min(Math.max(cell.score / points, 0), 1) : 0
  return (
    <>
      {number(cell.score, 1, true)}
      <span aria-hidden="true" className="mt-1 block h-1 w-16 rounded bg-soft">
        <span className="block h-1 rounded bg-accent" style={{ width: `${share * 100}%` }} />
      </span>
    </>
  )
}
