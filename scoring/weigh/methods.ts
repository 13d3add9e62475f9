import { type AnyMethod, type InvalidOption, type NoOptions, methodNamed } from '../method'
import { ahpMethod } from './ahp'
import { criticMethod } from './critic'
import { entropyMethod } from './entropy'
import type { LearningWeighting, WeightingMethod } from './method'
import { optimisedMethod } from './optimised'
import { principalMethod } from './principal'

const given: WeightingMethod<'given', NoOptions> = {
  name: 'given',
  description: 'The weights that are written in the tree.',
  required: {},
  optional: {},
  preset: { method: 'given' },
  alternatives: {},
  examples: [{ method: 'given' }],
}

const equal: WeightingMethod<'equal', NoOptions> = {
  name: 'equal',
  description: 'All children weigh the same.',
  required: {},
  optional: {},
  preset: { method: 'equal' },
  alternatives: {},
  examples: [{ method: 'equal' }],
  share: (_, written) => written.map((weight) => (weight > 0 ? 1 : 0)),
}

/** Methods that learn weights from the children's utilities. */
const learning = [entropyMethod, criticMethod, principalMethod, optimisedMethod] as const

/** All methods of weighting, in the order of the published schema. */
export const weightings = [given, equal, ...learning, ahpMethod] as const

export type LearningMethod = (typeof learning)[number]['name']
export type Weighting = Parameters<NonNullable<(typeof weightings)[number]['share']>>[0]

interface AnyWeighting extends AnyMethod {
  share?(chosen: Weighting, written: readonly number[]): readonly number[]
  listInvalid?(chosen: Weighting, children: number): InvalidOption[]
}

const all: readonly AnyWeighting[] = weightings
const allLearning: readonly LearningWeighting<LearningMethod>[] = learning

export function weightingOf({ method }: Weighting): AnyWeighting {
  return methodNamed(all, method)
}

/** Undefined for a method that asks no data. */
export function learningOf({ method }: Weighting): LearningWeighting<LearningMethod> | undefined {
  return allLearning.find(({ name }) => name === method)
}
