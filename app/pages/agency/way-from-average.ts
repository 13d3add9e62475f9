import type { CardNode } from '../../../db/queries/score-cards'
import { type Comparison, type NodeBesideGroup, compareWithAverage } from '../../../scoring/group-average'
import type { Aggregation, Model } from '../../../scoring/model'
import { flattenTree } from '../../../scoring/tree'
import { type Waterfall, toWaterfall } from '../../../scoring/waterfall'

/** What sets an agency apart from the average of its group. */
export interface AgencyWay extends Waterfall {
  /**
   * How the root brings dimensions together: where that is no arithmetic mean, its parts are a way to share a total
   * out.
   */
  method: Aggregation['method']
  /** Scored dimensions: what each adds to the total, the group's average beside it, and the most that it could add. */
  dimensions: Comparison[]
  /**
   * Scored indicators by what they add beyond the average, the best first; none where some branch is no arithmetic
   * mean.
   */
  indicators: { node: string; points: number }[]
  /**
   * The group's average in dimensions that have no score here, which was set against the others by their weight; 0
   * where all have one.
   */
  handedOn: number
}

/** Null where the agency has no score, or some average of a dimension may not be told. */
export function toAgencyWay(
  model: Model,
  nodes: readonly CardNode[],
  total: number,
  average: number,
): AgencyWay | null {
  const dimensions = nodes.filter(({ node }) => node.depth === 1)
  const [root] = nodes
  if (!root || root.score.state !== 'scored' || [root, ...dimensions].some(({ groupAverage }) => groupAverage === null))
    return null
  const compared = compareWithAverage(nodes.filter(({ groupAverage }) => groupAverage !== null).map(besideGroup))
  const partsOf = (kind: 'dimension' | 'indicator', isTop: boolean) =>
    compared.filter(({ node }) =>
      nodes.some(({ node: own }) => own.code === node && (isTop ? own.depth === 1 : own.kind === kind)),
    )
  const ofDimensions = partsOf('dimension', true)
  const aggregations = flattenTree(model)
    .filter(({ children }) => children.length > 0)
    .map(({ choices }) => choices.aggregation.method)
  const isWhollyArithmetic = aggregations.every((method) => method === 'arithmetic')
  const steps = ofDimensions.map(({ node, contribution, baseline }) => ({ node, points: contribution - baseline }))
  return {
    ...toWaterfall(average, steps, total, model.decimals),
    method: aggregations[0] ?? 'arithmetic',
    dimensions: ofDimensions,
    indicators: isWhollyArithmetic
      ? partsOf('indicator', false)
          .map(({ node, contribution, baseline }) => ({ node, points: contribution - baseline }))
          .toSorted((a, b) => b.points - a.points)
      : [],
    handedOn: dimensions.reduce(
      (all, { node, groupAverage }) =>
        ofDimensions.some((dimension) => dimension.node === node.code) ? all : all + (groupAverage ?? 0),
      0,
    ),
  }
}

function besideGroup({ node, score, groupAverage }: CardNode): NodeBesideGroup {
  return {
    code: node.code,
    parentCode: node.parentCode,
    points: node.points,
    isScored: score.state === 'scored',
    contribution: score.contribution,
    average: groupAverage ?? 0,
  }
}
