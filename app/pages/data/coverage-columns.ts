import type { Metric } from '../../../db/queries/observations'
import type { Model, ModelNode } from '../../../scoring/model'
import { metricsOf } from '../../model/model-parts'

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

/** A metric as a column of the matrix. */
export interface CoverageColumn extends Titled {
  metricId: number
  /** Months from one value to the next, by the source that tells most often. */
  everyMonths: number
  /** What it stands under: a dimension of the model or a source; null for what is in none. */
  band: Titled | null
}

export interface MetricSource extends Titled {
  id: number
  /** Codes of the metrics that its definition names. */
  metrics: readonly string[]
  everyMonths: number
}

/**
 * Columns that stand together by dimension, in the order of the model's tree, or by source; what is in none of them
 * comes last.
 */
export function toColumns(
  by: 'dimension' | 'source',
  metrics: readonly Metric[],
  model: Model | null,
  sources: readonly MetricSource[],
): CoverageColumn[] {
  const bands = by === 'source' ? sources : model ? listDimensions(model) : []
  const taken = new Set<string>()
  const byCode = new Map(metrics.map((metric) => [metric.code, metric]))
  const columns = [...bands, { band: null, metrics: metrics.map(({ code }) => code) }].flatMap((item) =>
    item.metrics.flatMap((code) => {
      const metric = byCode.get(code)
      if (!metric || taken.has(code)) return []
      taken.add(code)
      return [toColumn(metric, 'band' in item ? null : item, sources)]
    }),
  )
  return columns
}

function toColumn(
  { id, code, titleFa, titleEn }: Metric,
  band: Titled | null,
  sources: readonly MetricSource[],
): CoverageColumn {
  const telling = sources.filter((source) => source.metrics.includes(code))
  const everyMonths = telling.length ? Math.min(...telling.map((source) => source.everyMonths)) : 1
  return {
    metricId: id,
    code,
    titleFa,
    titleEn,
    everyMonths,
    band: band && { code: band.code, titleFa: band.titleFa, titleEn: band.titleEn },
  }
}

/** The root's children, each with the metrics of all its indicators in their order. */
function listDimensions({ tree }: Model): (Titled & { metrics: string[] })[] {
  const under = (node: ModelNode): string[] =>
    'children' in node ? node.children.flatMap(under) : metricsOf(node.measure)
  return tree.children.map((node) => ({
    code: node.code,
    titleFa: node.title.fa,
    titleEn: node.title.en,
    metrics: under(node),
  }))
}
