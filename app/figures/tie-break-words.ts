import type { TieBreak } from '../../db/queries/tie-breaks'
import { useLanguage } from '../page-language/use-language'

/**
 * Which node of the model's tie-break put two agencies with the same total at different ranks, and what each has there.
 */
export function useTieBreakWords(): (tieBreak: TieBreak) => string {
  const { t, title, format } = useLanguage()
  return ({ other, node, own, others, isAhead }) => {
    const [mine, theirs] = format.apart(own, others)
    const nothing = t('status.no-data')
    return t(isAhead ? 'ranking.tieAhead' : 'ranking.tieBehind', {
      other: title(other),
      node: title(node),
      own: mine ?? nothing,
      others: theirs ?? nothing,
    })
  }
}
