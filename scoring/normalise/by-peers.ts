import { type Column, type Places, peersOf, valuesAt } from '../column'
import { type Normalised, emptyNormalised } from './normalised'

/** What is learnt from the values of peers, directed so that more is better; null where they are all the same or none. */
export type Fit<Learnt> = (directed: Float64Array) => Learnt | null

/**
 * The frame of every method that learns from peers (all competing agencies, or those of the group): `fit` once a set of peers, `apply` for
 * each agency with a value. A set without spread tells nothing: its agencies get no value, and are marked constant.
 */
export function normaliseByPeers<Learnt>(
  column: Column,
  options: { direction: 1 | -1; over: 'all' | 'group'; top: number | ((learnt: Learnt) => number) },
  fit: Fit<Learnt>,
  apply: (directed: number, learnt: Learnt) => number,
): Normalised {
  const { top } = options
  const made = emptyNormalised(column.value.length, 1)
  const peers = peersOf(column, options.over)
  const known = new Map<Places, Learnt | null>()
  for (let agency = 0; agency < column.value.length; agency++) {
    if (!column.has[agency]) continue
    const own = peers(agency)
    let learnt = known.get(own)
    if (learnt === undefined) {
      learnt = own.length ? fit(valuesAt(column, own, options.direction)) : null
      known.set(own, learnt)
    }
    if (learnt === null) {
      made.isConstant[agency] = 1
      continue
    }
    made.value[agency] = apply(options.direction * (column.value[agency] ?? 0), learnt)
    made.top[agency] = typeof top === 'number' ? top : top(learnt)
    made.has[agency] = 1
  }
  return made
}
