import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { storedModel } from '../../app/model/stored-model'
import { preparedRun } from '../../app/flows/scoring/prepared-run.server'
import { formatsOf } from '../../app/format/kinds-of-number'
import { en } from '../../app/i18n/en'
import { fa } from '../../app/i18n/fa'
import { type Language, languages } from '../../app/i18n/language'
import type { Viewer } from '../../app/policy/policy.server'
import { operatorOf } from '../../app/access/viewer.server'
import { parseOptions } from '../../app/cli/parse-options'
import { parseScoreOptions, scoreOptions } from '../../app/cli/score-options'
import { toScoreTable } from '../../app/cli/score-table'
import { readRun } from '../../app/flows/scoring/open-run.server'
import { scoreEdition } from '../../app/flows/scoring/score-edition.server'
import { winnersSection } from '../../app/papers/award-sections'
import { writerOf } from '../../app/papers/letterhead'
import { ResultsDocument } from '../../app/documents/results-document'
import { fromPlain, noTrial, toPlain, toTrialRows, toWeights } from '../../app/pages/what-if/what-if'
import { type RankingPage, type RankingRow, listRanking } from '../../db/queries/rankings'
import { findPreviousEdition } from '../../db/queries/editions'
import { findRun } from '../../db/queries/runs'
import { everything } from '../../db/queries/scope'
import type { ScoreResult } from '../../scoring/result'
import { listVerdicts, score } from '../../scoring/score'
import { Rescorer } from '../../scoring/robustness/rescorer'
import { type Routes, openRoutes } from '../fixtures/ask-routes'
import { type DemoWorld, exemptAgency, openDemoWorld, unknownAgency } from '../fixtures/demo-world'
import { type PageContext, type ShownNumber, readNumbers } from '../fixtures/page-numbers'
import { readXlsx } from '../fixtures/read-xlsx'

const base = 'hamadan/1404'
const ownCode = 'GAS'
let world: DemoWorld
let routes: Routes
let page: RankingPage

beforeAll(async () => {
  routes = await openRoutes()
  world = await openDemoWorld(inject('demonstrationFolder'))
  await scoreEditionBefore()
  page = await listRanking(world.database.db, {
    runId: world.runId,
    scope: everything,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 1_000,
  })
})
afterAll(() => world?.database.close())

/** So that there are ranks to come from: movers, the slope of a comparison and the history show them. */
async function scoreEditionBefore() {
  const { db } = world.database
  const before = await findPreviousEdition(db, world.edition)
  if (!before) throw new Error('The demonstration has no edition before')
  const scored = await scoreEdition({ db, viewer: operatorOf('test'), now: new Date() }, before)
  if (!scored.ok) throw new Error(scored.detail)
}

const rowOf = (code: string | null) => page.rows.find((row) => row.code === code)

/** Those whose own pages are read: the first and last, and whoever is unusual. */
function chosenAgencies(): RankingRow[] {
  const ranked = page.rows.filter(({ overall }) => overall !== null)
  const withCell = (is: (cell: RankingRow['nodes'][string]) => boolean) =>
    ranked.find(({ nodes }) => Object.values(nodes).some(is))
  const unusual = [
    rowOf(ownCode),
    rowOf(unknownAgency),
    rowOf(exemptAgency),
    page.rows.find(({ competes }) => !competes),
    withCell(({ state }) => state === 'not-applicable'),
    withCell(({ state, unknown }) => state === 'no-data' || unknown !== null),
    ranked.find(({ coverage }) => coverage < 1),
  ]
  return [...new Set([...ranked.slice(0, 5), ...unusual, ...ranked.slice(-3)].flatMap((row) => row ?? []))]
}

/** What was read of each number: its texts, each with where it stands. */
type Facts = Map<string, Map<string, Set<string>>>

function add(facts: Facts, key: string, text: string, where: string) {
  const texts = facts.get(key) ?? new Map<string, Set<string>>()
  facts.set(key, texts.set(text, new Set([...(texts.get(text) ?? []), where])))
}

const number = /[+−-]?[\d۰-۹][\d۰-۹٬,]*(?:[.٫][\d۰-۹]+)?/g
const marks = /[\u061C\u200E\u200F]/g

/** Kinds whose text holds several numbers, by the kind of each. */
const several: Readonly<Record<string, readonly string[]>> = {
  'rank-of': ['rank', 'ranked'],
  'group-rank-of': ['group-rank', 'group-ranked'],
  'rank-before-of': ['rank-before', 'ranked-before'],
  'rank-shift': ['rank-before', 'rank'],
  'group-quartiles': ['group-low', 'group-median', 'group-high'],
}
/** Kinds whose whole text is compared, with its unit or in its words. */
const wholeText = new Set(['actual', 'target', 'status', 'known-months'])
/** Kinds that say nothing where there is no number: the agency is not ranked, or the viewer is not told. */
const isNothing = (kind: string) => /rank|average|group-/.test(kind)

function addPage(facts: Facts, html: string, where: string, context: PageContext, language: Language) {
  const { reported } = (language === 'fa' ? fa : en).status
  for (const shown of readNumbers(html, context)) {
    const text = shown.text.replaceAll(marks, '')
    const numbers = text.match(number) ?? []
    for (const [index, kind] of (several[shown.kind] ?? [shown.kind]).entries()) {
      const read = wholeText.has(kind) ? text : numbers[index]
      if (read === undefined && isNothing(kind)) continue
      add(facts, keyOf(kind, shown), read ?? text, where)
      // The map of gaps tells of each value whether it is known.
      if (kind === 'actual' && where === '/agency')
        add(facts, keyOf('status', shown), numbers.length ? reported : text, where)
    }
  }
}

/** What says that two numbers are the same one. */
function keyOf(kind: string, { agency, group, county, node }: Omit<ShownNumber, 'kind' | 'text'>): string {
  const ofGroup = group ?? rowOf(agency)?.group?.code ?? ''
  if (kind === 'ranked' || kind === 'ranked-before') return kind
  if (county) return `${kind} of ${county}`
  if (kind === 'known-months') return `${kind} of ${agency ?? 'all'}`
  if (kind.startsWith('group-') && kind !== 'group-rank') return `${kind} of group ${ofGroup}`
  if (kind === 'average') return `${kind} of ${node} in group ${ofGroup}`
  return `${kind} of ${agency}${node === null ? '' : ` in ${node}`}`
}

/** A page of the edition by name: addresses without what is chosen in them. */
const nameOf = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/\/agencies\/\w+/, '/agency')
    .replace(/(?<=\/agency\/).+/, 'indicator') || '/'

async function read(facts: Facts, viewer: Viewer, language: Language, path: string, context: PageContext = {}) {
  const { status, body } = await routes.ask(world.contextFor(viewer), `/${language}/${base}${path}`)
  expect(status, path).toBe(200)
  addPage(facts, body, nameOf(path), context, language)
}

/** Pages of all agencies, for who may see them, and those of the chosen ones. */
async function readAs(facts: Facts, viewer: Viewer, language: Language) {
  await read(facts, viewer, language, '')
  await read(facts, viewer, language, '/rankings/print')
  await read(facts, viewer, language, '/rankings')
  await read(facts, viewer, language, '/map')
  const chosen = chosenAgencies()
  for (let start = 0; start < chosen.length; start += 6)
    await read(
      facts,
      viewer,
      language,
      `/compare?${chosen
        .slice(start, start + 6)
        .map(({ code }) => `with=${code}`)
        .join('&')}`,
    )
  for (const { code } of chosen) await read(facts, viewer, language, `/agencies/${code}`, { agency: code })
  for (const group of new Set(chosen.flatMap((row) => row.group?.code ?? [])))
    await read(facts, viewer, language, `/indicators?group=${group}`, { group })
}

/** What the manager alone reads: where points come from, and what is known of all. */
async function readTraces(facts: Facts, viewer: Viewer, language: Language, indicators: readonly string[]) {
  const [first = ''] = indicators
  for (const [agency, indicator] of [
    ...indicators.map((indicator) => [ownCode, indicator] as const),
    ...chosenAgencies().map(({ code }) => [code, first] as const),
  ])
    await read(facts, viewer, language, `/agencies/${agency}/${indicator}`, { agency })
  for (const path of ['/data', '/data/summary']) await read(facts, viewer, language, path)
}

/** What an agency's people read of their own. */
async function readOwn(facts: Facts, language: Language) {
  const { agency: viewer, unknown } = world.viewers
  for (const [path, agency] of [
    ['', null],
    [`/agencies/${ownCode}`, ownCode],
    ['/objections', null],
    ['/data', ownCode],
    ['/data/summary', ownCode],
  ] as const)
    await read(facts, viewer, language, path, { agency })
  for (const path of ['', '/objections']) await read(facts, unknown, language, path)
}

type Cell = string | number | null

/** A ranking as a file holds it: numbers as they are, words where there is none; shown as pages would show them. */
function addTable(facts: Facts, rows: readonly (readonly Cell[])[], where: string, language: Language) {
  const texts = language === 'fa' ? fa : en
  const format = formatsOf(language)
  const top = rows.findIndex((row) => row.includes('code'))
  const heading = rows[top] ?? []
  const column = (name: string) => heading.indexOf(name)
  for (const row of rows.slice(top + 1)) {
    const agency = String(row[column('code')])
    const put = (kind: string, name: string, write: (value: number) => string, node: string | null = null) => {
      const cell = row[column(name)] ?? ''
      const isNumber = cell !== '' && Number.isFinite(Number(cell))
      if (!isNumber && isNothing(kind)) return
      const text = isNumber ? write(Number(cell)) : String(cell).split(texts.comma)[0]
      // What does not apply leaves its coverage empty in a file.
      const word = text === '' ? texts.state['not-applicable'] : (text ?? '')
      add(facts, keyOf(kind, { agency, group: null, node }), word.replaceAll(marks, '').replace(/[%٪]$/, ''), where)
    }
    put('rank', texts.ranking.rank, format.rank)
    put('group-rank', texts.ranking.groupRank, format.rank)
    put('total', texts.ranking.total, (total) => format.score(total, 1))
    put('coverage', texts.ranking.coverage, format.share)
    for (const { code, titleFa, titleEn } of page.dimensions)
      put('points', language === 'fa' ? titleFa : titleEn, format.points, code)
  }
}

const readCsv = (text: string): Cell[][] => parse(text, { bom: true, relax_column_count: true })

/** The files of a ranking as they are exported, and as they lie in the package. */
async function readFiles(facts: Facts, viewer: Viewer, language: Language) {
  const fetchFile = (path: string) => routes.askBytes(world.contextFor(viewer), `/${language}/${base}${path}`)
  addTable(facts, readCsv(new TextDecoder().decode(await fetchFile('/rankings.csv'))), 'csv', language)
  addTable(facts, readXlsx(await fetchFile('/rankings.xlsx')).rows, 'xlsx', language)
  const files = unzipSync(await fetchFile('/results/1/package.zip'))
  const fileOf = (name: string) => files[name] ?? new Uint8Array()
  addTable(facts, readCsv(new TextDecoder().decode(fileOf(`ranking.${language}.csv`))), 'zip csv', language)
  addTable(facts, readXlsx(fileOf(`ranking.${language}.xlsx`)).rows, 'zip xlsx', language)
  const format = formatsOf(language)
  const results = ResultsDocument.parse(JSON.parse(new TextDecoder().decode(fileOf('results.json'))))
  for (const row of results.ranking ?? []) {
    const put = (kind: string, text: string) =>
      add(facts, keyOf(kind, { agency: row.code, group: null, node: null }), text.replaceAll(marks, ''), 'zip json')
    if (row.rank !== null) put('rank', format.rank(row.rank))
    if (row.groupRank !== null) put('group-rank', format.rank(row.groupRank))
    if (row.total !== null && !row.unknown) put('total', format.score(row.total, results.model.decimals))
    if (row.state !== 'not-applicable') put('coverage', format.share(row.coverage).replace(/[%٪]/, ''))
  }
}

/**
 * What the page of the weights shows before any is moved: it works that out in the browser, of what its loader sends.
 */
async function readWhatIf(facts: Facts, language: Language) {
  const found = await findRun(world.database.db, world.edition.id, world.runId)
  const prepared = found && (await preparedRun(world.database.db, found.run))
  if (!prepared) throw new Error('The run could not be prepared')
  const plain = toPlain(prepared)
  const rescored = () => new Rescorer(fromPlain(plain, null)).run(toWeights(plain.nodes, noTrial))
  const format = formatsOf(language)
  for (const row of toTrialRows(plain.agencies, rescored(), rescored())) {
    const put = (kind: string, text: string) =>
      add(facts, keyOf(kind, { agency: row.agency, group: null, node: null }), text.replaceAll(marks, ''), 'what-if')
    put('rank', format.rank(row.rank))
    put('total', format.score(row.total, storedModel(found.modelVersion).decimals))
  }
}

/** What the command line says of the same input under the same model. */
function isKnown({ agencies, nodes, coverage }: ScoreResult, agency: string, code: string): boolean {
  const node = nodes.findIndex((node) => node.code === code)
  return (coverage[node * agencies.length + agencies.indexOf(agency)] ?? 0) > 0
}

async function readCommandLine(facts: Facts, language: Language) {
  const run = await readRun(world.database.db, world.runId)
  if (!run) throw new Error('The run is not there')
  const { input, model } = run
  const result = score(input, model)
  const [heading = [], ...rows] = toScoreTable(result, {
    input,
    model,
    wishes: parseScoreOptions(parseOptions([], scoreOptions).values),
    robustness: null,
    topCount: 0,
    verdicts: listVerdicts(input, model),
  })
  const format = formatsOf(language)
  const texts = language === 'fa' ? fa : en
  for (const row of rows) {
    const cellOf = (name: string) => row[heading.indexOf(name)] ?? null
    const agency = String(cellOf('agency'))
    const put = (kind: string, name: string, write: (value: number) => string, node: string | null = null) => {
      const cell = cellOf(name)
      if (cell === null) return
      const text = write(Number(cell)).replaceAll(marks, '').replace(/[%٪]$/, '')
      add(facts, keyOf(kind, { agency, group: null, node }), text, 'command line')
    }
    put('rank', 'rank_overall', format.rank)
    put('group-rank', 'rank_group', format.rank)
    put('total', 'total', (total) => format.score(total, model.decimals))
    if (cellOf('no_rank') !== 'not-applicable') put('coverage', 'coverage', format.share)
    // The table is of what the model counted: a rule's number where pages say that nothing is known.
    for (const { code } of page.dimensions) if (isKnown(result, agency, code)) put('points', code, format.points, code)
    if (cellOf('no_rank') === 'no-data')
      add(facts, keyOf('total', { agency, group: null, node: null }), texts.state['no-data'], 'command line')
  }
}

/** Totals of those who compete, averaged by county from the rows of the ranking. */
function addCounties(facts: Facts, language: Language) {
  const format = formatsOf(language)
  const counties = new Map<string, number[]>()
  for (const { county, competes, total } of page.rows)
    if (county && competes && total !== null) counties.set(county.code, [...(counties.get(county.code) ?? []), total])
  for (const [county, totals] of counties) {
    const whose = { agency: null, group: null, county, node: null }
    const average = totals.reduce((sum, total) => sum + total, 0) / totals.length
    add(facts, keyOf('county-average', whose), format.points(average).replaceAll(marks, ''), 'ranking')
    add(facts, keyOf('county-ranked', whose), format.count(totals.length), 'ranking')
  }
}

/**
 * What minutes and lists print of winners, and what certificates say of them: the data of the papers, before they are
 * set.
 */
function readPapers(facts: Facts, language: Language) {
  const paper = { festival: world.festival, edition: world.edition, language }
  const category = { code: 'best', titleFa: 'برتر', titleEn: 'Best' }
  const ranked = page.rows.filter(({ overall, total }) => overall && total !== null).slice(0, 5)
  const entries = ranked.map(({ overall, total, agencyId, code, titleFa, titleEn }) => ({
    category,
    group: null,
    agency: { code, titleFa, titleEn },
    agencyId,
    place: overall?.rank ?? 0,
    value: total,
  }))
  const writer = writerOf(paper)
  const section = winnersSection(writer, entries)
  for (const [index, row] of (section.table?.rows ?? []).entries()) {
    const whose = { agency: ranked[index]?.code ?? null, group: null, node: null }
    add(facts, keyOf('rank', whose), (row[2] ?? '').replaceAll(marks, ''), 'paper')
    add(facts, keyOf('total', whose), (row[4] ?? '').replaceAll(marks, ''), 'paper')
  }
}

async function readEverything(language: Language): Promise<Facts> {
  const facts: Facts = new Map()
  const { manager, nobody } = world.viewers
  await world.enter('preliminary')
  await readAs(facts, manager, language)
  const indicators = [...facts.keys()].flatMap(
    (key) => key.match(new RegExp(`^actual of ${ownCode} in (\\S+)$`))?.[1] ?? [],
  )
  await readTraces(facts, manager, language, indicators)
  await read(facts, manager, language, '/history')
  await readOwn(facts, language)
  await world.enter('published')
  await readAs(facts, nobody, language)
  await readOwn(facts, language)
  await read(facts, nobody, language, '/results')
  await readFiles(facts, nobody, language)
  await readWhatIf(facts, language)
  await readCommandLine(facts, language)
  addCounties(facts, language)
  readPapers(facts, language)
  return facts
}

/** Numbers that were read with different texts, each text with its pages. */
function listDifferences(facts: Facts): string[] {
  return [...facts].flatMap(([key, texts]) =>
    texts.size > 1
      ? [`${key}: ${[...texts].map(([text, where]) => `${text} (${[...where].join(', ')})`).join(' ≠ ')}`]
      : [],
  )
}

/** Where each kind of number was read, so that a page whose marks are lost does not pass for one that agrees. */
function listSources(facts: Facts): Record<string, string[]> {
  const sources = new Map<string, Set<string>>()
  for (const [key, texts] of facts) {
    const kind = key.split(' ')[0] ?? ''
    sources.set(kind, new Set([...(sources.get(kind) ?? []), ...[...texts.values()].flatMap((where) => [...where])]))
  }
  return Object.fromEntries([...sources].map(([kind, where]) => [kind, [...where].toSorted()]))
}

const everyFile = ['csv', 'xlsx', 'zip csv', 'zip xlsx']
const rankings = ['/rankings', '/rankings/print']
const ofGroup = ['/', '/agency']
const expectedSources: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    rank: [
      ...ofGroup,
      ...rankings,
      '/compare',
      '/history',
      '/results',
      'what-if',
      'command line',
      'paper',
      ...everyFile,
      'zip json',
    ],
    'rank-before': ['/', '/compare', '/history'],
    'ranked-before': ['/compare'],
    'group-rank': [...ofGroup, ...rankings, '/results', 'command line', ...everyFile, 'zip json'],
    total: [
      ...ofGroup,
      ...rankings,
      '/compare',
      '/results',
      'what-if',
      'command line',
      'paper',
      ...everyFile,
      'zip json',
    ],
    coverage: [...ofGroup, ...rankings, '/compare', 'command line', ...everyFile, 'zip json'],
    points: [
      '/agency',
      '/agency/indicator',
      ...rankings,
      '/compare',
      '/indicators',
      '/objections',
      'command line',
      ...everyFile,
    ],
    'county-average': ['/map', 'ranking'],
    'county-ranked': ['/map', 'ranking'],
    ranked: [...ofGroup, '/compare'],
    'group-ranked': [...ofGroup, ...rankings],
    'group-average': ofGroup,
    'group-low': ofGroup,
    'group-median': ofGroup,
    'group-high': ofGroup,
    average: ['/agency', '/agency/indicator', '/indicators'],
    part: ['/agency', '/agency/indicator'],
    actual: ['/agency', '/agency/indicator', '/objections'],
    target: ['/agency', '/agency/indicator', '/objections'],
    status: ['/agency', '/indicators'],
    'known-months': ['/data', '/data/summary'],
  }).map(([kind, where]) => [kind, where.toSorted()]),
)

test('the agencies are of every sort that a page could tell differently', () => {
  const chosen = chosenAgencies()
  expect(chosen.length).toBeGreaterThanOrEqual(12)
  expect(rowOf(unknownAgency)?.total).toBeNull()
  expect(rowOf(exemptAgency)?.state).toBe('not-applicable')
  expect(chosen.some(({ competes }) => !competes)).toBe(true)
})

test.each(languages)('every number is the same on each page and in each file that shows it (%s)', async (language) => {
  const facts = await readEverything(language)
  expect(listDifferences(facts)).toEqual([])
  expect(listSources(facts)).toEqual(expectedSources)
})
