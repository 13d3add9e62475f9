import { type NodeDocument, changeNode, isFields, parse, viewDraft, write } from './model-draft'

export const timings = ['sum', 'mean', 'last', 'max', 'growth-points', 'growth-relative'] as const
type Timing = (typeof timings)[number]

/** How an indicator is computed, as far as the form can say it: a metric, or one per another number. */
export interface DraftFormula {
  metric: string
  timing: Timing
  /** Empty: the metric alone. Else `metric:CODE`, or `attribute:NAME` for a number known of the agency itself. */
  per: string
  factor: number
}

/** What the form shows of an indicator. */
export interface DraftIndicator {
  code: string
  title: { fa: string; en: string }
  unit: string
  direction: 'more-is-better' | 'less-is-better'
  /** Null: none, or one that only the JSON can say. */
  target: number | null
  /** Null: one that only the JSON can say, as a difference. */
  formula: DraftFormula | null
}

/** An indicator at a place of the tree; null where there is a dimension, or nothing. */
export function viewIndicator(text: string, path: readonly number[]): DraftIndicator | null {
  const draft = parse(text)
  const node = draft && nodeAt(draft.tree, path)
  if (!node || node.children) return null
  const { code, title, unit, direction, target, measure } = node
  return {
    code,
    title,
    unit: typeof unit === 'string' ? unit : '',
    direction: direction === 'less-is-better' ? direction : 'more-is-better',
    target: typeof target === 'number' ? target : null,
    formula: toFormula(measure),
  }
}

/** The document with other facts of an indicator. What is not among them stays as it is. */
export function withIndicator(
  text: string,
  path: readonly number[],
  change: Partial<Omit<DraftIndicator, 'code'>>,
): string {
  const { formula, target, ...facts } = change
  return withNode(text, path, (node) => ({
    ...node,
    ...facts,
    ...(target === undefined ? {} : { target: target ?? undefined }),
    ...(formula ? { measure: toMeasure(formula, node['measure']) } : {}),
  }))
}

/**
 * The document with a new indicator at the end of a dimension: one metric, added up over the year, of the weight of the
 * one before it.
 */
export function withNewIndicator(
  text: string,
  path: readonly number[],
  metric: { code: string; titleFa: string; titleEn: string; unit: string },
): string {
  const parent = viewDraft(text)?.nodes.find((node) => isSamePath(node.path, path))
  const made = (weight: number): NodeDocument => ({
    code: freeCode(text, parent ? `${parent.code}-` : 'D'),
    title: { fa: metric.titleFa, en: metric.titleEn },
    weight,
    unit: metric.unit,
    direction: 'more-is-better',
    target: 1,
    measure: { metric: metric.code, overTime: 'sum' },
  })
  return withNode(text, path, (node) => {
    const before = node.children ?? []
    return { ...node, children: [...before, made(before.at(-1)?.weight ?? 10)] }
  })
}

/** The document without a node and all below it. */
export function withoutNode(text: string, path: readonly number[]): string {
  const position = path.at(-1)
  return withNode(text, path.slice(0, -1), (node) => ({
    ...node,
    children: (node.children ?? []).filter((_, index) => index !== position),
  }))
}

const isSamePath = (one: readonly number[], other: readonly number[]) => one.join('.') === other.join('.')

/** A code with a prefix that no node of the document has. */
export function freeCode(text: string, prefix: string): string {
  const codes = new Set(viewDraft(text)?.nodes.map(({ code }) => code))
  let number = 1
  while (codes.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}

function withNode(text: string, path: readonly number[], change: (node: NodeDocument) => NodeDocument): string {
  const draft = parse(text)
  return draft ? write({ ...draft, tree: changeNode(draft.tree, path, change) }) : text
}

export function nodeAt(node: NodeDocument, [index, ...rest]: readonly number[]): NodeDocument | null {
  if (index === undefined) return node
  const child = node.children?.[index]
  return child ? nodeAt(child, rest) : null
}

const timingOf = (term: Record<string, unknown>): Timing =>
  timings.find((timing) => timing === term['overTime']) ?? 'sum'
const factorOf = ({ factor }: Record<string, unknown>) => (typeof factor === 'number' ? factor : 1)

function toFormula(measure: unknown): DraftFormula | null {
  if (!isFields(measure)) return null
  if (typeof measure['metric'] === 'string')
    return { metric: measure['metric'], timing: timingOf(measure), per: '', factor: factorOf(measure) }
  const { numerator, denominator } = measure
  if (!isFields(numerator) || !isFields(denominator) || typeof numerator['metric'] !== 'string') return null
  const per =
    typeof denominator['metric'] === 'string'
      ? `metric:${denominator['metric']}`
      : typeof denominator['attribute'] === 'string'
        ? `attribute:${denominator['attribute']}`
        : null
  return per === null
    ? null
    : { metric: numerator['metric'], timing: timingOf(numerator), per, factor: factorOf(measure) }
}

/** Both sides of a ratio are taken over the year in the same way; growth is of the upper side alone. */
function toMeasure({ metric, timing, per, factor }: DraftFormula, before: unknown): object {
  const over = (own: Timing) => (own === 'sum' ? {} : { overTime: own })
  if (!per) return { metric, ...over(timing), ...(factor === 1 ? {} : { factor }) }
  const [kind, name] = [per.slice(0, per.indexOf(':')), per.slice(per.indexOf(':') + 1)]
  const least = isFields(before) && 'minDenominator' in before ? { minDenominator: before['minDenominator'] } : {}
  const below =
    kind === 'attribute' ? { attribute: name } : { metric: name, ...over(timing.startsWith('growth') ? 'sum' : timing) }
  return { numerator: { metric, ...over(timing) }, denominator: below, factor, ...least }
}
