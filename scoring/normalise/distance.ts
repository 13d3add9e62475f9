import { type Column, learners } from '../column'
import { normaliseByPeers } from './by-peers'
import { type Normalised, Remark, emptyNormalised, remarkBelowZero, whyNoShare } from './normalised'
import { shareBetween } from './share-between'
import { boolean, described, text } from '../check/shape'
import { type Fitted, type NormalisationMethod, overShape } from './method'

/**
 * Distance to the leader: min–max on 0–1. It takes every value; a constant column, and a single value, give nothing.
 * OECD/JRC Handbook (2008), p. 28, "distance to the group leader".
 */
function distanceToMaximum(column: Column, options: { direction: 1 | -1; over: 'all' | 'group' }): Normalised {
  const fit = (directed: Float64Array) => {
    const ascending = directed.sort()
    const min = ascending[0] ?? 0
    const max = ascending.at(-1) ?? 0
    return max > min ? { min, max } : null
  }
  return normaliseByPeers(column, { ...options, top: 1 }, fit, (value, { min, max }) => shareBetween(value, min, max))
}

/**
 * Value ÷ largest value, only where more is better. It has no share to give below zero: a value there is worth nothing,
 * as zero is, and a warning says so. A constant column, a single value, and one in which nobody is above zero give
 * nothing, and a warning says which.
 */
function fractionOfMaximum(column: Column, options: { over: 'all' | 'group' }): Normalised {
  const fit = (directed: Float64Array) => {
    const ascending = directed.sort()
    const max = ascending.at(-1) ?? 0
    return max > 0 && (ascending[0] ?? 0) < max ? { max } : null
  }
  const made = normaliseByPeers(
    column,
    { ...options, direction: 1, top: 1, whyNothing: whyNoShare },
    fit,
    (value, { max }) => Math.max(value, 0) / max,
  )
  const isCut = made.has.map((has, agency) => (has && (column.value[agency] ?? 0) < 0 ? 1 : 0))
  return remarkBelowZero({ ...made, isCut }, column.value)
}

/**
 * 1 − (reference − z) ÷ (reference − min), z directed: the reference agency gets 1, the worst 0; above the reference
 * only without `cap`. It takes every value. Where nobody is below the reference there is no distance to it: with a cap
 * all have reached it and get 1; without one nothing can be said of anybody, nor where the reference has no value, and
 * a warning says so. OECD/JRC Handbook (2008), p. 28.
 *
 * Without a cap a worse value can raise a rank, since the worst value sets the length that those above the reference
 * are measured by.
 */
function distanceToReference(
  column: Column,
  options: { direction: 1 | -1; reference: number; cap: boolean },
): Normalised {
  const { direction, reference, cap } = options
  if (reference < 0 || !column.has[reference]) {
    const nothing = emptyNormalised(column.value.length, 1)
    return { ...nothing, remark: column.has.map((has) => (has ? Remark.noReference : Remark.none)) }
  }
  const aim = direction * (column.value[reference] ?? 0)
  const min = learners(column).reduce(
    (lowest, index) => Math.min(lowest, direction * (column.value[index] ?? 0)),
    Number.POSITIVE_INFINITY,
  )
  if (!(min < aim)) return withoutDistance(column, options, aim)
  const made = normaliseByPeers(
    column,
    { direction, over: 'all', top: 1 },
    () => min,
    (value) => shareBetween(value, min, aim),
  )
  if (cap) cutAbove(made, 1)
  return made
}

/** Nobody who competes is below the reference; somebody who does not may be. */
function withoutDistance(
  column: Column,
  { direction, cap }: { direction: 1 | -1; cap: boolean },
  aim: number,
): Normalised {
  const made = emptyNormalised(column.value.length, 1)
  for (let agency = 0; agency < made.has.length; agency++) {
    if (!column.has[agency]) continue
    made.remark[agency] = cap ? Remark.allReachReference : Remark.referenceIsWorst
    made.has[agency] = cap ? 1 : 0
    made.value[agency] = cap && direction * (column.value[agency] ?? 0) >= aim ? 1 : 0
  }
  return made
}

function cutAbove(made: Normalised, highest: number) {
  for (const [agency, value] of made.value.entries()) {
    if (value <= highest) continue
    made.value[agency] = highest
    made.isCut[agency] = 1
  }
}

export const distanceToMaximumMethod: NormalisationMethod<'distance-to-maximum', Fitted> = {
  name: 'distance-to-maximum',
  description: 'Min–max from 0 to 1: how near the value is to the best one.',
  required: {},
  optional: { over: overShape },
  preset: { method: 'distance-to-maximum' },
  alternatives: { 'distance-to-maximum': { method: 'distance-to-maximum' } },
  examples: [{ method: 'distance-to-maximum' }],
  apply: (column, { over = 'all' }, { direction }) => distanceToMaximum(column, { direction, over }),
}

export const fractionOfMaximumMethod: NormalisationMethod<'fraction-of-maximum', Fitted> = {
  name: 'fraction-of-maximum',
  description: 'Value ÷ the highest value; only where more is better.',
  required: {},
  optional: { over: overShape },
  preset: { method: 'fraction-of-maximum' },
  alternatives: { 'fraction-of-maximum': { method: 'fraction-of-maximum' } },
  examples: [{ method: 'fraction-of-maximum' }],
  apply: (column, { over = 'all' }) => fractionOfMaximum(column, { over }),
  listInvalid: (_, { direction }) =>
    direction === 'less-is-better'
      ? [
          {
            at: '/direction',
            fa: 'روش «نسبت به بیشینه» برای شاخصی که کمترش بهتر است معنا ندارد.',
            en: 'Fraction of the maximum makes no sense where less is better.',
          },
        ]
      : [],
}

interface ToReference {
  /** The code of the reference agency. */
  readonly agency: string
  readonly cap?: boolean
}

export const distanceToReferenceMethod: NormalisationMethod<'distance-to-reference', ToReference> = {
  name: 'distance-to-reference',
  description: '1 − (reference − z) ÷ (reference − min): the reference agency gets 1, the worst 0.',
  required: { agency: described(text, 'The code of the reference agency.') },
  optional: { cap: described(boolean, 'Whether better values than the reference get 1 and not more.', false) },
  preset: null,
  alternatives: {},
  examples: [{ method: 'distance-to-reference', agency: 'a' }],
  apply: (column, { agency, cap = false }, { direction, indexOf }) =>
    distanceToReference(column, { direction, reference: indexOf(agency), cap }),
}
