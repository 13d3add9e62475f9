import { mostLevels } from './place-nodes'
import {
  type Shape,
  boolean,
  choice,
  either,
  isRecord,
  list,
  nested,
  number,
  object,
  pattern,
  tagged,
  text,
} from './shape'

const code = pattern(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  'کد فقط حروف لاتین، رقم، نقطه، خط تیره و زیرخط دارد.',
  'A code has Latin letters, digits, dots, hyphens and underscores only.',
)
const version = pattern(
  /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
  'نسخه باید مانند 1.0.0 باشد.',
  'The version must read like 1.0.0.',
)
/** Shapes that the schema defines once and refers to. */
const definitions: Record<string, Readonly<Record<string, unknown>>> = {}
const named = (name: string, shape: Shape): Shape => {
  definitions[name] = shape.schema
  return { ...shape, schema: { $ref: `#/$defs/${name}` } }
}

const bilingual = named('bilingual', object({ fa: text, en: text }))
const only = (name: string): Shape => choice(name)
const method = (name: string, required: Record<string, Shape> = {}, optional: Record<string, Shape> = {}) =>
  [name, object({ method: only(name), ...required }, optional)] as const

const imputation = named(
  'imputation',
  tagged(
    'method',
    Object.fromEntries([
      ...['mean', 'median', 'group-mean', 'group-median', 'last-value'].map((name) => method(name)),
      method('constant', { value: number() }),
    ]),
  ),
)

const missingRule = named(
  'missingRule',
  tagged('rule', {
    exclude: object({ rule: only('exclude') }),
    zero: object({ rule: only('zero') }),
    impute: object({ rule: only('impute'), by: imputation }),
  }),
)

const treatment = named(
  'treatment',
  tagged(
    'method',
    Object.fromEntries([
      method('none'),
      method(
        'winsorise',
        {},
        {
          maxSkewness: number({ min: 0 }),
          maxKurtosis: number(),
          maxPoints: number({ min: 0, isInteger: true }),
          thenLog: boolean,
        },
      ),
      method('log'),
      method('log-ct'),
      method('box-cox', {}, { lambda: number({ min: -5, max: 5 }) }),
      method('fences', {}, { times: number({ min: 0 }) }),
    ]),
  ),
)

const over = choice('all', 'group')
const ties = choice('min', 'average', 'max')

const normalisation = named(
  'normalisation',
  tagged(
    'method',
    Object.fromEntries([
      method('min-max', {}, { low: number(), high: number({ min: 0, isMinExcluded: true }), over }),
      method('z-score', {}, { mean: number(), deviation: number({ min: 0, isMinExcluded: true }), over }),
      method('rank', {}, { ties, over }),
      method('borda', {}, { ties, over }),
      method('percentile', {}, { ties, over }),
      method('distance-to-reference', { agency: text }, { cap: boolean }),
      method('distance-to-maximum', {}, { over }),
      method('fraction-of-maximum', {}, { over }),
      method(
        'goalposts',
        { low: number(), high: number() },
        { scale: number({ min: 0, isMinExcluded: true }), clamp: boolean },
      ),
      method('target-ratio', {}, { cap: number({ min: 0, isMinExcluded: true }) }),
      method('levels', { steps: list(object({ from: number(), value: number({ min: 0 }) }), 1) }),
      method('logistic', { midpoint: number(), slope: number({ min: 0, isMinExcluded: true }) }),
    ]),
  ),
)

const floor = number({ min: 0, max: 1, isMinExcluded: true })

const aggregation = named(
  'aggregation',
  tagged(
    'method',
    Object.fromEntries([
      ...['arithmetic', 'minimum', 'copeland', 'topsis'].map((name) => method(name)),
      method('geometric', { floor }),
      method('harmonic', { floor }),
      method('power', { exponent: number({ min: -50, max: 50 }), floor }),
      method('owa', { orderWeights: list(number({ min: 0 }), 1) }),
      method('vikor', {}, { v: number({ min: 0, max: 1 }) }),
      method(
        'promethee-ii',
        {},
        {
          preference: choice('usual', 'u', 'v', 'level', 'v-indifference'),
          q: number({ min: 0 }),
          p: number({ min: 0, isMinExcluded: true }),
        },
      ),
    ]),
  ),
)

const weighting = named(
  'weighting',
  tagged(
    'method',
    Object.fromEntries([
      ...['given', 'equal', 'entropy', 'critic', 'pca', 'optimised'].map((name) => method(name)),
      method('ahp', { comparisons: list(list(number({ min: 0, isMinExcluded: true })), 1) }),
    ]),
  ),
)

const choices = {
  noData: missingRule,
  notApplicable: missingRule,
  minCoverage: number({ min: 0, max: 1 }),
  accepts: list(choice('measured', 'self-declared', 'surveyed'), 1),
  treatment,
  normalisation,
  aggregation,
  weighting,
}

const overTime = choice('sum', 'mean', 'last', 'max', 'growth-points', 'growth-relative')
const factor = number()
const metricTerm = object({ metric: code }, { overTime })
const metricMeasure = object({ metric: code }, { overTime, factor })
const denominator = either([metricTerm, object({ attribute: text })], (value) =>
  isRecord(value) && 'attribute' in value ? object({ attribute: text }) : metricTerm,
)
const ratioMeasure = object({ numerator: metricTerm, denominator }, { factor, minDenominator: number({ min: 0 }) })
const simpleMeasure = either([metricMeasure, ratioMeasure], (value) =>
  isRecord(value) && 'numerator' in value ? ratioMeasure : metricMeasure,
)
const differenceMeasure = object({ minuend: simpleMeasure, subtrahend: simpleMeasure }, { floor: number() })
const measure = named(
  'measure',
  either([metricMeasure, ratioMeasure, differenceMeasure], (value) =>
    isRecord(value) && 'minuend' in value ? differenceMeasure : simpleMeasure,
  ),
)

const percentileTarget = object({ percentile: number({ min: 0, max: 100 }), within: over })
const target = either([number(), percentileTarget], (value) => (isRecord(value) ? percentileTarget : number()))

const weight = number({ min: 0, max: 1e9 })
const ownChoices = named('choices', object({}, choices))

const indicator = object(
  { code, title: bilingual, weight, unit: text, direction: choice('more-is-better', 'less-is-better'), measure },
  { target, choices: ownChoices },
)

const branch: Shape = named(
  'branch',
  object(
    {
      code,
      title: bilingual,
      weight,
      children: list(
        nested('node', () => node, mostLevels),
        1,
      ),
    },
    { choices: ownChoices },
  ),
)
const node: Shape = either([branch, indicator], (value) =>
  isRecord(value) && 'children' in value ? branch : indicator,
)

const condition = object({
  node: code,
  of: choice('score-percent', 'value', 'coverage-percent'),
  is: choice('at-least', 'at-most', 'above', 'below'),
  than: number(),
})

const rules = object(
  {},
  {
    adjustments: list(object({ code, title: bilingual, when: condition, points: number() })),
    gates: list(object({ code, title: bilingual, requires: condition })),
    caps: object({}, { bonus: number({ min: 0 }), penalty: number({ min: 0 }) }),
  },
)

/** What a model document looks like; what its parts must mean to each other is in `model-sense.ts`. */
export const modelShape: Shape = object(
  {
    code,
    version,
    title: bilingual,
    author: text,
    standing: choice('proposal', 'official'),
    scale: number({ min: 0, max: 1e9, isMinExcluded: true }),
    decimals: number({ min: 0, max: 6, isInteger: true }),
    defaults: object(choices),
    tree: branch,
    ranking: object({ style: choice('competition', 'dense', 'fractional'), tieBreak: list(code) }),
  },
  { $schema: text, note: bilingual, rules, levels: list(object({ title: bilingual, min: number() })) },
)

/** The published JSON Schema of a model document (draft 2020-12). */
export const modelSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Sanjeh scoring model',
  ...modelShape.schema,
  $defs: { ...definitions, node: node.schema },
}
