/** What of an edition another one can begin with. */
export const carriedParts = [
  'groups',
  'participants',
  'model',
  'categories',
  'declared',
  'deadlines',
  'assignments',
] as const
export type CarriedPart = (typeof carriedParts)[number]
