import { describe, expect, test } from 'vitest'
import { type SmallCase, branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { checkFit } from './check-fit'
import { diagnose } from './diagnostics/diagnose'
import type { Indicator, ModelNode, Normalisation, StepChoices, Weighting } from './model'
import { score } from './score'

/*
 * Each warning beside the nearest case in which it would be untrue: one that is never given, and one that is always
 * given, fail alike.
 */

interface Tried extends Partial<SmallCase> {
  x: SmallCase['metrics'][string]
  choices?: Partial<StepChoices>
  indicator?: Partial<Indicator>
}

const by = (normalisation: Normalisation): Partial<StepChoices> => ({ normalisation })

/** Warnings of the indicator x, which stands beside one that tells agencies apart. */
function warn({ x, choices = {}, indicator = {}, ...input }: Tried) {
  const count = (Array.isArray(x[0]) ? x[0] : x).length
  const y = Array.from({ length: count }, (_, agency) => agency)
  const model = modelOf([indicatorOf('x', { choices, ...indicator }), indicatorOf('y')])
  const { warnings } = score(inputOf({ ...input, metrics: { x, y } }), model)
  return warnings.filter(({ node }) => node === 'x')
}

const inGroups = by({ method: 'min-max', over: 'group' })
const reference = (agency: string, cap: boolean) => by({ method: 'distance-to-reference', agency, cap })
const groups = ['g', 'g', 'h', 'h']
const cases: Record<string, { isTrue: Tried; nearMiss: Tried }> = {
  empty: {
    isTrue: { x: [null, 'no-data', null] },
    nearMiss: { x: [null, 'no-data', 0] },
  },
  'no-competitor': {
    isTrue: { x: [1, null, null], competes: [false, true, true] },
    nearMiss: { x: [1, 2, null], competes: [false, true, true] },
  },
  constant: {
    isTrue: { x: [5, 5, 5, null] },
    nearMiss: { x: [5, 5, 5.1, null] },
  },
  'constant-in-groups': {
    isTrue: { x: [5, 5, 5, 6], group: groups, choices: inGroups },
    nearMiss: { x: [5, 6, 5, 6], group: groups, choices: inGroups },
  },
  'outside-groups': {
    isTrue: { x: [5, 6, 7, 8], group: ['g', 'g', 'g', null], choices: inGroups },
    nearMiss: { x: [5, 6, 7, 8], group: ['g', 'g', 'g', null] },
  },
  'treatment-refused': {
    isTrue: { x: [-1, 2, 3], choices: { treatment: { method: 'log' } } },
    nearMiss: { x: [1, 2, 3], choices: { treatment: { method: 'log' } } },
  },
  'steps-against-direction': {
    isTrue: {
      x: [1, 2, 3],
      indicator: { direction: 'less-is-better' },
      choices: by({ method: 'levels', steps: [0, 1, 2].map((step) => ({ from: step, value: step })) }),
    },
    nearMiss: {
      x: [1, 2, 3],
      indicator: { direction: 'less-is-better' },
      choices: by({ method: 'levels', steps: [0, 1, 2].map((step) => ({ from: step, value: 2 - step })) }),
    },
  },
  'no-target': {
    isTrue: {
      x: [5, 6, 7, 8],
      group: ['g', 'g', 'h', 'h'],
      competes: [true, true, false, false],
      indicator: { target: { percentile: 50, within: 'group' } },
      choices: by({ method: 'target-ratio' }),
    },
    nearMiss: {
      x: [5, 6, 7, 8],
      group: ['g', 'g', 'h', 'h'],
      competes: [true, true, true, false],
      indicator: { target: { percentile: 50, within: 'group' } },
      choices: by({ method: 'target-ratio' }),
    },
  },
  'no-reference': {
    isTrue: { x: [null, 6, 7], choices: reference('a', true) },
    nearMiss: { x: [5, 6, 7], choices: reference('a', true) },
  },
  'reference-is-worst': {
    isTrue: { x: [5, 6, 7], choices: reference('a', false) },
    nearMiss: { x: [5, 6, 4.9], choices: reference('a', false) },
  },
  'all-reach-reference': {
    isTrue: { x: [5, 6, 7], choices: reference('a', true) },
    nearMiss: { x: [5, 6, 4.9], choices: reference('a', true) },
  },
  'target-not-positive': {
    isTrue: {
      x: [-4, 0, 7],
      indicator: { target: { percentile: 50, within: 'all' } },
      choices: by({ method: 'target-ratio' }),
    },
    nearMiss: {
      x: [-4, 0.1, 7],
      indicator: { target: { percentile: 50, within: 'all' } },
      choices: by({ method: 'target-ratio' }),
    },
  },
  'target-reached': {
    isTrue: { x: [5, 6, 7], indicator: { target: 5 }, choices: by({ method: 'distance-to-target' }) },
    nearMiss: { x: [5, 6, 7], indicator: { target: 5.1 }, choices: by({ method: 'distance-to-target' }) },
  },
  'nobody-above-zero': {
    isTrue: { x: [-5, 0, -1], choices: by({ method: 'fraction-of-maximum' }) },
    nearMiss: { x: [-5, 0.1, -1], choices: by({ method: 'fraction-of-maximum' }) },
  },
  'below-zero': {
    isTrue: { x: [-5, 1, 2], choices: by({ method: 'fraction-of-maximum' }) },
    nearMiss: { x: [0, 1, 2], choices: by({ method: 'fraction-of-maximum' }) },
  },
}

test.each(Object.entries(cases))(
  '%s is said where it is true, and not in the nearest case where it is not',
  (code, tried) => {
    expect(warn(tried.isTrue).map((warning) => warning.code)).toContain(code)
    expect(warn(tried.nearMiss).map((warning) => warning.code)).not.toContain(code)
  },
)

test('each of vector and sum says what it does with a value below zero, also where less is better', () => {
  for (const method of ['vector', 'sum'] as const)
    for (const direction of ['more-is-better', 'less-is-better'] as const) {
      const row = { choices: by({ method }), indicator: { direction } }
      expect(warn({ x: [-5, 1, 2], ...row }).map(({ code }) => code)).toEqual(['below-zero'])
      expect(warn({ x: [0, 1, 2], ...row })).toEqual([])
      // They differ, so it must not be said that all have the same value.
      expect(warn({ x: [-5, -1, 0], ...row }).map(({ code }) => code)).toEqual(['nobody-above-zero'])
      expect(warn({ x: [-5, -5, -5], ...row }).map(({ code }) => code)).toEqual(['constant'])
    }
})

test('what is said of an indicator without values says why there are none', () => {
  const text = (tried: Tried) => warn(tried).map(({ text: own }) => own.en)
  expect(text({ x: [null, null] })).toEqual(['The indicator “x” has no value for any agency.'])
  expect(text({ x: ['not-applicable', 'not-applicable'] })).toEqual([
    'The indicator “x” concerns none of the agencies.',
  ])
  expect(text({ x: ['not-applicable', null] })).toEqual(['The indicator “x” has no value for any agency.'])
  const measured = { choices: { accepts: ['measured'] } } as const
  expect(text({ x: [1, 2], kinds: { x: 'surveyed' }, ...measured })).toEqual([
    'The values of “x” are of a kind that the model does not accept; they count as no data.',
  ])
  expect(text({ x: [1, 2], kinds: { x: 'measured' }, ...measured })).toEqual([])
})

test('a constant says whether the values or the treatment made it so, or that one is alone', () => {
  const text = (tried: Tried) => warn(tried).map(({ text: own }) => own.en)
  expect(text({ x: [5, 5, 5] })).toEqual([expect.stringContaining('all have the same value, and')])
  // The fences hold the one value that differs.
  const fences = { choices: { treatment: { method: 'fences' } } } as const
  expect(text({ x: [5, 5, 5, 5, 5, 9], ...fences })).toEqual([
    expect.stringContaining('all have the same value after the treatment'),
  ])
  expect(text({ x: [5, null, null] })).toEqual([expect.stringContaining('Only one competing agency has a value')])
  expect(text({ x: [5, 5, null], competes: [true, false, true] })).toEqual([
    expect.stringContaining('Only one competing agency has a value'),
  ])
})

test('the groups that are named are those in which nothing differs', () => {
  expect(warn({ x: [5, 5, 5, 6], group: groups, choices: inGroups })[0]?.text.en).toContain('of these groups: “g”;')
  expect(warn({ x: [5, 5, 6, 6], group: groups, choices: inGroups })[0]).toMatchObject({ code: 'constant' })
})

test('nobody that competes is below the reference, although one that does not is', () => {
  const [warning] = warn({ x: [5, 6, 4], competes: [true, true, false], choices: reference('a', true) })
  expect(warning?.text.en).toBe(
    'No competing agency is below the reference agency in “x”; all that compete have its full points.',
  )
})

const comparisons = (ratio: number): Weighting => ({
  method: 'ahp',
  comparisons: [
    [1, 2, ratio],
    [1 / 2, 1, 2],
    [1 / ratio, 1 / 2, 1],
  ],
})

/** Warnings of the root over three or two indicators. */
function warnOfWeights(weighting: Weighting, metrics: SmallCase['metrics'], competes?: boolean[]) {
  const children: ModelNode[] = Object.keys(metrics).map((code) => indicatorOf(code))
  return score(inputOf({ metrics, ...(competes ? { competes } : {}) }), modelOf(children, { weighting })).warnings.map(
    ({ code, node }) => `${code} ${node}`,
  )
}

const three = { a: [1, 2, 3, 4], b: [1, 3, 2, 5], c: [2, 2, 3, 6] }

test('comparisons that contradict each other are named, and those that agree are not', () => {
  expect(warnOfWeights(comparisons(1 / 9), three)).toEqual(['inconsistent-comparisons root'])
  expect(warnOfWeights(comparisons(4), three)).toEqual([])
  expect(warnOfWeights(comparisons(5), three)).toEqual([])
})

describe('weights that are to be learnt', () => {
  test.each<[string, Weighting['method'], SmallCase['metrics'], SmallCase['metrics']]>([
    ['opposed columns', 'pca', { a: [1, 2, 3, 4], b: [4, 3, 2, 1] }, { a: [1, 2, 3, 4], b: [1, 3, 2, 4] }],
    ['too few complete agencies', 'critic', { a: [1, 2, null], b: [null, 2, 3] }, { a: [1, 2, 3], b: [1, 2, 4] }],
  ])('that could not be for %s are named, and else are not', (_, method, isTrue, nearMiss) => {
    if (method === 'ahp') throw new Error('Comparisons are written')
    expect(warnOfWeights({ method }, isTrue)).toContain('weights-not-learnt root')
    expect(warnOfWeights({ method }, nearMiss)).toEqual([])
  })

  test('a child that is alike for all that compete has no weight, whoever else differs', () => {
    const metrics = { a: [1, 2, 3, 9], b: [1, 3, 2, 9], c: [5, 5, 5, 9] }
    const competes = [true, true, true, false]
    expect(warnOfWeights({ method: 'critic' }, metrics, competes)).toContain('learnt-weight-zero c')
    expect(warnOfWeights({ method: 'critic' }, { ...metrics, c: [5, 5, 5.5, 9] }, competes)).toEqual([])
  })

  test('importance that no weights give is named, and one that they give is not', () => {
    // Of two columns equal weights give equal importance; a and b go together and take c's share, however small their
    // weights.
    const two = { a: [1, 2, 3, 4, 5], b: [1, 2, 3, 5, 4] }
    expect(warnOfWeights({ method: 'optimised' }, two)).toEqual([])
    expect(warnOfWeights({ method: 'optimised' }, { ...two, c: [3, 1, 5, 2, 4] })).toEqual(['importance-missed root'])
  })
})

describe('before scoring', () => {
  const fit = (input: SmallCase, ...children: ModelNode[]) =>
    checkFit(inputOf(input), modelOf(children)).map(({ node }) => node)

  test('no data, a reference that is not there, a useless target and a group of one are named, and their nearest sound cases are not', () => {
    const x = (item: Partial<Indicator> = {}) => indicatorOf('x', item)
    const target = x({ target: { percentile: 50, within: 'all' }, choices: by({ method: 'target-ratio' }) })
    expect(fit({ metrics: { x: [null, 'no-data'] } }, x())).toEqual(['x'])
    expect(fit({ metrics: { x: [null, 0] } }, x())).toEqual([])
    expect(fit({ metrics: { x: [1, 2] } }, x({ choices: reference('z', true) }))).toEqual(['x'])
    expect(fit({ metrics: { x: [1, 2] } }, x({ choices: reference('b', true) }))).toEqual([])
    expect(fit({ metrics: { x: [-1, 0, 5] } }, target)).toEqual(['x'])
    expect(fit({ metrics: { x: [-1, 0.5, 5] } }, target)).toEqual([])
    expect(fit({ metrics: { x: [1, 2, 3] }, group: ['g', 'g', 'h'] }, x({ choices: inGroups }))).toEqual(['x'])
    expect(fit({ metrics: { x: [1, 2, 3] }, group: ['g', 'g', null] }, x({ choices: inGroups }))).toEqual([])
    expect(fit({ metrics: { x: [1, 2, 3] }, group: ['g', 'g', 'h'] }, x())).toEqual([])
  })
})

describe('a diagnosis', () => {
  const reportOf = (metrics: SmallCase['metrics'], ...children: ModelNode[]) => {
    const result = score(inputOf({ metrics }), modelOf(children))
    return diagnose(
      result,
      result.agencies.map(() => true),
    )
  }
  const plain = (...codes: string[]) => codes.map((code) => indicatorOf(code))
  const many = (at: (agency: number) => number) => Array.from({ length: 11 }, (_, agency) => at(agency))

  test('calls an indicator uninformative where nearly all stand at the same cap, not where they stand at its two ends', () => {
    const clamped = indicatorOf('x', { choices: by({ method: 'goalposts', low: 0, high: 1 }) })
    const isIdle = (at: (agency: number) => number) => reportOf({ x: many(at) }, clamped).indicators[0]?.isUninformative
    expect(isIdle((agency) => (agency ? 2 : 0.5))).toBe(true)
    expect(isIdle((agency) => (agency > 1 ? 2 : 0.5))).toBe(false)
    expect(isIdle((agency) => (agency % 2 ? 2 : -2))).toBe(false)
  })

  test('counts denominators of one and two cases, and neither measures without one nor parts of a unit', () => {
    const ratio = indicatorOf('x', { measure: { numerator: { metric: 'n' }, denominator: { metric: 'd' } } })
    const tiny = (d: number[]) => reportOf({ n: [1, 1, 1, 2], d }, ratio).indicators[0]?.tinyDenominators
    expect(tiny([1, 2, 3, 40])).toBe(2)
    expect(tiny([1.5, 0.4, 3, 40])).toBe(0)
    expect(reportOf({ x: [1, 2, 3, 4] }, ...plain('x')).indicators[0]?.tinyDenominators).toBe(0)
  })

  test('calls pairs redundant or opposed from three agencies on, at 0.92 and at −0.4', () => {
    const pairs = (metrics: SmallCase['metrics']) => {
      const { redundantPairs, opposedPairs } = reportOf(metrics, ...plain('x', 'y'))
      return [redundantPairs.length, opposedPairs.length]
    }
    expect(pairs({ x: [1, 2, 3], y: [1, 2, 3.1] })).toEqual([1, 0])
    expect(pairs({ x: [1, 2, 3], y: [1, 3, 2] })).toEqual([0, 0])
    expect(pairs({ x: [1, 2, 3], y: [3, 2, 1] })).toEqual([0, 1])
    expect(pairs({ x: [1, 2], y: [1, 3] })).toEqual([0, 0])
    expect(pairs({ x: [1, 2], y: [3, 1] })).toEqual([0, 0])
  })

  test('counts who shares a total, and nobody else', () => {
    expect(reportOf({ x: [1, 1, 2] }, branchOf('d', plain('x'))).tied).toBe(2)
    expect(reportOf({ x: [1, 1.5, 2] }, branchOf('d', plain('x'))).tied).toBe(0)
  })
})
