import type { Indicator, Measure, Model, ModelNode } from '../../scoring/model'
import { flattenTree } from '../../scoring/tree'

export interface FlatNode {
  code: string
  titleFa: string
  titleEn: string
  kind: 'root' | 'dimension' | 'indicator'
  parentCode: string | null
  position: number
  depth: number
  /** Share of the whole × scale. */
  points: number
  unit: string | null
}

/**
 * The tree as a list, parents before children, with the points that the model alone says: a run whose weights are
 * learnt has its own.
 */
export function flattenModel(model: Model): FlatNode[] {
  const tree = flattenTree(model)
  return tree.map(({ info: { code, title, kind, parent, depth, points }, indicator }, position) => ({
    code,
    titleFa: title.fa,
    titleEn: title.en,
    kind,
    parentCode: tree[parent]?.info.code ?? null,
    position,
    depth,
    points,
    unit: indicator?.unit ?? null,
  }))
}

export interface NamedNode {
  code: string
  titleFa: string
  titleEn: string
}

/** Nodes by code, for a page that names some of them. What the model does not have is called by its code. */
export function nameNodes(model: Model): (code: string) => NamedNode {
  const nodes = new Map(flattenModel(model).map((node) => [node.code, node]))
  return (code) => {
    const node = nodes.get(code)
    return { code, titleFa: node?.titleFa ?? code, titleEn: node?.titleEn ?? code }
  }
}

export function listIndicators(model: Model): Indicator[] {
  const visit = (node: ModelNode): Indicator[] => ('children' in node ? node.children.flatMap(visit) : [node])
  return visit(model.tree)
}

export function findIndicator(model: Model, code: string): Indicator | null {
  return listIndicators(model).find((indicator) => indicator.code === code) ?? null
}

/** Codes of the metrics that a measure is computed from, each once. */
export function metricsOf(measure: Measure): string[] {
  return [...new Set(termsOf(measure))]
}

export function metricsOfModel(model: Model): string[] {
  return [...new Set(listIndicators(model).flatMap((indicator) => termsOf(indicator.measure)))].toSorted()
}

function termsOf(measure: Measure): string[] {
  if ('metric' in measure) return [measure.metric]
  if ('minuend' in measure) return [...termsOf(measure.minuend), ...termsOf(measure.subtrahend)]
  return 'metric' in measure.denominator
    ? [measure.numerator.metric, measure.denominator.metric]
    : [measure.numerator.metric]
}

/**
 * Whether a model looks at the year before: growth, a last value that is carried forward, or a line through what is
 * missing.
 */
export function needsPreviousYear(model: Model): boolean {
  const text = JSON.stringify(model)
  return ['"growth-points"', '"growth-relative"', '"last-value"', '"linear"'].some((word) => text.includes(word))
}
