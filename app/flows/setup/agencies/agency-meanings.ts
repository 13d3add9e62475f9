/** What a column of a list of agencies can mean, beside numbers that a festival has further. */
export const plainMeanings = [
  'name',
  'name-en',
  'code',
  'aliases',
  'group',
  'county',
  'level',
  'parent',
  'staff',
  'staff-women',
  'staff-men',
  'competes',
  'reason',
] as const

export type AgencyMeaning = (typeof plainMeanings)[number] | `metric:${string}`
