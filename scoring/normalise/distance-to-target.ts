import { type Column, type Places, peersOf, valuesAt } from '../column'
import type { TargetColumn } from '../target'
import { type Normalised, Remark, emptyNormalised } from './normalised'
import { shareBetween } from './share-between'
import { boolean, described } from '../check/shape'
import { type Fitted, type NormalisationMethod, overShape } from './method'

/**
 * Distance to the target: (z − min) ÷ (target − min), z and target directed so that more is better, min the worst of
 * the competing agencies: the worst has 0, who reaches the target 1. Beyond the target more than 1, unless `cap` says
 * that 1 is the most. It takes every value. Where all competing agencies have reached the target, the worst too, there
 * is no distance to measure: with `cap` all of them have 1, without it nothing can be said. Short of the target, a
 * constant column and a single value tell nothing; a column without a target never does. OECD/JRC Handbook (2008), p.
 * 28; COINr, `n_dist2targ`.
 *
 * A column that is alike is left out although the formula would give all of it nothing: an agency alone with a value
 * would lose for having one. So a worse value that makes all alike hands the weight on, and can pass an agency without
 * a value.
 *
 * Without `cap` a worse value of the worst agency brings those beyond the target nearer to 1, so it can gain a rank by
 * that; with `cap` it can't.
 */
function distanceToTarget(
  column: Column,
  { target, hasTarget }: TargetColumn,
  options: { direction: 1 | -1; over: 'all' | 'group'; cap: boolean },
): Normalised {
  const { direction, over, cap } = options
  const made = emptyNormalised(column.value.length, 1)
  const peers = peersOf(column, over)
  const ranges = new Map<Places, Range>()
  for (let agency = 0; agency < column.value.length; agency++) {
    const row = peers(agency)
    if (!column.has[agency]) continue
    if (!hasTarget[agency] || !row.length) {
      made.remark[agency] = hasTarget[agency] ? Remark.noPeers : Remark.noTarget
      continue
    }
    const range = ranges.get(row) ?? rangeOf(valuesAt(column, row, direction))
    ranges.set(row, range)
    const aim = direction * (target[agency] ?? 0)
    if (range.worst < aim && range.worst === range.best)
      made.remark[agency] = row.length > 1 ? Remark.alike : Remark.alone
    else judge(made, agency, shareOfWay(direction * (column.value[agency] ?? 0), range.worst, aim, cap), cap)
  }
  return made
}

interface Range {
  worst: number
  best: number
}

function rangeOf(directed: Float64Array): Range {
  return directed.reduce(
    (range, value) => ({ worst: Math.min(range.worst, value), best: Math.max(range.best, value) }),
    { worst: Number.POSITIVE_INFINITY, best: Number.NEGATIVE_INFINITY },
  )
}

/**
 * Null where there is no distance to measure. One that does not compete may be short of a target that all others have
 * reached.
 */
function shareOfWay(value: number, worst: number, aim: number, cap: boolean): number | null {
  if (worst < aim) return shareBetween(value, worst, aim)
  if (!cap) return null
  return value >= aim ? 1 : 0
}

function judge(made: Normalised, agency: number, share: number | null, cap: boolean) {
  if (share === null) {
    made.remark[agency] = Remark.targetReached
    return
  }
  made.isCut[agency] = cap && share > 1 ? 1 : 0
  made.value[agency] = cap ? Math.min(share, 1) : share
  made.has[agency] = 1
}

interface ToTarget extends Fitted {
  readonly cap?: boolean
}

export const distanceToTargetMethod: NormalisationMethod<'distance-to-target', ToTarget> = {
  name: 'distance-to-target',
  description: '(z − min) ÷ (target − min): the worst competing value gets 0, the indicator’s target 1.',
  required: {},
  optional: {
    cap: described(boolean, 'Whether values beyond the target get 1 and not more.', false),
    over: overShape,
  },
  preset: { method: 'distance-to-target', cap: true },
  alternatives: { 'distance-to-target': { method: 'distance-to-target', cap: true } },
  examples: [{ method: 'distance-to-target' }, { method: 'distance-to-target', cap: true, over: 'group' }],
  apply: (column, { cap = false, over = 'all' }, { direction, target }) =>
    distanceToTarget(column, target, { direction, over, cap }),
  listInvalid: (_, { code, target }) =>
    target === undefined
      ? [
          {
            at: '',
            fa: `شاخص «${code}» با فاصله تا هدف سنجیده می‌شود و هدف ندارد.`,
            en: `The indicator “${code}” is judged by the distance to its target and has none.`,
          },
        ]
      : [],
  end: (_, { target }) => (target === null ? null : { value: target, isFinal: false }),
}
