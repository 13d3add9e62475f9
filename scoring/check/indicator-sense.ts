import type { Indicator, Measure, MetricMeasure, Normalisation, RatioMeasure } from '../model'
import type { Placed } from './place-nodes'
import type { ModelError } from './shape'

/** What an indicator of the right shape can still get wrong: a method that its target, its direction or its measure does not fit. */
export function checkIndicator({ node, pointer, choices }: Placed<Indicator>): ModelError[] {
  const { normalisation } = choices
  const own = node.choices?.normalisation ? `${pointer}/choices/normalisation` : pointer
  return [
    ...checkTarget(node, normalisation).map((error) => ({ ...error, pointer: `${pointer}${error.pointer}` })),
    ...checkNormalisation(normalisation).map((error) => ({ ...error, pointer: own })),
    ...checkMeasure(node.measure, `${pointer}/measure`),
  ]
}

function checkTarget(node: Indicator, normalisation: Normalisation): ModelError[] {
  if (normalisation.method === 'fraction-of-maximum' && node.direction === 'less-is-better') {
    return [
      {
        pointer: '/direction',
        fa: 'روش «نسبت به بیشینه» برای شاخصی که کمترش بهتر است معنا ندارد.',
        en: 'Fraction of the maximum makes no sense where less is better.',
      },
    ]
  }
  if (normalisation.method !== 'target-ratio') return []
  if (node.target === undefined) {
    return [
      {
        pointer: '',
        fa: `شاخص «${node.code}» با نسبت به هدف سنجیده می‌شود و هدف ندارد.`,
        en: `The indicator “${node.code}” is judged by its target and has none.`,
      },
    ]
  }
  if (typeof node.target !== 'number' || node.target > 0) return []
  return [{ pointer: '/target', fa: 'هدف باید بیش از صفر باشد.', en: 'The target must be more than zero.' }]
}

function checkNormalisation(method: Normalisation): Omit<ModelError, 'pointer'>[] {
  switch (method.method) {
    case 'goalposts':
      return method.low < method.high
        ? []
        : [{ fa: 'کران پایین باید کمتر از کران بالا باشد.', en: 'The low goalpost must be below the high one.' }]
    case 'min-max':
      return (method.low ?? 0) < (method.high ?? 1)
        ? []
        : [{ fa: 'کران پایین باید کمتر از کران بالا باشد.', en: 'The low end must be below the high one.' }]
    case 'z-score':
      return (method.mean ?? 0) + 3 * (method.deviation ?? 1) > 0
        ? []
        : [
            {
              fa: 'میانگین به‌اضافهٔ سه انحراف معیار امتیاز کامل است و باید بیش از صفر باشد.',
              en: 'The mean plus three deviations stands for full points and must be more than zero.',
            },
          ]
    case 'levels':
      return checkSteps(method.steps)
    default:
      return []
  }
}

function checkSteps(
  steps: readonly { readonly from: number; readonly value: number }[],
): Omit<ModelError, 'pointer'>[] {
  const isAscending = steps.every((step, place) => place === 0 || step.from > (steps[place - 1]?.from ?? 0))
  return [
    ...(isAscending ? [] : [{ fa: 'پله‌ها باید صعودی باشند.', en: 'The steps must ascend.' }]),
    ...(steps.some((step) => step.value > 0)
      ? []
      : [{ fa: 'دست‌کم یک پله باید بیش از صفر بیرزد.', en: 'At least one step must be worth more than zero.' }]),
  ]
}

function checkMeasure(measure: Measure, pointer: string): ModelError[] {
  if ('minuend' in measure)
    return [
      ...checkRatio(measure.minuend, `${pointer}/minuend`),
      ...checkRatio(measure.subtrahend, `${pointer}/subtrahend`),
    ]
  return checkRatio(measure, pointer)
}

function checkRatio(measure: MetricMeasure | RatioMeasure, pointer: string): ModelError[] {
  if (!('denominator' in measure) || !('metric' in measure.denominator)) return []
  if (!measure.denominator.overTime?.startsWith('growth')) return []
  return [
    {
      pointer: `${pointer}/denominator/overTime`,
      fa: 'مخرج نمی‌تواند رشد باشد؛ رشدِ نسبت را در صورت بنویسید.',
      en: 'A denominator cannot be a growth; for the growth of the ratio, say so at the numerator.',
    },
  ]
}
