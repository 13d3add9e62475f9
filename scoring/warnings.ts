import type { PreparedIndicator } from './prepare-indicator'
import { Flag, NodeState, type Warning } from './result'
import type { TreeNode } from './tree'

/** What somebody who reads the result should know of its indicators. */
export function describeWarnings(tree: readonly TreeNode[], prepared: readonly PreparedIndicator[], agencies: number): Warning[] {
  return prepared.flatMap((own) => {
    const info = tree[own.node]?.info
    if (!info || !agencies) return []
    const count = (state: number) => own.state.reduce((total, value) => total + (value === state ? 1 : 0), 0)
    const warnings: Warning[] = []
    if (own.working.flags.some((flag) => flag & Flag.constantColumn)) {
      warnings.push({
        code: 'constant',
        node: info.code,
        text: {
          fa: `شاخص «${info.title.fa}» میان دستگاه‌هایی که با هم سنجیده می‌شوند تفاوتی نشان نمی‌دهد؛ وزن آن به شاخص‌های هم‌ردیف رسیده است.`,
          en: `The indicator “${info.title.en}” shows no difference among the agencies that are compared; its weight went to its siblings.`,
        },
      })
    }
    if (count(NodeState.scored) === 0) {
      warnings.push({
        code: 'empty',
        node: info.code,
        text: { fa: `شاخص «${info.title.fa}» برای هیچ دستگاهی مقدار ندارد.`, en: `The indicator “${info.title.en}” has no value for any agency.` },
      })
    }
    if (own.isTreatmentRefused) {
      warnings.push({
        code: 'treatment-refused',
        node: info.code,
        text: {
          fa: `مقدارهای شاخص «${info.title.fa}» با روش تعیین‌شده تعدیل‌پذیر نبود و بدون تغییر به‌کار رفت.`,
          en: `The treatment that is set could not take the values of “${info.title.en}”; they were used as they are.`,
        },
      })
    }
    return warnings
  })
}
