import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  property,
  record,
  tuple,
} from 'fast-check'
import { expect, test } from 'vitest'
import { choose, variantsOf } from '../tests/fixtures/schema-choices'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { type Step, type Tried, breaksByNature, raisesWhereAlike } from '../tests/fixtures/worse-can-raise'
import { checkModel } from './check-model'
import { isRecord } from './check/shape'
import type { Model } from './model'
import { score } from './score'
import { runs } from '../tests/fixtures/property-runs'

/*
 * A worse value never raises its agency's rank. The methods are those of the published schema, so that one that is
 * added is tried without a word here. Those under which the rule can't hold are named with a case each
 * (`breaksByNature`), and their docstrings say why.
 */

const agencies = 5

const value = oneof(integer({ min: -5, max: 15 }), constantFrom(0, 0.1, 7.5))
const holed = array(option(value, { nil: null, freq: 5 }), { minLength: agencies, maxLength: agencies })

const title = { fa: 'آزمون', en: 'test' }

/**
 * Three indicators, the first of which gets worse for the first agency; a bonus, a penalty and a gate in the sense of
 * the direction.
 */
function modelFor({ direction, choices, target, isNested, hasRules }: Tried): Model {
  const isMore = direction === 'more-is-better'
  const row = { direction, ...(target === undefined ? {} : { target }) }
  const x = indicatorOf('x', { ...row, weight: 3 })
  const [y, z] = [
    indicatorOf('y', { weight: 2, ...(target === undefined ? {} : { target: 8 }) }),
    indicatorOf('z', { weight: 2, ...(target === undefined ? {} : { target: 8 }) }),
  ]
  const [good, bad] = isMore ? (['at-least', 'below'] as const) : (['at-most', 'above'] as const)
  const rules = {
    adjustments: [
      { code: 'bonus', title, when: { node: 'x', of: 'value', is: good, than: 5 }, points: 7 },
      { code: 'penalty', title, when: { node: 'x', of: 'value', is: bad, than: 2 }, points: -6 },
      { code: 'share', title, when: { node: 'x', of: 'score-percent', is: 'above', than: 50 }, points: 4 },
    ],
    gates: [{ code: 'gate', title, requires: { node: 'x', of: 'value', is: good, than: 3 } }],
    caps: { bonus: 9, penalty: 5 },
  } as const
  return modelOf(isNested ? [branchOf('d', [x, y], { weight: 4 }), z] : [x, y, z], choices, {
    ranking: { style: 'competition', tieBreak: ['x', 'z'] },
    ...(hasRules ? { rules } : {}),
  })
}

/**
 * The rank of the first agency before and after its value of x gets worse; null where the model is refused, gives less
 * for what it calls better, or does not rank the agency.
 */
function ranksOf(tried: Tried): { before: number; after: number } | null {
  const checked = checkModel(modelFor(tried))
  if (!checked.ok) return null
  const scoreWith = (x: readonly (number | null)[]) =>
    score(inputOf({ metrics: { x, y: tried.y, z: tried.z }, group: ['g', 'g', 'h', 'h', 'h'] }), checked.model)
  if (scoreWith(tried.x).warnings.some(({ code }) => code === 'steps-against-direction')) return null
  // Not ranked at all is behind everybody.
  const rankWith = (x: readonly (number | null)[]) => scoreWith(x).ranks[0]?.rank[0] || agencies + 1
  // A share of a target that is learnt from values makes sense of values from zero up alone.
  const hold = (value: number | null) =>
    value !== null && typeof tried.target === 'object' ? Math.max(value, 0) : value
  const x = tried.x.map(hold)
  const worse = hold((x[0] ?? 0) + (tried.direction === 'more-is-better' ? -tried.worse : tried.worse))
  if (isWeightMoved(x, tried) || isWeightMoved(x.with(0, worse), tried)) return null
  const [before, after] = [rankWith(x), rankWith(x.with(0, worse))]
  return before <= agencies ? { before, after } : null
}

/**
 * Where all (of the group) are alike an indicator is left out and its weight handed on, so that a worse value which
 * makes or ends that changes what the others weigh. Under most methods nobody gains by it, as the single worst is worth
 * nothing and the single best full points; those under which somebody can are named with a case each
 * (`raisesWhereAlike`).
 */
function isWeightMoved(x: readonly (number | null)[], { choices: { normalisation } }: Tried): boolean {
  const isAlike = x[0] === x[1] || x[1] === null || new Set(x.filter((value) => value !== null)).size === 1
  if (!isAlike || normalisation === undefined || !Object.hasOwn(raisesWhereAlike, normalisation.method)) return false
  return normalisation.method !== 'min-max' || (normalisation.low ?? 0) > 0
}

function tries(step: Step, choice: Arbitrary<unknown>): Arbitrary<Tried> {
  const target = oneof(
    constant(8),
    constantFrom(20, 50, 75).map((percentile) => ({ percentile, within: 'all' as const })),
  )
  return record({
    x: tuple(value, holed).map(([own, others]) => others.with(0, own)),
    y: holed,
    z: holed,
    direction: constantFrom('more-is-better' as const, 'less-is-better' as const),
    worse: constantFrom(0.1, 1, 3, 10),
    choices: choice.map((item) => choose(step, item)),
    target: option(target, { nil: undefined }),
    isNested: boolean(),
    hasRules: boolean(),
  })
}

const steps: readonly Step[] = ['normalisation', 'aggregation', 'treatment', 'weighting', 'missingRule']
const all = steps.flatMap((step) => variantsOf(step).map((variant) => ({ step, ...variant })))
const isBroken = ({ step, name }: { step: Step; name: string }) => Object.hasOwn(breaksByNature[step], name)
/** What an unlimited distance can't promise, a capped one does. */
const capped = all
  .filter((item) => isBroken(item) && item.name.startsWith('distance-to-'))
  .map((item) => ({
    ...item,
    name: `${item.name}, capped`,
    choice: item.choice.map((choice) => (isRecord(choice) ? { ...choice, cap: true } : choice)),
  }))
const holds = [...all.filter((item) => !isBroken(item)), ...capped]

const broken = steps.flatMap((step) =>
  Object.entries(breaksByNature[step]).map(([name, tried]) => ({ step, name, tried })),
)

test.each(broken)(
  'a worse value can raise a rank under $step $name, which is a method of the schema',
  ({ step, name, tried }) => {
    expect(all.map((item) => `${item.step} ${item.name}`)).toContain(`${step} ${name}`)
    const ranks = ranksOf(tried)
    expect(ranks?.after).toBeLessThan(ranks?.before ?? 0)
  },
)

test.each(Object.entries(raisesWhereAlike))(
  'a worse value that makes all alike, or ends it, can raise a rank under %s',
  (_, { normalisation, target, x, worse, y }) => {
    const row = { weight: 3, choices: { normalisation }, ...(target === undefined ? {} : { target }) }
    const beside = { weight: 2, choices: { normalisation: { method: 'goalposts', low: 0, high: 8 } } } as const
    const model = modelOf([indicatorOf('x', row), indicatorOf('y', beside)])
    const resultOf = (first: number) => score(inputOf({ metrics: { x: x.with(0, first), y } }), model)
    const [before, after] = [resultOf(x[0] ?? 0), resultOf(worse)]
    expect(worse).toBeLessThan(x[0] ?? 0)
    expect(after.ranks[0]?.rank[0]).toBeLessThan(before.ranks[0]?.rank[0] ?? 0)
    // One of the two leaves the indicator out, and says so.
    expect([before, after].filter(({ warnings }) => warnings.some(({ code }) => code === 'constant'))).toHaveLength(1)
  },
)

test.each(holds)('a worse value never raises its agency’s rank: $step $name', ({ step, choice }) => {
  assert(
    property(tries(step, choice), (tried) => {
      const ranks = ranksOf(tried)
      if (ranks === null) return
      expect(ranks.after).toBeGreaterThanOrEqual(ranks.before)
    }),
    { numRuns: runs(150) },
  )
})
