/** How what becomes of a row, or of a cell, is told apart beside its word. */
export const outcomeLook = {
  problem: 'font-bold text-bad',
  new: 'font-bold text-accent',
  changed: 'font-bold',
  same: 'text-quiet',
} as const
