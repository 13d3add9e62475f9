import type { EditionState } from '../../db/queries/courses'

/** The states of an edition in their order, for pages: the schema that has them stays on the server. */
export const courseStates: readonly EditionState[] = [
  'draft',
  'announced',
  'collecting',
  'evaluating',
  'preliminary',
  'objections',
  'review',
  'final',
  'shortlisting',
  'approved',
  'published',
  'archived',
]
