import { aggregations } from '../../../scoring/aggregate/methods'
import { normalisations } from '../../../scoring/normalise/methods'
import { presetOf } from './editor-methods.server'
import { type Draft, type DraftNode, listNodes, withWeight } from './draft/model-draft'
import { withMethod } from './draft/steps-draft'
import type { Trial } from '../what-if/what-if'

/**
 * The model document as a trial has it. The weights of a branch keep their sum and are spread as the sliders stand;
 * where weights are points, what stands below a branch grows and shrinks with it.
 */
export function draftOfTrial(draft: Draft, { shares, method, normalisation }: Trial): Draft {
  const weighted = spread(listNodes(draft), { path: [], growth: 1, points: null }, shares).reduce(
    (changed, { path, weight }) => withWeight(changed, path, weight),
    draft,
  )
  const added = method ? withMethod(weighted, 'defaults', 'aggregation', presetOf(aggregations, method)) : weighted
  return normalisation ? withMethod(added, 'defaults', 'normalisation', presetOf(normalisations, normalisation)) : added
}

const decimals = 1e4

interface Above {
  path: readonly number[]
  /** New weight ÷ old weight. */
  growth: number
  /** Old weight; null for the root. */
  points: number | null
}

function spread(
  nodes: readonly DraftNode[],
  above: Above,
  shares: Trial['shares'],
): { path: readonly number[]; weight: number }[] {
  const siblings = nodes.filter(
    ({ path }) => path.length === above.path.length + 1 && above.path.every((step, depth) => step === path[depth]),
  )
  const old = siblings.reduce((sum, { weight }) => sum + weight, 0)
  const whole = old === above.points ? old * above.growth : old
  const standing = siblings.map(({ code, share }) => shares[code] ?? (share ?? 0) * 100)
  const sum = standing.reduce((total, own) => total + own, 0)
  /** Rounded where parts end, not part by part, so that they still come to the whole. */
  const endOf = (index: number) =>
    Math.round((whole * decimals * standing.slice(0, index + 1).reduce((total, own) => total + own, 0)) / sum)
  return siblings.flatMap(({ path, weight: before }, index) => {
    const weight = sum > 0 ? (endOf(index) - (index > 0 ? endOf(index - 1) : 0)) / decimals : before
    const below = spread(nodes, { path, growth: before > 0 ? weight / before : 1, points: before }, shares)
    return weight === before ? below : [{ path, weight }, ...below]
  })
}
