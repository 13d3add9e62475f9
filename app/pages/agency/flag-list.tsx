import type { ScoreRow } from '../../../db/queries/score-cards'
import { Flag } from '../../../scoring/result'
import { useLanguage } from '../../page-language/use-language'

/** What a reader should know of an indicator's value, in words. */
export function FlagList({ score }: { score: Pick<ScoreRow, 'flags' | 'periodsUsed' | 'periodsExpected'> }) {
  const { t, number } = useLanguage()
  const flags = score.flags ?? 0
  const names = (
    [
      'imputed',
      'treated',
      'capped',
      'zeroForMissing',
      'smallSample',
      'emptyDenominator',
      'constantColumn',
      'notAccepted',
    ] as const
  ).filter((name) => flags & Flag[name])
  const partial =
    flags & Flag.partialYear
      ? t('flag.partialYear', { used: number(score.periodsUsed ?? 0), expected: number(score.periodsExpected ?? 0) })
      : null
  const words = [...names.map((name) => t(`flag.${name}`)), ...(partial ? [partial] : [])]
  return (
    <span className="flex flex-wrap gap-1">
      {words.map((word) => (
        <span key={word} className="badge">
          {word}
        </span>
      ))}
    </span>
  )
}
