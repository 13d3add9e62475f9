import type { NodeState } from '../../db/queries/rankings'
import type { Unknown } from '../../db/queries/unknown-scores'
import { useLanguage } from '../page-language/use-language'
import { MissingScore, useMissingWords } from './missing-score'

export interface Total {
  total: number | null
  /** Absent in documents that were published before it was told. */
  state?: NodeState | undefined
  /** Not null where nothing is known of the agency and the model put the total there. Absent like `state`. */
  unknown?: Unknown | null | undefined
}

/** A total; where there is none, or nothing behind it is known, the word for why and what the model did. */
export function TotalFigure({ total, state = 'no-data', unknown = null, decimals }: Total & { decimals: number }) {
  const { format } = useLanguage()
  const words = total === null ? undefined : format.score(total, decimals)
  return words === undefined || unknown ? (
    <MissingScore isWhole state={state} unknown={unknown} estimate={words} />
  ) : (
    <>{words}</>
  )
}

/** The same as one line of text, for what takes no more: a label in a chart. */
export function useTotalWords(): (of: Total, decimals: number) => string {
  const { t, format } = useLanguage()
  const missingWords = useMissingWords()
  return ({ total, state = 'no-data', unknown = null }, decimals) =>
    total === null || unknown
      ? missingWords(state, unknown, true).filter(Boolean).join(t('comma'))
      : format.score(total, decimals)
}
