import type { Indicator, Measure, MetricMeasure, RatioMeasure } from '../model'
import { normalisationOf } from '../normalise/methods'
import type { Placed } from './place-nodes'
import type { ModelError } from './shape'

/**
 * What an indicator of the right shape can still get wrong: a method that its target, its direction or its measure does
 * not fit.
 */
export function checkIndicator({ node, pointer, choices }: Placed<Indicator>): ModelError[] {
  const { normalisation } = choices
  const row = node.choices?.normalisation ? `${pointer}/choices/normalisation` : pointer
  const listInvalid = normalisationOf(normalisation).listInvalid?.(normalisation, node) ?? []
  return [
    ...listInvalid.map(({ at, fa, en }) => ({ pointer: at === 'method' ? row : `${pointer}${at}`, fa, en })),
    ...checkMeasure(node.measure, `${pointer}/measure`),
  ]
}

function checkMeasure(measure: Measure, pointer: string): ModelError[] {
  if ('minuend' in measure)
    return [
      ...checkRatio(measure.minuend, `${pointer}/minuend`),
      ...checkRatio(measure.subtrahend, `${pointer}/subtrahend`),
    ]
  return checkRatio(measure, pointer)
}

function checkRatio(measure: MetricMeasure | RatioMeasure, pointer: string): ModelError[] {
  if (!('denominator' in measure) || !('metric' in measure.denominator)) return []
  if (!measure.denominator.overTime?.startsWith('growth')) return []
  return [
    {
      pointer: `${pointer}/denominator/overTime`,
      fa: 'مخرج نمی‌تواند رشد باشد؛ رشدِ نسبت را در صورت بنویسید.',
      en: 'A denominator cannot be a growth; for the growth of the ratio, say so at the numerator.',
    },
  ]
}
