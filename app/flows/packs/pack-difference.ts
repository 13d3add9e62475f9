import { canonicalJson } from '../../../scoring/canonical'

/** Why something of a pack was not taken over. */
export type KeptWhy =
  'not-in-pack' | 'fixed-once-stored' | 'has-values' | 'has-runs' | 'announced' | 'edited-on-its-page' | 'archived'

/** One thing in which a pack and what is stored differ, and what became of it. */
export interface PackDifference {
  /** `agency WATER`, `edition 1404, group banks` … */
  subject: string
  /** What of it; none where all of it is new or missing. */
  field?: string
  before?: unknown
  after?: unknown
  outcome: 'added' | 'changed' | 'kept'
  why?: KeptWhy
}

const reasons: Record<KeptWhy, string> = {
  'not-in-pack': 'it is not in the pack; nothing is removed by an import',
  'fixed-once-stored': 'this can’t change once the festival is stored',
  'has-values': 'values rest on it; add it under another code instead',
  'has-runs': 'runs of this edition rest on it',
  announced: 'the edition is announced, and this was fixed with it',
  'edited-on-its-page': 'it is edited on the page of the edition, and an import would undo that',
  archived: 'the edition is archived',
}

/**
 * Lines for people: what is missing in the pack in one line for each kind of thing, every other difference in a line of
 * its own.
 */
export function describeDifferences(differences: readonly PackDifference[]): string[] {
  const isLeftOut = ({ field, why }: PackDifference) => why === 'not-in-pack' && field === undefined
  const leftOut = new Map<string, string[]>()
  for (const { subject } of differences.filter(isLeftOut)) {
    const [kind, code] = [subject.slice(0, subject.lastIndexOf(' ')), subject.slice(subject.lastIndexOf(' ') + 1)]
    leftOut.set(kind, [...(leftOut.get(kind) ?? []), code])
  }
  return [
    ...differences.filter((one) => !isLeftOut(one)).map(describeDifference),
    ...[...leftOut].map(([kind, codes]) => `kept, though not in the pack: ${kind} ${codes.join(', ')}`),
  ]
}

function describeDifference({ subject, field, before, after, outcome, why }: PackDifference): string {
  const what = field ? `${subject}, ${field}` : subject
  const values = field ? `: ${written(before)} → ${written(after)}` : ''
  return outcome === 'kept'
    ? `not taken over: ${what}${values} (${why ? reasons[why] : ''})`
    : `${outcome}: ${what}${values}`
}

function written(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
}

/** One field in which two records of the same shape differ. */
export interface FieldChange<Field extends string = string> {
  field: Field
  before: unknown
  after: unknown
}

/** What differs between two records of the same shape, of the fields that the second one has. */
export function listFieldChanges<Row extends object>(
  before: Row,
  after: Partial<Row>,
): FieldChange<keyof Row & string>[] {
  return (Object.keys(after) as (keyof Row & string)[])
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** Equal as JSON, in whatever order the keys of objects stand. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null)
}

/** Something that is new in a pack: added, or named and left out where the state of its edition bars it. */
export const addedOr = (subject: string, barred: KeptWhy | null): PackDifference =>
  barred ? { subject, outcome: 'kept', why: barred } : { subject, outcome: 'added' }

/** Something that is stored and not in a pack stays. */
export const missing = (subject: string): PackDifference => ({ subject, outcome: 'kept', why: 'not-in-pack' })
