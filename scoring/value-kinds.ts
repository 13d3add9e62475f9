import type { MetricSeries, ValueKind } from './input'

const valueKinds = ['measured', 'self-declared', 'surveyed'] as const
const bits: Readonly<Record<ValueKind, number>> = { measured: 1, 'self-declared': 2, surveyed: 4 }

/** Kinds as bits of one number. 0: of no kind, as nothing is known. */
export function bitsOfKinds(kinds: readonly ValueKind[]): number {
  return kinds.reduce((sum, kind) => sum | bits[kind], 0)
}

/**
 * The kinds of one entry of a series, as bits. Each value is of its own kinds: those of the sources that it is from.
 * Several where it is a sum of what services of several kinds tell. Where the whole series is of one kind, an entry
 * without a value is of that kind as well.
 */
export function kindsAt({ kind, kinds }: MetricSeries, entry: number): number {
  return kind === 'mixed' ? (kinds?.[entry] ?? 0) : bits[kind]
}

/** Whether a model that accepts some kinds takes an entry: a sum only where it takes all that was added up. */
export function isAcceptedAt(series: MetricSeries, entry: number, accepts: number): boolean {
  return (kindsAt(series, entry) & ~accepts) === 0
}

/** Whether an entry is surveyed, be it in part: then it has a sampling error. */
export function isSurveyedAt(series: MetricSeries, entry: number): boolean {
  return (kindsAt(series, entry) & bits.surveyed) !== 0
}

export function hasSurveyed({ kind, kinds }: MetricSeries): boolean {
  return kind === 'mixed' ? (kinds?.some((own) => (own & bits.surveyed) !== 0) ?? false) : kind === 'surveyed'
}

/**
 * What a series says of the kinds of its values: the kind of all of them, or `mixed` and the kinds by entry. One value
 * never speaks for all, be it the first or the newest.
 */
export function kindOfSeries(kinds: Uint8Array): Pick<MetricSeries, 'kind' | 'kinds'> {
  const all = kinds.reduce((sum, own) => sum | own, 0)
  const only = valueKinds.find((kind) => bits[kind] === all)
  return only ? { kind: only } : { kind: 'mixed', kinds }
}
