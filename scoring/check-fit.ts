import { type ScoringInput, Status } from './input'
import { listWanted } from './metric-names'
import type { Bilingual, Model } from './model'
import { type TreeNode, flattenTree } from './tree'

/** Where a sound model and a sound input don't go together: the node, and what to do about it. */
export interface Misfit extends Bilingual {
  node: string
}

/** Indicators without any data, a reference agency that is not there, and groups of one under a method that compares within groups. */
export function checkFit(input: ScoringInput, model: Model): Misfit[] {
  const tree = flattenTree(model).filter((node) => node.indicator)
  return [
    ...missingData(input, model),
    ...tree.flatMap((node) => missingReference(input, node)),
    ...loneGroups(input, tree),
  ]
}

function missingData(input: ScoringInput, model: Model): Misfit[] {
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

function missingReference({ agencies }: ScoringInput, { choices, info }: TreeNode): Misfit[] {
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

function loneGroups({ agencies }: ScoringInput, tree: readonly TreeNode[]): Misfit[] {
  const node = tree.find(comparesWithinGroup)
  if (!node) return []
  const sizes = new Map<string, number>()
  for (const [place, group] of agencies.group.entries())
    if (group !== null && agencies.competes[place]) sizes.set(group, (sizes.get(group) ?? 0) + 1)
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
