import type { CardNode } from '../../../db/queries/score-cards'
import type { Unknown } from '../../../db/queries/unknown-scores'
import { Flag } from '../../../scoring/result'

/**
 * Not null where a node of a card has a score although no indicator below it has a value: what the model put there is
 * no measurement.
 */
export function unknownOf(nodes: readonly CardNode[], node: CardNode): Unknown | null {
  if (node.score.state !== 'scored') return null
  const below = indicatorsBelow(nodes, node)
  if (!below.length || below.some(({ score }) => score.status === 'reported')) return null
  return {
    why: below.every(({ score }) => score.status === 'not-applicable') ? 'not-applicable' : 'no-data',
    met: below.some(({ score }) => (score.flags ?? 0) & Flag.imputed) ? 'estimate' : 'zero',
  }
}

function indicatorsBelow(nodes: readonly CardNode[], item: CardNode): CardNode[] {
  if (item.node.kind === 'indicator') return [item]
  return nodes
    .filter(({ node }) => node.parentCode === item.node.code)
    .flatMap((child) => indicatorsBelow(nodes, child))
}
