import type { Indicator, Measure, Model, ModelNode } from '../../scoring/model'

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

/** The tree as a list, parents before children. */
export function flattenModel(model: Model): FlatNode[] {
  const nodes: FlatNode[] = []
  const visit = (node: ModelNode, parentCode: string | null, depth: number, points: number) => {
    const isBranch = 'children' in node
    const kind = depth === 0 ? 'root' : isBranch ? 'dimension' : 'indicator'
    const unit = isBranch ? null : node.unit
    nodes.push({
      code: node.code,
      titleFa: node.title.fa,
      titleEn: node.title.en,
      kind,
      parentCode,
      position: nodes.length,
      depth,
      points,
      unit,
    })
    if (!isBranch) return
    const sum = node.children.reduce((total, child) => total + child.weight, 0)
    for (const child of node.children) visit(child, node.code, depth + 1, (points * child.weight) / sum)
  }
  visit(model.tree, null, 0, model.scale)
  return nodes
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

/** Whether a model looks at the year before: growth, or a last value that is carried forward. */
export function needsPreviousYear(model: Model): boolean {
  const text = JSON.stringify(model)
  return ['"growth-points"', '"growth-relative"', '"last-value"'].some((word) => text.includes(word))
}
