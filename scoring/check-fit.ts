import { toColumn } from './column'
import { type ScoringInput, Status } from './input'
import { measureIndicator } from './measure'
import { listWanted } from './metric-names'
import type { Bilingual, Model } from './model'
import { persianDigits } from './persian-digits'
import { resolveTarget } from './target'
import { type TreeNode, flattenTree } from './tree'

/** Where a sound model and a sound input don't go together: the node, and what to do about it. */
export interface InvalidInput extends Bilingual {
  node: string
}

/**
 * Indicators without any data, a reference agency that is not there, a computed target that no share can be had of, and
 * groups of one under a method that compares within groups.
 */
export function checkFit(input: ScoringInput, model: Model): InvalidInput[] {
  const tree = flattenTree(model).filter((node) => node.indicator)
  return [
    ...missingData(input, model),
    ...tree.flatMap((node) => [...missingReference(input, node), ...uselessTarget(input, node)]),
    ...loneGroups(input, tree),
  ]
}

function missingData(input: ScoringInput, model: Model): InvalidInput[] {
  const wanted = listWanted(model)
  const reported = new Set(
    input.metrics.filter(({ status }) => status.includes(Status.reported)).map(({ metric }) => metric),
  )
  const known = new Set(
    Object.entries(input.agencies.attributes).flatMap(([name, column]) => (column.known.includes(1) ? [name] : [])),
  )
  const absent = [
    ...[...wanted.metrics].filter(([metric]) => !reported.has(metric)),
    ...[...wanted.attributes].filter(([name]) => !known.has(name)),
  ]
  return absent.map(([name, node]) => ({
    node,
    fa: `برای «${name}» که شاخص «${node}» می‌خواهد هیچ مقداری نرسیده است؛ داده را بیاورید یا شاخص را از الگو بردارید.`,
    en: `There is no value of “${name}”, which the indicator “${node}” needs; bring the data or take the indicator out of the model.`,
  }))
}

function missingReference({ agencies }: ScoringInput, { choices, info }: TreeNode): InvalidInput[] {
  const { normalisation } = choices
  if (normalisation.method !== 'distance-to-reference' || agencies.code.includes(normalisation.agency)) return []
  return [
    {
      node: info.code,
      fa: `دستگاه مرجع «${normalisation.agency}» در میان دستگاه‌ها نیست.`,
      en: `The reference agency “${normalisation.agency}” is not among the agencies.`,
    },
  ]
}

/** A percentile of the values that comes to zero or less, the lowest of those of the groups. */
function uselessTarget(input: ScoringInput, { indicator, choices, info }: TreeNode): InvalidInput[] {
  const target = indicator?.target
  if (
    !indicator ||
    choices.normalisation.method !== 'target-ratio' ||
    target === undefined ||
    typeof target === 'number'
  )
    return []
  const { value, status } = measureIndicator(input, indicator.measure, choices.accepts)
  const made = resolveTarget(
    toColumn(
      input,
      value,
      status.map((value) => (value === Status.reported ? 1 : 0)),
    ),
    target,
  )
  const lowest = made.target.reduce(
    (least, own, agency) => (made.hasTarget[agency] ? Math.min(least, own) : least),
    Number.POSITIVE_INFINITY,
  )
  if (lowest > 0) return []
  return [
    {
      node: info.code,
      fa: `هدف شاخص «${info.code}» صدک ${persianDigits(target.percentile)} مقدار دستگاه‌هاست و ${persianDigits(lowest)} می‌شود؛ نسبت به هدفی که بیش از صفر نیست معنا ندارد. عددی برای هدف بنویسید، صدک دیگری برگزینید یا روش دیگری به کار برید.`,
      en: `The target of the indicator “${info.code}” is percentile ${target.percentile} of the agencies’ values and comes to ${lowest}; a share of a target that is not above zero says nothing. Write a number as the target, choose another percentile, or use another method.`,
    },
  ]
}

function loneGroups({ agencies }: ScoringInput, tree: readonly TreeNode[]): InvalidInput[] {
  const node = tree.find(comparesWithinGroup)
  if (!node) return []
  const sizes = new Map<string, number>()
  for (const [index, group] of agencies.group.entries())
    if (group !== null && agencies.competes[index]) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return [...sizes].flatMap(([group, size]) =>
    size > 1
      ? []
      : [
          {
            node: node.info.code,
            fa: `گروه «${group}» یک دستگاه دارد و شاخص «${node.info.code}» درون گروه سنجیده می‌شود؛ گروه را با گروهی دیگر یکی کنید یا شاخص را میان همه بسنجید.`,
            en: `The group “${group}” has one agency and the indicator “${node.info.code}” is judged within groups; join it with another group or judge the indicator among all.`,
          },
        ],
  )
}

function comparesWithinGroup({ choices }: TreeNode): boolean {
  return choices.normalisation.over === 'group'
}
