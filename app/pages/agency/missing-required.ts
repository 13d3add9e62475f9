import type { Model } from '../../../scoring/model'
import { requiredNodes } from '../../../scoring/tree'

interface StoredNode {
  readonly node: { readonly code: string }
  readonly score: { readonly state: string; readonly status: string | null; readonly coverage: number }
}

/**
 * The parts that the model requires and of which nothing is known of the agency: why it has no score. Empty where that
 * is not why.
 */
export function listMissingRequired<Own extends StoredNode>(model: Model, nodes: readonly Own[]): Own['node'][] {
  if (nodes[0]?.score.state !== 'missing-required') return []
  const required = new Set(requiredNodes(model))
  return nodes.filter(({ node, score }) => required.has(node.code) && !isKnown(score)).map(({ node }) => node)
}

/** As `hasOwnData` of the engine, from what is stored: what does not apply is not required. */
function isKnown({ state, status, coverage }: StoredNode['score']): boolean {
  if (state === 'not-applicable' || status === 'not-applicable') return true
  return (state === 'scored' || state === 'excluded') && coverage > 0
}
