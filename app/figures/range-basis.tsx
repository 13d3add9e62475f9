import { useLanguage } from '../page-language/use-language'
import type { RobustnessBasis } from '../flows/scoring/robustness.server'

/**
 * What the ranges of ranks are made of, in the settings of the run at hand. `hasBounds`: best and worst ranks stand
 * beside the text.
 */
export function RangeBasis({ basis, hasBounds = false }: { basis: RobustnessBasis | null; hasBounds?: boolean }) {
  const { t, number, percent } = useLanguage()
  if (!basis) return null
  const { draws, failed, spread, surveyed } = basis
  const weights = spread === null ? t('rangeBasis.anyWeights') : t('rangeBasis.weights', { spread: percent(spread) })
  const sentences = [
    t('rangeBasis.draws', { draws: number(draws), weights }),
    surveyed ? t('rangeBasis.surveyed', { n: number(surveyed) }) : t('rangeBasis.noSurvey'),
    t('rangeBasis.ties'),
    failed ? t('rangeBasis.failed', { n: number(failed) }) : '',
    hasBounds ? t('rangeBasis.bounds', { weights }) : '',
  ]
  return <p className="mt-2 max-w-3xl text-sm text-quiet">{sentences.filter(Boolean).join(' ')}</p>
}
