import { aggregateDuels } from './duels'
import type { Aggregated, Matrix } from './matrix'
import type { NoOptions } from '../method'
import type { AggregationMethod } from './method'

/**
 * Copeland: an agency beats another where it is better on more than half of the weight that was observed in both (equal
 * values count half). Wins minus losses against competing agencies, brought to 0–1. Copeland 1951; Munda and Nardo
 * 2009. Divided by the weight observed in both, which other tools leave out, so that a missing value is no defeat.
 */
function copeland(matrix: Matrix): Aggregated {
  return aggregateDuels(matrix, shareAhead, (share) => Math.sign(Math.abs(share - 0.5) < 1e-12 ? 0 : share - 0.5))
}

function shareAhead(lead: number): number {
  if (lead === 0) return 0.5
  return lead > 0 ? 1 : 0
}

export const copelandMethod: AggregationMethod<'copeland', NoOptions> = {
  name: 'copeland',
  description:
    'Duels won less duels lost against every other competing agency; a duel is won with more than half of the weight.',
  required: {},
  optional: {},
  preset: { method: 'copeland' },
  alternatives: { copeland: { method: 'copeland' } },
  examples: [{ method: 'copeland' }],
  apply: (matrix) => copeland(matrix),
}
