import { sum } from '../sum'
import { NodeState } from '../result'
import type { TreeNode } from '../tree'
import type { RowColumns } from './row-columns'

/**
 * Imputation by par: what does not concern an agency, or is missing, stands where the agency stands on the rest. With
 * utilities u (1 is full points), m(j) the mean of the competing agencies that have a value in the indicator j, and
 * J(a) the indicators with a weight in which the agency a has one:
 *
 *   par(a, i) = m(i) + mean over j in J(a) of (u(a, j) − m(j)),
 *
 * held between the least and the most that a competing agency has in i. So an agency that is average on what concerns
 * it is average on what does not, and who is better than others stays so: a missing indicator neither hands its weight
 * to what is easy nor shrinks anybody to the average. Deviations count alike, whatever the weights: a trial of other
 * weights leaves par as it is. A value of a row mean counts as the agency's own; one by par does not. Nothing is filled
 * in where the agency has no value at all, or no competing agency has one in i.
 *
 * `wanted`: by node, 1 for each agency that is to be filled. Gives the same, 1 where a value was filled in.
 */
export function fillPars(
  tree: readonly Pick<TreeNode, 'info' | 'indicator'>[],
  wanted: ReadonlyMap<number, Uint8Array>,
  { utility, state, competes, startOf }: RowColumns,
): Map<number, Uint8Array> {
  const counted = tree.flatMap(({ indicator, info }, node) => (indicator && info.points > 0 ? [node] : []))
  const has = (node: number, agency: number) =>
    state[startOf(node) + agency] === NodeState.scored && !wanted.get(node)?.[agency]
  const spreads = new Map([...new Set([...counted, ...wanted.keys()])].map((node) => [node, spreadOf(node)]))
  const standings = new Map<number, number | null>()
  const filled = new Map<number, Uint8Array>()
  for (const [node, agencies] of wanted) {
    const made = new Uint8Array(agencies.length)
    filled.set(node, made)
    const spread = spreads.get(node)
    if (!spread) continue
    for (let agency = 0; agency < agencies.length; agency++) {
      const standing = agencies[agency] ? standingOf(agency) : null
      if (standing === null) continue
      utility[startOf(node) + agency] = Math.min(Math.max(spread.mean + standing, spread.least), spread.most)
      state[startOf(node) + agency] = NodeState.scored
      made[agency] = 1
    }
  }
  return filled

  /** Of the competing agencies that have a value; null where none has. */
  function spreadOf(node: number): { mean: number; least: number; most: number } | null {
    const values = [...competes].flatMap((is, agency) =>
      is && has(node, agency) ? [utility[startOf(node) + agency] ?? 0] : [],
    )
    if (!values.length) return null
    const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
      Infinity,
      -Infinity,
    ] as [number, number])
    return { mean: sum(values) / values.length, least, most }
  }

  /** How far an agency stands from the others on what it has; null where it has nothing. */
  function standingOf(agency: number): number | null {
    const known = standings.get(agency)
    if (known !== undefined) return known
    const deviations = counted.flatMap((node) => {
      const spread = spreads.get(node)
      return spread && has(node, agency) ? [(utility[startOf(node) + agency] ?? 0) - spread.mean] : []
    })
    const standing = deviations.length ? sum(deviations) / deviations.length : null
    standings.set(agency, standing)
    return standing
  }
}
