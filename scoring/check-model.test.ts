import { assert, constantFrom, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, modelOf } from '../tests/fixtures/small-scoring'
import { modelSchema } from './check/model-shape'
import { isRecord } from './check/shape'
import { checkModel } from './check-model'
import { runs } from '../tests/fixtures/property-runs'

const plain = () => modelOf([branchOf('d', [indicatorOf('x', { target: 5 }), indicatorOf('y')]), indicatorOf('z')])

/** The model with one place of it replaced; `undefined` takes it away. */
function changed(pointer: string, value: unknown): unknown {
  const json: unknown = JSON.parse(JSON.stringify(plain()))
  const keys = pointer.split('/').slice(1)
  const last = keys.pop() ?? ''
  const holder = keys.reduce<unknown>(
    (at, key) => (isRecord(at) ? at[key] : Array.isArray(at) ? at[Number(key)] : at),
    json,
  )
  if (Array.isArray(holder)) holder[Number(last)] = value
  else if (isRecord(holder)) {
    if (value === undefined) delete holder[last]
    else holder[last] = value
  }
  return json
}

function pointersOf(json: unknown): string[] {
  const checked = checkModel(json)
  return checked.ok ? [] : checked.errors.map((error) => error.pointer)
}

test('a model that says all it must is accepted', () => {
  expect(checkModel(plain())).toEqual({ ok: true, model: plain(), warnings: [] })
})

test.each([
  ['an unknown key', '/tree/children/0/colour', 'red', '/tree/children/0/colour'],
  ['a key with a slash', '/a~b', 1, '/a~0b'],
  ['an unknown method', '/defaults/aggregation', { method: 'magic' }, '/defaults/aggregation/method'],
  [
    'weights that add up to zero',
    '/tree/children',
    [indicatorOf('x', { weight: 0 }), indicatorOf('y', { weight: 0 })],
    '/tree/children',
  ],
  ['a code that stands twice', '/tree/children/1/code', 'x', '/tree/children/1/code'],
  ['a leaf without a measure', '/tree/children/1/measure', undefined, '/tree/children/1/measure'],
  ['a branch without children', '/tree/children/0/children', [], '/tree/children/0/children'],
  ['a tie-break that names no node', '/ranking/tieBreak', ['d', 'nowhere'], '/ranking/tieBreak/1'],
  ['a geometric mean without a floor', '/defaults/aggregation', { method: 'geometric' }, '/defaults/aggregation/floor'],
  ['a number that is none', '/scale', Number.NaN, '/scale'],
  ['an infinite weight', '/tree/children/1/weight', Number.POSITIVE_INFINITY, '/tree/children/1/weight'],
  [
    'a target ratio without a target',
    '/tree/children/1/choices',
    { normalisation: { method: 'target-ratio' } },
    '/tree/children/1',
  ],
  [
    'goalposts the wrong way round',
    '/tree/children/1/choices',
    { normalisation: { method: 'goalposts', low: 3, high: 2 } },
    '/tree/children/1/choices/normalisation',
  ],
  [
    'steps of no worth',
    '/tree/children/1/choices',
    { normalisation: { method: 'levels', steps: [{ from: 1, value: 0 }] } },
    '/tree/children/1/choices/normalisation',
  ],
  [
    'order weights of the wrong number',
    '/tree/choices',
    { aggregation: { method: 'owa', orderWeights: [1] } },
    '/tree/choices/aggregation/orderWeights',
  ],
  [
    'comparisons that are not reciprocal',
    '/tree/choices',
    {
      weighting: {
        method: 'ahp',
        comparisons: [
          [1, 2],
          [2, 1],
        ],
      },
    },
    '/tree/choices/weighting/comparisons/0/1',
  ],
  [
    'a condition on the value of a dimension',
    '/rules',
    { gates: [{ code: 'g', title: { fa: 'د', en: 'g' }, requires: { node: 'd', of: 'value', is: 'above', than: 1 } }] },
    '/rules/gates/0/requires/of',
  ],
  ['a child that is nothing', '/tree/children/1', null, '/tree/children/1'],
  ['a version without parts', '/version', '1', '/version'],
])('refuses %s', (_, pointer, value, expected) => {
  expect(pointersOf(changed(pointer, value))).toContain(expected)
})

test('every error is told at once, in both languages', () => {
  const json = {
    ...modelOf([indicatorOf('x', { weight: 0 }), branchOf('x', [indicatorOf('y')], { weight: 0 })]),
    version: 'one',
    ranking: { style: 'best', tieBreak: ['q'] },
  }
  const checked = checkModel(json)
  expect(checked.ok ? [] : checked.errors.map(({ pointer }) => pointer)).toEqual([
    '/version',
    '/ranking/style',
    '/tree/children/1/code',
    '/tree/children',
    '/ranking/tieBreak/0',
  ])
  expect(checked.ok ? [] : checked.errors.filter(({ fa, en }) => !/[آ-ی]/.test(fa) || !/^[A-Z]/.test(en))).toEqual([])
})

test('a tree that is too deep, or holds itself, is refused and does not hang', () => {
  const loop: { code: string; title: { fa: string; en: string }; weight: number; children: unknown[] } = {
    code: 'l',
    title: { fa: 'ل', en: 'l' },
    weight: 1,
    children: [],
  }
  loop.children.push(loop)
  const pointers = pointersOf({ ...plain(), tree: loop })
  expect(pointers).toContain(`/tree${'/children/0'.repeat(12)}`)
})

test.each([null, 3, 'x', [], {}])('%j is no model', (json) => {
  expect(checkModel(json).ok).toBe(false)
})

test('the published JSON Schema is the one that the check is made of (npx vitest -u writes it anew)', async () => {
  await expect(`${JSON.stringify(modelSchema, null, 2)}\n`).toMatchFileSnapshot('model.schema.json')
})

test('every property and every variant of the schema says what it is for', () => {
  const silent: string[] = []
  const visit = (schema: unknown, place: string, needsWords: boolean) => {
    if (!isRecord(schema)) return
    const words = schema['description']
    if (needsWords && (typeof words !== 'string' || !/^\S.{6,}[.…]$/u.test(words))) silent.push(place)
    for (const [key, own] of Object.entries(isRecord(schema['properties']) ? schema['properties'] : {}))
      visit(own, `${place}/${key}`, true)
    for (const [key, own] of Object.entries(isRecord(schema['$defs']) ? schema['$defs'] : {}))
      visit(own, `${place}/$defs/${key}`, true)
    for (const keyword of ['oneOf', 'anyOf']) {
      const variants: unknown = schema[keyword]
      // A variant that is a reference is described where it is defined.
      if (Array.isArray(variants))
        for (const [at, own] of variants.entries())
          visit(own, `${place}/${keyword}/${at}`, !(isRecord(own) && '$ref' in own))
    }
    visit(schema['items'], `${place}/items`, isRecord(schema['items']) && !('$ref' in schema['items']))
  }
  visit(modelSchema, '', true)
  expect(silent).toEqual([])
})

const definitions: Readonly<Record<string, unknown>> = modelSchema.$defs

/** As much of JSON Schema as the model's schema uses, read off the specification and not off the check. */
function fits(value: unknown, schema: unknown): boolean {
  if (!isRecord(schema)) throw new Error('A schema is an object')
  const rules: Record<string, (rule: unknown) => boolean> = {
    $ref: (place) => fits(value, definitions[String(place).replace('#/$defs/', '')]),
    type: (type) =>
      ({
        object: isRecord(value),
        array: Array.isArray(value),
        string: typeof value === 'string',
        boolean: typeof value === 'boolean',
        number: typeof value === 'number',
        integer: Number.isInteger(value),
      })[String(type)] ?? false,
    enum: (values) => Array.isArray(values) && values.includes(value),
    pattern: (pattern) => typeof value !== 'string' || new RegExp(String(pattern)).test(value),
    minimum: (least) => typeof value !== 'number' || value >= Number(least),
    exclusiveMinimum: (least) => typeof value !== 'number' || value > Number(least),
    maximum: (most) => typeof value !== 'number' || value <= Number(most),
    minItems: (count) => !Array.isArray(value) || value.length >= Number(count),
    items: (item) => !Array.isArray(value) || value.every((entry) => fits(entry, item)),
    required: (keys) =>
      !isRecord(value) || (Array.isArray(keys) && keys.every((key) => Object.hasOwn(value, String(key)))),
    properties: (properties) =>
      !isRecord(value) ||
      !isRecord(properties) ||
      Object.entries(value).every(([key, entry]) => !Object.hasOwn(properties, key) || fits(entry, properties[key])),
    additionalProperties: () =>
      !isRecord(value) ||
      Object.keys(value).every((key) => isRecord(schema['properties']) && Object.hasOwn(schema['properties'], key)),
    anyOf: (options) => Array.isArray(options) && options.some((option) => fits(value, option)),
    oneOf: (options) => Array.isArray(options) && options.filter((option) => fits(value, option)).length === 1,
  }
  return Object.entries(schema).every(
    ([keyword, rule]) =>
      ['$schema', '$id', '$defs', 'title', 'description', 'default'].includes(keyword) ||
      (rules[keyword]?.(rule) ?? false),
  )
}

const places = [
  '/scale',
  '/code',
  '/note',
  '/decimals',
  '/levels',
  '/defaults',
  '/defaults/noData',
  '/defaults/treatment',
  '/defaults/normalisation',
  '/defaults/accepts',
  '/defaults/weighting',
  '/ranking',
  '/tree/weight',
  '/tree/children',
  '/tree/children/0',
  '/tree/children/1',
  '/tree/children/1/measure',
  '/tree/children/1/target',
  '/tree/children/1/extra',
] as const
const values = [
  undefined,
  null,
  0,
  -1,
  2.5,
  1e12,
  '',
  'a',
  'a b',
  true,
  [],
  ['measured'],
  {},
  { rule: 'zero' },
  { rule: 'impute', by: { method: 'mean' } },
  { method: 'none' },
  { method: 'log', more: 1 },
  { method: 'min-max', low: 0, over: 'group' },
  { method: 'equal' },
  { fa: 'ا', en: 'a' },
  indicatorOf('w'),
  { metric: 'm', factor: 2 },
  { numerator: { metric: 'm' }, denominator: { attribute: 'staff' } },
  { percentile: 20, within: 'all' },
]

test('the schema and the check agree on what has the right shape', () => {
  assert(
    property(tuple(constantFrom(...places), constantFrom(...values)), ([place, value]) => {
      const json = changed(place, value)
      // What a schema can't say (a code that stands twice, no target) is told by the check alone.
      if (fits(json, modelSchema)) return
      expect(checkModel(json).ok).toBe(false)
    }),
    { numRuns: runs(1000) },
  )
  for (const [place, value] of places.flatMap((place) => values.map((value) => [place, value] as const))) {
    if (checkModel(changed(place, value)).ok)
      expect(fits(changed(place, value), modelSchema), `${place} ${JSON.stringify(value)}`).toBe(true)
  }
})
