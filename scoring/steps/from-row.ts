import { Flag, type IndicatorColumns } from '../result'
import type { TreeNode } from '../tree'
import { fillPars } from './par'
import type { RowColumns } from './row-columns'
import { fillRowMeans } from './row-mean'

/** By method: 1 for each agency whose value of an indicator follows from its other indicators. */
export type RowFills = Readonly<Partial<Record<RowMethod, Uint8Array>>>

/** Imputations that take the normalised values of an agency's other indicators, so that these must be there first. */
export const rowMethods = ['row-mean', 'par'] as const
export type RowMethod = (typeof rowMethods)[number]

/**
 * Fills in what follows from an agency's other indicators: row means first, then par, which counts them. Gives by node
 * 1 where a value was filled in.
 */
export function fillFromRows(
  tree: readonly Pick<TreeNode, 'info' | 'children' | 'indicator'>[],
  fills: ReadonlyMap<number, RowFills>,
  columns: RowColumns,
): Map<number, Uint8Array> {
  const wantedBy = (method: RowMethod) =>
    new Map([...fills].flatMap(([node, { [method]: wanted }]) => (wanted ? [[node, wanted] as const] : [])))
  const byRowMean = fillRowMeans(tree, wantedBy('row-mean'), columns)
  const byPar = fillPars(tree, wantedBy('par'), columns)
  return new Map(
    [...fills.keys()].map((node) => {
      const [one, other] = [byRowMean.get(node), byPar.get(node)]
      return [
        node,
        one && other ? one.map((is, agency) => is | (other[agency] ?? 0)) : (one ?? other ?? new Uint8Array()),
      ]
    }),
  )
}

/** Marks the values that were filled in, where the working of an indicator is kept. */
export function markFilled(filled: ReadonlyMap<number, Uint8Array>, workings: ReadonlyMap<number, IndicatorColumns>) {
  for (const [node, agencies] of filled) {
    const flags = workings.get(node)?.flags
    if (flags)
      for (const [agency, is] of agencies.entries()) if (is) flags[agency] = (flags[agency] ?? 0) | Flag.imputed
  }
}
