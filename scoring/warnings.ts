import type { IndicatorSigns } from './indicator-signs'
import { describeIndicator } from './indicator-warnings'
import { persianDigits } from './persian-digits'
import type { Warning } from './result'
import type { TreeNode } from './tree'
import { ahpWeights } from './weigh/ahp'

/** What somebody who reads the result should know of its indicators and weights. */
export function describeWarnings(
  tree: readonly TreeNode[],
  signs: readonly IndicatorSigns[],
  agencies: number,
): Warning[] {
  if (!agencies) return []
  const ofIndicators = signs.flatMap((signs) => {
    const { info, indicator, choices } = tree[signs.node] ?? {}
    return info && indicator && choices ? describeIndicator(signs, { info, indicator, choices }) : []
  })
  return [...ofIndicators, ...tree.flatMap(describeComparisons)]
}

/** Saaty holds a ratio of up to 0.1 to be consistent enough. */
function describeComparisons({ info, choices, children }: TreeNode): Warning[] {
  if (choices.weighting.method !== 'ahp' || !children.length) return []
  const { consistencyRatio } = ahpWeights(choices.weighting.comparisons)
  const shown = Math.round(consistencyRatio * 1000) / 1000
  if (shown <= 0.1) return []
  return [
    {
      code: 'inconsistent-comparisons',
      node: info.code,
      text: {
        fa: `مقایسه‌های زوجی «${info.title.fa}» با هم سازگار نیست: نسبت ناسازگاری ${persianDigits(shown)} است و نباید بیش از ۰٫۱ باشد.`,
        en: `The pairwise comparisons of “${info.title.en}” contradict each other: the consistency ratio is ${shown} and should not be above 0.1.`,
      },
    },
  ]
}
