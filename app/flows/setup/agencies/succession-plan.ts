import type { SuccessionKind } from '../../../../db/queries/successions'
import type { NamedFinder } from '../find-named'
import type { NamedAgency } from '../nearest-names'

export const successionKinds = ['merged', 'split', 'closed', 'renamed'] as const satisfies readonly SuccessionKind[]

/** What somebody says became of agencies; agencies by name or code. */
export interface SuccessionInput {
  kind: SuccessionKind
  agencies: readonly string[]
  /** Where they went, if they were merged or split. */
  successors: readonly string[]
  /** What it was called, if it was renamed. */
  formerFa: string
  formerEn: string
}

export interface SuccessionProblem {
  field: 'agencies' | 'successors' | 'formerFa'
  why: 'nobody' | 'one-only' | 'unknown-agency' | 'own-successor' | 'gone-successor' | 'said' | 'no-former'
  /** What was typed, where a name is not understood or is the trouble. */
  detail?: string
  /** Codes of agencies whose names are most like it. */
  nearest?: readonly string[]
}

/** By codes. */
export interface PlannedSuccession {
  kind: SuccessionKind
  agency: string
  successor: string | null
  former: { titleFa: string; titleEn: string } | null
}

export type SuccessionPlan =
  { ok: true; rows: PlannedSuccession[] } | { ok: false; problems: [SuccessionProblem, ...SuccessionProblem[]] }

interface Said {
  kind: SuccessionKind
  agency: { code: string }
  successor: { code: string } | null
}

/**
 * What an input adds to what is said of an edition. Several are merged into one, one is split into several, one is
 * renamed; an agency goes one way only, and not into one that is gone itself.
 */
export function planSuccession(
  agencies: NamedFinder<NamedAgency>,
  said: readonly Said[],
  input: SuccessionInput,
): SuccessionPlan {
  const problems: SuccessionProblem[] = []
  const read = (field: 'agencies' | 'successors', texts: readonly string[]) =>
    texts.flatMap((text) => {
      const found = agencies.find(text)
      if (found) return found.code
      const nearest = agencies.nearest(text).map(({ code }) => code)
      problems.push({ field, why: 'unknown-agency', detail: text, nearest })
      return []
    })
  const { kind } = input
  const goes = kind === 'merged' || kind === 'split'
  const from = [...new Set(read('agencies', input.agencies))]
  const into = goes ? [...new Set(read('successors', input.successors))] : []
  if (!input.agencies.length) problems.push({ field: 'agencies', why: 'nobody' })
  if (goes && !input.successors.length) problems.push({ field: 'successors', why: 'nobody' })
  if (from.length > 1 && (kind === 'split' || kind === 'renamed')) problems.push({ field: 'agencies', why: 'one-only' })
  if (into.length > 1 && kind === 'merged') problems.push({ field: 'successors', why: 'one-only' })
  if (kind === 'renamed' && !input.formerFa) problems.push({ field: 'formerFa', why: 'no-former' })
  problems.push(...listConflicts(said, kind, from, into))
  const [first, ...more] = problems
  if (first) return { ok: false, problems: [first, ...more] }
  const former = kind === 'renamed' ? { titleFa: input.formerFa, titleEn: input.formerEn || input.formerFa } : null
  return {
    ok: true,
    rows: from.flatMap((agency): PlannedSuccession[] =>
      goes
        ? into.map((successor) => ({ kind, agency, successor, former }))
        : [{ kind, agency, successor: null, former }],
    ),
  }
}

function listConflicts(
  said: readonly Said[],
  kind: SuccessionKind,
  from: readonly string[],
  into: readonly string[],
): SuccessionProblem[] {
  const isGone = (code: string) =>
    said.some(({ kind: other, agency }) => agency.code === code && (other === 'merged' || other === 'closed'))
  const isSaid = (code: string) =>
    said.some(({ kind: other, agency }) => agency.code === code && (other === 'renamed') === (kind === 'renamed'))
  const isUsed = (code: string) => said.some(({ successor }) => successor?.code === code)
  const leaves = kind === 'merged' || kind === 'closed'
  return [
    ...from
      .filter((code) => isSaid(code) || (leaves && isUsed(code)))
      .map((code): SuccessionProblem => ({ field: 'agencies', why: 'said', detail: code })),
    ...into
      .filter((code) => from.includes(code))
      .map((code): SuccessionProblem => ({ field: 'successors', why: 'own-successor', detail: code })),
    ...into
      .filter(isGone)
      .map((code): SuccessionProblem => ({ field: 'successors', why: 'gone-successor', detail: code })),
  ]
}
