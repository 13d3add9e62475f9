import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkAwards } from '../../../scoring/awards/check-awards'
import { checkModel } from '../../../scoring/check-model'
import { modelSchema } from '../../../scoring/check/model-shape'
import { isRecord } from '../../../scoring/check/shape'
import { SourceDefinition } from '../../../sources/definition'
import { EditionDocument, FestivalDocument } from './pack'
import { packSchemas } from './pack-schemas'
import { readPack } from './read-pack.server'

const examples = path.resolve(import.meta.dirname, '../../../examples')
const schemas = { ...packSchemas, model: modelSchema }
type Kind = keyof typeof schemas
const kinds = Object.keys(schemas).filter((name): name is Kind => name in schemas)

/** By a validator that knows nothing of this program. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false })
const validate = {
  festival: ajv.compile(schemas.festival),
  edition: ajv.compile(schemas.edition),
  source: ajv.compile(schemas.source),
  model: ajv.compile(schemas.model),
}

/** By the checks that the loader makes of a single document. */
const loads: Readonly<Record<Kind, (json: unknown) => boolean>> = {
  festival: (json) => FestivalDocument.safeParse(json).success,
  edition: (json) => {
    const parsed = EditionDocument.safeParse(json)
    return parsed.success && checkAwards(parsed.data.awards).ok
  },
  source: (json) => SourceDefinition.safeParse(json).success,
  model: (json) => checkModel(json).ok,
}

const kindOf = (file: string): Kind | null => {
  const [name, folder] = [path.basename(file), path.basename(path.dirname(file))]
  if (name === 'festival.json') return 'festival'
  if (folder === 'editions') return 'edition'
  if (folder === 'sources') return 'source'
  return name.endsWith('model.json') ? 'model' : null
}

const files = (await readdir(examples, { recursive: true })).filter((file) => kindOf(file) !== null).toSorted()
const readExample = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(examples, file), 'utf8'))

test.each(files)('the example %s fits its schema, also where it names it', async (file) => {
  const kind = kindOf(file) ?? 'model'
  const json = await readExample(file)
  validate[kind](json)
  expect(validate[kind].errors).toBeNull()
  const named = { $schema: `/${kind}.schema.json`, ...(isRecord(json) ? json : {}) }
  expect([validate[kind](named), loads[kind](named)]).toEqual([true, true])
})

test('every kind of document has an example', () => {
  expect([...new Set(files.map(kindOf))].toSorted()).toEqual(kinds.toSorted())
})

test.each(kinds.filter((kind) => kind !== 'model'))(
  'the schema of each %s that stands in docs is the one that is served (npx vitest -u writes it anew)',
  async (kind) => {
    const file = path.resolve(import.meta.dirname, `../../../docs/schemas/${kind}.schema.json`)
    await expect(`${JSON.stringify(schemas[kind], null, 2)}\n`).toMatchFileSnapshot(file)
  },
)

/** Every schema within a schema, with its place. */
function* partsOf(schema: unknown, place = ''): Generator<readonly [string, Record<string, unknown>]> {
  if (!isRecord(schema)) return
  yield [place, schema]
  for (const keyword of ['properties', '$defs'])
    for (const [key, own] of Object.entries(isRecord(schema[keyword]) ? schema[keyword] : {}))
      yield* partsOf(own, `${place}/${key}`)
  for (const keyword of ['oneOf', 'anyOf'])
    for (const [at, own] of (Array.isArray(schema[keyword]) ? schema[keyword] : []).entries())
      yield* partsOf(own, `${place}|${at}`)
  yield* partsOf(schema['items'], `${place}/*`)
}

const propertiesOf = (schema: Record<string, unknown>) =>
  Object.entries(isRecord(schema['properties']) ? schema['properties'] : {})

describe.each(kinds)('the schema of a %s', (kind) => {
  test('has a name, and an address under which it is served', () => {
    expect(schemas[kind]).toMatchObject({ $id: `/${kind}.schema.json`, title: expect.stringContaining('Sanjeh') })
  })

  test('says of every property what it is for, in a sentence', () => {
    const silent = [...partsOf(schemas[kind])].flatMap(([place, schema]) =>
      propertiesOf(schema).flatMap(([name, own]) => {
        const words = isRecord(own) ? own['description'] : undefined
        return typeof words === 'string' && /^[A-Z].{3,}[.…]$/u.test(words) ? [] : [`${place}/${name}`]
      }),
    )
    expect(silent).toEqual([])
  })

  test('says no more and no less than the loader does, wherever an example is broken', async () => {
    const own = await Promise.all(files.filter((file) => kindOf(file) === kind).map(readExample))
    const disagreeing: string[] = []
    let refused = 0
    for (const json of [...own.map(cutLists), ...(kind in whole ? [whole[kind]] : [])])
      for (const [place, broken] of breakAnywhere(json)) {
        const verdicts = [validate[kind](broken), loads[kind](broken)] as const
        if (!verdicts[1]) refused++
        const isAcrossFields = verdicts[0] && !verdicts[1] && acrossFields[kind].test(place)
        if (verdicts[0] !== verdicts[1] && !isAcrossFields) disagreeing.push(`${place} ${verdicts.join(' ')}`)
      }
    expect(disagreeing).toEqual([])
    expect(refused).toBeGreaterThan(50)
  })
})

/**
 * What JSON Schema can't say: names that another part must have, two codes that are the same, a formula that makes no
 * sense, and which parts of a model make sense together.
 */
const acrossFields: Readonly<Record<Kind, RegExp>> = {
  festival: /^$/,
  edition: /\/awards\/\d+\/(code|rule\/formula)=/,
  source: /\/(format|pagination)/,
  model: /./,
}

const title = { fa: 'نام', en: 'Name' }
const codes = { county: 'C1', parent: null }
/** Documents in which every property stands. */
const whole: Partial<Record<Kind, unknown>> = {
  festival: {
    $schema: 'festival.schema.json',
    code: 'f',
    title,
    isDemo: false,
    note: title,
    calendar: 'jalali',
    counties: [
      {
        code: 'C1',
        title,
        population: 10,
        ruralPopulation: null,
        attributes: { counters: 2 },
        tile: { column: 1, row: 2 },
      },
    ],
    agencies: [{ code: 'A1', title, aliases: ['نام دیگر'], level: 'county', ...codes, attributes: { staff: 3 } }],
    services: [{ code: 'S1', title, agency: 'A1' }],
    metrics: [
      {
        code: 'letters',
        title,
        unit: 'letter',
        decimals: 0,
        mayBeNegative: false,
        lowest: 0,
        highest: 100,
        overPeriods: 'adds-up',
        partOf: [{ metric: 'letters_total', times: 2 }],
        sourceOrder: ['office', 'spreadsheets'],
      },
    ],
    settings: { quorumPercent: 66, majority: 'simple', largestFileMegabytes: 5, secondStepFor: ['judge'] },
  },
  edition: {
    $schema: 'edition.schema.json',
    code: '1404',
    title,
    evaluated: { from: '2025-03-21', to: '2026-03-21' },
    previous: { from: '2024-03-20', to: '2025-03-21' },
    nationalEdition: 28,
    provincialEdition: null,
    ceremonyYear: 1405,
    model: 'model.json',
    groups: [{ code: 'G1', title }],
    awards: [
      {
        code: 'a',
        title,
        rule: {
          by: 'improvement',
          in: 'points',
          minBase: 1,
          within: 'all',
          quota: 1,
          ties: 'joint',
          nearMargin: 1,
          maxAwards: 1,
          tiedVote: 'round',
          eligibility: {
            gates: true,
            minCoverage: 0.5,
            minApplicable: 0.6,
            minScore: 1,
            levels: ['city'],
            groups: ['G1'],
          },
        },
      },
      {
        code: 'b',
        title,
        rule: { by: 'formula', formula: '[D1]', within: 'all', quota: 1, ties: 'joint', eligibility: { gates: true } },
      },
    ],
    declaredMetrics: [{ metric: 'letters', help: title, needsEvidence: false }],
    participants: [{ agency: 'A1', group: 'G1', competes: false, reason: title }],
    openToAll: true,
    successions: [
      { kind: 'merged', agency: 'a', into: 'b' },
      { kind: 'closed', agency: 'c' },
      { kind: 'renamed', agency: 'b', formerTitle: title },
    ],
    deadlines: {
      declarations: '2026-05-02T00:00:00Z',
      objections: '2026-06-02T00:00:00+03:30',
      rulings: '2026-06-09T00:00:00+03:30',
      votes: '2026-07-02T00:00:00.000Z',
    },
  },
  source: {
    $schema: 'source.schema.json',
    code: 's',
    title,
    kind: 'measured',
    isDemo: true,
    request: {
      url: 'https://office.test/values',
      query: { a: 'b' },
      headers: { accept: 'text/csv' },
      auth: { kind: 'header', header: 'x-key', secret: 'office' },
      timeoutMs: 1000,
      maxBytes: 1000,
      maxPages: 2,
    },
    format: { kind: 'csv', delimiter: ';', encoding: 'utf-8' },
    pagination: { kind: 'page', parameter: 'page', sizeParameter: 'size', size: 10, first: 0 },
    mapping: {
      agency: { by: 'code', value: 'agency', register: { title: 'title' } },
      service: 'service',
      period: { calendar: 'jalali-month', year: 'year', month: 'month' },
      everyMonths: 3,
      metrics: [{ metric: 'letters', value: 'letters', combine: 'sum' }],
      noData: ['-'],
      notApplicable: ['***'],
      decimalSeparator: '.',
      groupSeparator: ',',
    },
  },
}

test.each(['festival', 'edition', 'source'] as const)('the whole %s of this test has every property', (kind) => {
  expect([validate[kind](whole[kind]), validate[kind].errors]).toEqual([true, null])
  const keys = new Set(JSON.stringify(whole[kind]).match(/"[\w$]+":/g))
  // The other variants of a union are in the examples.
  const others = /\|\d+\/(parameter|sizeParameter|limitParameter|limit|next|day|records|formula)$/
  const missing = [...partsOf(schemas[kind])].flatMap(([place, schema]) =>
    propertiesOf(schema).flatMap(([name]) =>
      keys.has(`"${name}":`) || others.test(`${place}/${name}`) ? [] : [`${place}/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

/** The first two entries of each list: the others are of the same kind. */
function cutLists(json: unknown): unknown {
  if (Array.isArray(json)) return json.slice(0, 2).map(cutLists)
  if (!isRecord(json)) return json
  return Object.fromEntries(Object.entries(json).map(([key, own]) => [key, cutLists(own)]))
}

const wrong: readonly unknown[] = [undefined, null, '', 'a b', 'x', -1, 0.5, true, [], {}, ['x'], { x: 1 }]

/** The document with one value exchanged, or one key more, at every place. */
function* breakAnywhere(json: unknown, place = ''): Generator<readonly [string, unknown]> {
  for (const value of wrong) if (place && value !== undefined) yield [`${place}=${JSON.stringify(value)}`, value]
  if (Array.isArray(json)) {
    for (const [at, own] of json.entries())
      for (const [where, broken] of breakAnywhere(own, `${place}/${at}`)) yield [where, json.with(at, broken)]
    return
  }
  if (!isRecord(json)) return
  yield [`${place}/more`, { ...json, more: 1 }]
  for (const [key, own] of Object.entries(json)) {
    const { [key]: _, ...rest } = json
    yield [`${place}/${key}=`, rest]
    for (const [where, broken] of breakAnywhere(own, `${place}/${key}`)) yield [where, { ...json, [key]: broken }]
  }
}

describe('docs/packs.md', async () => {
  const guide = await readFile(path.resolve(import.meta.dirname, '../../../docs/packs.md'), 'utf8')

  test('has a small pack that can be loaded', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-guide-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const documents = [...guide.matchAll(/^`([\w./-]+\.json)`\n\n```json\n(.*?)^```$/gms)]
    for (const [, name = '', text = ''] of documents) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
      const kind = kindOf(path.join(folder, name)) ?? 'model'
      expect([name, validate[kind](JSON.parse(text)), validate[kind].errors]).toEqual([name, true, null])
    }
    expect(documents).toHaveLength(4)
    expect((await readPack(folder)).sources).toHaveLength(1)
  })

  test('names every key of a festival and of an edition', () => {
    const missing = (['festival', 'edition'] as const).flatMap((kind) =>
      [...partsOf(schemas[kind])]
        .filter(([place]) => !place.includes('/awards/'))
        .flatMap(([, schema]) => propertiesOf(schema).map(([name]) => name))
        .filter((name) => !guide.includes(`"${name}"`) && !guide.includes(`\`${name}\``)),
    )
    expect(missing).toEqual([])
  })
})
