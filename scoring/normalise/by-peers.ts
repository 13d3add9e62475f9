import { type Column, type Places, peersOf, valuesAt } from '../column'
import { type Normalised, Remark, emptyNormalised } from './normalised'

/** What is learnt from the values of peers, directed so that more is better; null where they tell nothing. */
export type Fit<Learnt> = (directed: Float64Array) => Learnt | null

/**
 * The frame of every method that learns from peers (all competing agencies, or those of the group): `fit` once a set of
 * peers, `apply` for each agency with a value. A set without spread tells nothing: its agencies get no value, and a
 * remark says why (`whyNothing`; else they are alike).
 */
export function normaliseByPeers<Learnt>(
  column: Column,
  options: {
    direction: 1 | -1
    over: 'all' | 'group'
    top: number | ((learnt: Learnt) => number)
    whyNothing?: (directed: Float64Array) => number
  },
  fit: Fit<Learnt>,
  apply: (directed: number, learnt: Learnt) => number,
): Normalised {
  const { top, whyNothing = () => Remark.alike } = options
  const made = emptyNormalised(column.value.length, 1)
  const peers = peersOf(column, options.over)
  const known = new Map<Places, Learnt | null>()
  for (let agency = 0; agency < column.value.length; agency++) {
    if (!column.has[agency]) continue
    const row = peers(agency)
    let learnt = known.get(row)
    if (learnt === undefined) {
      learnt = row.length ? fit(valuesAt(column, row, options.direction)) : null
      known.set(row, learnt)
    }
    if (learnt === null) {
      made.remark[agency] =
        row.length > 1
          ? whyNothing(valuesAt(column, row, options.direction))
          : row.length
            ? Remark.alone
            : Remark.noPeers
      continue
    }
    made.value[agency] = apply(options.direction * (column.value[agency] ?? 0), learnt)
    made.top[agency] = typeof top === 'number' ? top : top(learnt)
    made.has[agency] = 1
  }
  return made
}
