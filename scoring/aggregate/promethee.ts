import { choice, described, number } from '../check/shape'
import { aggregateDuels, leastLead } from './duels'
import type { Aggregated, Matrix } from './matrix'
import type { AggregationMethod } from './method'

interface Promethee {
  readonly preference?: 'usual' | 'u' | 'v' | 'level' | 'v-indifference'
  readonly q?: number
  readonly p?: number
}

/**
 * PROMETHEE II: the net flow, mean over the competing others of Σ w (P(d) − P(−d)), d the difference in utility over
 * the children that both have, brought from −1…1 to 0…1. Brans and Vincke 1985. `q`: difference that does not count;
 * `p`: difference that counts fully.
 */
function promethee(matrix: Matrix, { preference = 'usual', q = 0, p = 1 }: Promethee): Aggregated {
  const prefer = preferenceFunction(preference, q, p)
  return aggregateDuels(
    matrix,
    (lead) => prefer(lead) - prefer(-lead),
    (flow) => flow,
  )
}

function preferenceFunction(
  kind: NonNullable<Promethee['preference']>,
  q: number,
  p: number,
): (difference: number) => number {
  switch (kind) {
    case 'usual':
      return (d) => (d > 0 ? 1 : 0)
    case 'u':
      return (d) => (d > q + leastLead ? 1 : 0)
    case 'v':
      return (d) => (d <= 0 ? 0 : d >= p ? 1 : d / p)
    case 'level':
      return (d) => (d <= q + leastLead ? 0 : d <= p + leastLead ? 0.5 : 1)
    case 'v-indifference':
      return (d) => (d <= q ? 0 : d >= p ? 1 : (d - q) / (p - q))
  }
}

export const prometheeMethod: AggregationMethod<'promethee-ii', Promethee> = {
  name: 'promethee-ii',
  description: 'The net flow of preferences against all other competing agencies, brought to 0…1.',
  required: {},
  optional: {
    preference: described(
      choice('usual', 'u', 'v', 'level', 'v-indifference'),
      'How a difference becomes a preference: any (usual), above q (u), rising to p (v), a half from q and all from p (level), rising from q to p (v-indifference).',
      'usual',
    ),
    q: described(number({ min: 0 }), 'A difference up to this counts for nothing; as a share of full points.', 0),
    p: described(
      number({ min: 0, isMinExcluded: true }),
      'A difference from this on counts fully; as a share of full points.',
      1,
    ),
  },
  preset: { method: 'promethee-ii' },
  alternatives: { 'promethee-ii': { method: 'promethee-ii' } },
  examples: [{ method: 'promethee-ii', preference: 'v-indifference', q: 0.1, p: 0.5 }],
  apply: (matrix, chosen) => promethee(matrix, chosen),
  listInvalid: ({ preference, q = 0, p = 1 }) =>
    preference === 'v-indifference' && !(q < p)
      ? [{ at: '', fa: 'q باید کمتر از p باشد.', en: 'q must be below p.' }]
      : [],
}
