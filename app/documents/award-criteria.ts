/** What judges may mark from 0 to 10, beside the score and never part of it. */
export const criteria = ['innovation', 'impact', 'durability'] as const
export type Criterion = (typeof criteria)[number]
