import { persianDigits } from './persian-digits'
import type { PreparedIndicator } from './prepare-indicator'
import { Flag, type NodeInfo, NodeState, type Warning } from './result'
import type { TreeNode } from './tree'
import { ahpWeights } from './weigh/ahp'

/** What is remarkable about an indicator, so that its columns need not be kept to tell. */
export interface IndicatorSigns {
  node: number
  isConstant: boolean
  isEmpty: boolean
  isTreatmentRefused: boolean
}

export function readSigns({ node, working, state, isTreatmentRefused }: PreparedIndicator): IndicatorSigns {
  return {
    node,
    isConstant: working.flags.some((flag) => flag & Flag.constantColumn),
    isEmpty: !state.includes(NodeState.scored),
    isTreatmentRefused,
  }
}

/** What somebody who reads the result should know of its indicators and weights. */
export function describeWarnings(
  tree: readonly TreeNode[],
  signs: readonly IndicatorSigns[],
  agencies: number,
): Warning[] {
  if (!agencies) return []
  const ofIndicators = signs.flatMap((own) => {
    const info = tree[own.node]?.info
    return info ? describeIndicator(own, info) : []
  })
  return [...ofIndicators, ...tree.flatMap(describeComparisons)]
}

function describeIndicator(own: IndicatorSigns, { code, title }: NodeInfo): Warning[] {
  const warnings: Warning[] = []
  if (own.isConstant) {
    warnings.push({
      code: 'constant',
      node: code,
      text: {
        fa: `شاخص «${title.fa}» میان دستگاه‌هایی که با هم سنجیده می‌شوند تفاوتی نشان نمی‌دهد؛ وزن آن به شاخص‌های هم‌ردیف رسیده است.`,
        en: `The indicator “${title.en}” shows no difference among the agencies that are compared; its weight went to its siblings.`,
      },
    })
  }
  if (own.isEmpty) {
    warnings.push({
      code: 'empty',
      node: code,
      text: {
        fa: `شاخص «${title.fa}» برای هیچ دستگاهی مقدار ندارد.`,
        en: `The indicator “${title.en}” has no value for any agency.`,
      },
    })
  }
  if (own.isTreatmentRefused) {
    warnings.push({
      code: 'treatment-refused',
      node: code,
      text: {
        fa: `مقدارهای شاخص «${title.fa}» با روش تعیین‌شده تعدیل‌پذیر نبود و بدون تغییر به‌کار رفت.`,
        en: `The treatment that is set could not take the values of “${title.en}”; they were used as they are.`,
      },
    })
  }
  return warnings
}

/** Saaty holds a ratio of up to 0.1 to be consistent enough. */
function describeComparisons({ info, choices, children }: TreeNode): Warning[] {
  if (choices.weighting.method !== 'ahp' || !children.length) return []
  const { consistencyRatio } = ahpWeights(choices.weighting.comparisons)
  if (consistencyRatio <= 0.1) return []
  const shown = Math.round(consistencyRatio * 100) / 100
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
