import { useLanguage } from '../page-language/use-language'
import type { RobustnessBasis } from '../documents/robustness-basis'

/**
 * What ranges of ranks, or chances to be ahead, are made of, in the settings of the run at hand. `hasBounds`: best and
 * worst ranks stand beside the text.
 */
export function RangeBasis({
  basis,
  of = 'ranges',
  hasBounds = false,
}: {
  basis: RobustnessBasis | null
  of?: 'ranges' | 'chances'
  hasBounds?: boolean
}) {
  const { t, number, percent } = useLanguage()
  if (!basis) return null
  const { draws, failed, spread, surveyed } = basis
  const weights = spread === null ? t('rangeBasis.anyWeights') : t('rangeBasis.weights', { spread: percent(spread) })
  const sentences = [
    t(of === 'ranges' ? 'rangeBasis.draws' : 'rangeBasis.chances', { draws: number(draws), weights }),
    surveyed ? t('rangeBasis.surveyed', { n: number(surveyed) }) : t('rangeBasis.noSurvey'),
    t('rangeBasis.ties'),
    failed ? t('rangeBasis.failed', { n: number(failed) }) : '',
    hasBounds ? t('rangeBasis.bounds', { weights }) : '',
  ]
  return <p className="mt-2 max-w-3xl text-sm text-quiet">{sentences.filter(Boolean).join(' ')}</p>
}
