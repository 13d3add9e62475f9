import type { Answers } from '../../../../sources/sheets/reading'

/** What can be asked of a list of agencies, with the answers that there are. */
export const askedHere = {
  slash: ['decimal', 'problem'],
  dot: ['decimal', 'groups', 'problem'],
  comma: ['decimal', 'problem'],
  'trailing-minus': ['negative', 'problem'],
  'has-none': ['zero', 'no-data', 'not-applicable'],
  'n-a': ['no-data', 'not-applicable'],
} as const satisfies { [Kind in keyof Answers]?: readonly Answers[Kind][] }
export type AskedHere = keyof typeof askedHere

export const askedKinds = Object.keys(askedHere) as AskedHere[]
