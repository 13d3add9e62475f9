import type { Column } from '../column'
import { exp } from '../elementary'
import { significant } from '../significant'
import type { TargetColumn } from '../target'
import { type Normalised, Remark, emptyNormalised } from './normalised'
import { shareBetween } from './share-between'
import { boolean, described, list, number, object } from '../check/shape'
import type { NormalisationMethod } from './method'

/** Methods that learn nothing from other agencies: each value is judged by what the model says. */
function each(column: Column, top: number, apply: (value: number, agency: number) => number | null): Normalised {
  const made = emptyNormalised(column.value.length, top)
  for (let agency = 0; agency < column.value.length; agency++) {
    if (!column.has[agency]) continue
    const value = apply(column.value[agency] ?? 0, agency)
    if (value === null) continue
    made.value[agency] = value
    made.has[agency] = 1
  }
  return made
}

/**
 * The festival's classic rule: actual ÷ target, or target ÷ actual where less is better, not above `cap`. Where less is
 * better, an actual of zero or less earns everything; where more is better, it earns nothing. Without a target, nothing
 * can be said.
 *
 * A written target is above zero, as the model is refused otherwise. A computed one can be zero or less, and a share of
 * it says nothing: then what is above zero earns everything and the rest nothing (where less is better: what reaches
 * the target, and the rest), which a warning says. So a value that pulls the target below zero never takes from others
 * what they earn.
 */
function targetRatio(
  column: Column,
  { target, hasTarget }: TargetColumn,
  options: { direction: 1 | -1; cap: number },
): Normalised {
  const { direction, cap } = options
  const isCut = new Uint8Array(column.value.length)
  const remark = new Uint8Array(column.value.length)
  const made = each(column, 1, (actual, agency) => {
    if (!hasTarget[agency]) {
      remark[agency] = Remark.noTarget
      return null
    }
    const aim = target[agency] ?? 0
    if (!(aim > 0)) {
      remark[agency] = Remark.targetNotPositive
      return (direction === 1 ? actual > 0 : actual <= aim) ? cap : 0
    }
    const [above, below] = direction === 1 ? [actual, aim] : [aim, actual]
    const ratio = below <= 0 ? cap : Math.max(above / below, 0)
    isCut[agency] = ratio > cap ? 1 : 0
    return Math.min(ratio, cap)
  })
  return { ...made, isCut, remark }
}

/**
 * Goalposts: (z − low) ÷ (high − low) × scale, with low and high in raw units, mirrored by the direction; clamped to
 * 0…scale unless told not to (the HDI clamps, DESI does not). It takes every value. UNDP, Human Development Report,
 * Technical notes.
 */
function goalposts(
  column: Column,
  options: { direction: 1 | -1; low: number; high: number; scale: number; clamp: boolean },
): Normalised {
  const { direction, low, high, scale, clamp } = options
  const isCut = new Uint8Array(column.value.length)
  const made = each(column, scale, (value, agency) => {
    const share = direction === 1 ? shareBetween(value, low, high) : shareBetween(value, high, low)
    const kept = clamp ? Math.min(Math.max(share, 0), 1) : share
    isCut[agency] = kept === share ? 0 : 1
    return kept * scale
  })
  return { ...made, isCut }
}

/**
 * Steps: the value of the last step whose `from` is not above the actual. Steps ascend. Below the first one it is zero,
 * and where less is better what the first one is worth. It takes every value. What the steps are worth is the model's
 * word, also where it is less for a better value: a warning says that.
 */
function levels(
  column: Column,
  options: { direction: 1 | -1; steps: readonly { from: number; value: number }[] },
): Normalised {
  const top = options.steps.reduce((most, step) => Math.max(most, step.value), 0)
  const steps = options.steps.map(({ from, value }) => ({ from: significant(from), value }))
  const below = options.direction === 1 ? 0 : (steps[0]?.value ?? 0)
  return each(column, top, (actual) => steps.findLast((step) => step.from <= actual)?.value ?? below)
}

/** Logistic utility: 1 ÷ (1 + e^(−slope × (z − midpoint))), falling where less is better. It takes every value. */
function logistic(column: Column, options: { direction: 1 | -1; midpoint: number; slope: number }): Normalised {
  return each(column, 1, (value) => 1 / (1 + exp(-options.direction * options.slope * (value - options.midpoint))))
}

interface Goalposts {
  readonly low: number
  readonly high: number
  readonly scale?: number
  readonly clamp?: boolean
}

export const goalpostsMethod: NormalisationMethod<'goalposts', Goalposts> = {
  name: 'goalposts',
  description:
    '(z − low) ÷ (high − low) × scale between two fixed ends in the indicator’s unit, mirrored where less is better.',
  required: {
    low: described(number(), 'The lower end, in the indicator’s unit.'),
    high: described(number(), 'The upper end, in the indicator’s unit; above the lower one.'),
  },
  optional: {
    scale: described(number({ min: 0, isMinExcluded: true }), 'What the good end gets; full points stand for it.', 1),
    clamp: described(boolean, 'Whether values beyond the ends are held to them.', true),
  },
  preset: { method: 'goalposts', low: 0, high: 100 },
  alternatives: {},
  examples: [
    { method: 'goalposts', low: 0, high: 100 },
    { method: 'goalposts', low: 0, high: 100, clamp: false },
  ],
  apply: (column, { low, high, scale = 1, clamp = true }, { direction }) =>
    goalposts(column, { direction, low, high, scale, clamp }),
  listInvalid: ({ low, high }) =>
    low < high
      ? []
      : [
          {
            at: 'method',
            fa: 'کران پایین باید کمتر از کران بالا باشد.',
            en: 'The low goalpost must be below the high one.',
          },
        ],
  end: ({ low, high, clamp = true }, { direction }) => ({ value: direction === 1 ? high : low, isFinal: clamp }),
}

interface TargetRatio {
  readonly cap?: number
}

export const targetRatioMethod: NormalisationMethod<'target-ratio', TargetRatio> = {
  name: 'target-ratio',
  description: 'The festival’s classic rule: value ÷ target, or target ÷ value where less is better, not above cap.',
  required: {},
  optional: {
    cap: described(number({ min: 0, isMinExcluded: true }), 'The most that can be had; 1 is full points.', 1),
  },
  preset: { method: 'target-ratio' },
  alternatives: { 'target-ratio': { method: 'target-ratio' } },
  examples: [{ method: 'target-ratio' }],
  apply: (column, { cap = 1 }, { direction, target }) => targetRatio(column, target, { direction, cap }),
  listInvalid: (_, { code, target }) => {
    if (target === undefined)
      return [
        {
          at: '',
          fa: `شاخص «${code}» با نسبت به هدف سنجیده می‌شود و هدف ندارد.`,
          en: `The indicator “${code}” is judged by its target and has none.`,
        },
      ]
    if (typeof target !== 'number' || target > 0) return []
    return [{ at: '/target', fa: 'هدف باید بیش از صفر باشد.', en: 'The target must be more than zero.' }]
  },
  // Where less is better and the target is learnt, the target itself comes down with the value.
  end: ({ cap = 1 }, { target, direction }) =>
    target !== null && target > 0
      ? { value: significant(direction === 1 ? target * cap : target / cap), isFinal: false }
      : null,
}

interface Levels {
  readonly steps: readonly { readonly from: number; readonly value: number }[]
}

export const levelsMethod: NormalisationMethod<'levels', Levels> = {
  name: 'levels',
  description: 'Steps: the value of the last step whose from is not above the indicator’s value.',
  required: {
    steps: described(
      list(
        described(
          object({
            from: described(number(), 'From this value of the indicator on, in its unit.'),
            value: described(number({ min: 0 }), 'What the step is worth; full points stand for the largest.'),
          }),
          'One step.',
        ),
        1,
      ),
      'The steps, ascending.',
    ),
  },
  optional: {},
  preset: {
    method: 'levels',
    steps: [
      { from: 0, value: 0 },
      { from: 50, value: 1 },
    ],
  },
  alternatives: {},
  examples: [
    {
      method: 'levels',
      steps: [
        { from: 0, value: 0.5 },
        { from: 1, value: 1 },
      ],
    },
  ],
  apply: (column, { steps }, { direction }) => levels(column, { direction, steps }),
  listInvalid: ({ steps }) => [
    ...(steps.every((step, index) => index === 0 || step.from > (steps[index - 1]?.from ?? 0))
      ? []
      : [{ at: 'method', fa: 'پله‌ها باید صعودی باشند.', en: 'The steps must ascend.' }]),
    ...(steps.some((step) => step.value > 0)
      ? []
      : [
          {
            at: 'method',
            fa: 'دست‌کم یک پله باید بیش از صفر بیرزد.',
            en: 'At least one step must be worth more than zero.',
          },
        ]),
  ],
  steps: ({ steps }) => steps,
}

interface Logistic {
  readonly midpoint: number
  readonly slope: number
}

export const logisticMethod: NormalisationMethod<'logistic', Logistic> = {
  name: 'logistic',
  description: '1 ÷ (1 + e^(−slope × (value − midpoint))), falling where less is better.',
  required: {
    midpoint: described(number(), 'The value that gets a half, in the indicator’s unit.'),
    slope: described(number({ min: 0, isMinExcluded: true }), 'How steep the curve is at the midpoint.'),
  },
  optional: {},
  preset: { method: 'logistic', midpoint: 50, slope: 0.1 },
  alternatives: {},
  examples: [
    { method: 'logistic', midpoint: 0, slope: 3 },
    { method: 'logistic', midpoint: 50, slope: 0.1 },
  ],
  apply: (column, { midpoint, slope }, { direction }) => logistic(column, { direction, midpoint, slope }),
}
