import { eq } from 'drizzle-orm'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/client.server'
import { createCounties } from '../../../../db/queries/agencies'
import { createDeclaredMetrics } from '../../../../db/queries/declarations'
import { findEdition } from '../../../../db/queries/editions'
import { createMetrics, findLatestId, findObservation } from '../../../../db/queries/observations'
import { listEvents } from '../../../../db/queries/audit'
import { agency, metric, observation } from '../../../../db/schema'
import { findUpload, listUploads } from '../../../../db/queries/uploads'
import { readOfficeFile } from '../../../../sources/sheets/read-office-file'
import expected from '../../../../tests/fixtures/office/expected.json'
import { xlsxOf } from '../../../../tests/fixtures/office-formats'
import { createViewer } from '../../../../tests/fixtures/people'
import { type SmallFestival, createSmallFestival, saveSource } from '../../../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../../../tests/fixtures/test-database'
import { expectFound } from '../../../expect/expect-found'
import type { RequestContext } from '../../../policy/request-context'
import { listRecordsBehind } from '../../pulls/records-behind.server'
import { type InternalSource, writeInternal } from '../../values/write-internal.server'
import { createEdition, deleteEdition } from '../editions.server'
import { saveAgencyRows } from '../agencies/save-agencies.server'
import { toAgencyRows } from '../agencies/agency-rows'
import { compareValueUpload } from './compare-values.server'
import { raiseSource } from './source-order.server'
import { takeBackValueUpload } from './take-back-values.server'
import { takeValueUpload } from './take-values.server'
import { type ValueChoices, nameKey } from './value-choices'
import { keepValueUpload, readValueUpload } from './value-uploads.server'

const folder = path.resolve(import.meta.dirname, '../../../../tests/fixtures/office')
const office = (name: string) => readFileSync(path.join(folder, name))
const now = new Date('2026-04-01T08:00:00Z')
const year = { from: '2025-03-21', to: '2026-03-21' }
const month = { from: '2025-03-21', to: '2025-04-21' }

let database: Database
let festivals = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A festival of three agencies, where a person gives files. */
async function openFestival() {
  const { db } = database
  const small = await createSmallFestival(db, `values-${++festivals}`)
  const where = expectFound(await findEdition(db, `values-${festivals}`, '1404'), 'the edition')
  const viewer = await createViewer(db, small.festivalId, { role: 'administrator' })
  const context: RequestContext = { db, viewer, now }
  await createMetrics(db, [
    {
      festivalId: small.festivalId,
      decimals: 0,
      mayBeNegative: false,
      overPeriods: 'adds-up' as const,
      code: 'online',
      titleFa: 'برخط',
      titleEn: 'Online',
      unit: 'count',
      partOf: [{ metric: 'requests', times: 1 }],
    },
    {
      festivalId: small.festivalId,
      decimals: 1,
      mayBeNegative: false,
      code: 'satisfied',
      titleFa: 'رضایت',
      titleEn: 'Satisfied',
      unit: 'percent',
    },
  ])
  return { small, where, context }
}

type Opened = Awaited<ReturnType<typeof openFestival>>

/** Keeps a file and says what each of its cells would change. */
async function upload(
  { context, where }: Opened,
  bytes: Uint8Array | string,
  chosen: Partial<ValueChoices> = {},
  fileName = 'values.csv',
) {
  const file = { fileName, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes) }
  const kept = await keepValueUpload(context, where, file, readOfficeFile)
  if (!kept.ok) throw new Error(kept.why)
  const stored = expectFound(await findUpload(context.db, where.edition.id, 'values', kept.id), 'the upload')
  const choices = { ...kept.choices, ...chosen }
  const read = await readValueUpload(context, where, stored, choices, readOfficeFile)
  if (!read.ok) throw new Error(read.why)
  const comparison = await compareValueUpload(context, where, read)
  return { stored, choices, read, comparison, values: comparison.values }
}

type Uploaded = Awaited<ReturnType<typeof upload>>

const outcomes = ({ values }: Uploaded) => values.map(({ outcome, problem }) => problem?.why ?? outcome)
const problems = ({ values }: Uploaded) =>
  values.flatMap(({ address, problem }) => (problem ? [[address, problem.why, problem.detail]] : []))

/** Values that stand, as a source or people wrote them. */
const write = (
  { context, where, small }: Opened,
  values: readonly { metric: string; agency: string; value: number; period?: typeof year }[],
  source: Partial<InternalSource> = {},
) =>
  context.db.transaction((tx) =>
    writeInternal(
      tx,
      where.festival,
      {
        code: source.isDecisive ? 'ruled' : 'told',
        kind: 'measured',
        titleFa: 'گفته',
        titleEn: 'Told',
        ...source,
      },
      values.map(({ metric, agency, value, period = year }) => ({
        metricId: idOf(small, 'metrics', metric),
        agencyId: idOf(small, 'agencies', agency),
        periodFrom: period.from,
        periodTo: period.to,
        status: 'reported',
        value,
        raw: {},
      })),
      now,
    ),
  )

/** What a single service of the water company has reported. */
async function writeService(opened: Opened, value: number) {
  const { context, small } = opened
  const { pullId } = await write(opened, [])
  await context.db.insert(observation).values({
    metricId: idOf(small, 'metrics', 'requests'),
    agencyId: idOf(small, 'agencies', 'water'),
    serviceId: expectFound(small.services.get('s1'), 's1'),
    periodFrom: year.from,
    periodTo: year.to,
    revision: 1,
    status: 'reported',
    value,
    pullId,
    page: 1,
    line: 1,
    records: 1,
    recordedAt: now,
  })
}

const idOf = (small: SmallFestival, of: 'metrics' | 'agencies', code: string) => expectFound(small[of].get(code), code)

test('cells are new, changed or the same, with what stood before and where they stand', async () => {
  const opened = await openFestival()
  await write(opened, [
    { metric: 'requests', agency: 'water', value: 10 },
    { metric: 'requests', agency: 'health', value: 20 },
  ])
  const found = await upload(opened, 'دستگاه,درخواست‌ها,مرحله\nآبفا,10,3\nبهداشت و درمان,25,-\nroads,,2', {
    period: year,
  })
  expect(
    found.values.map(({ agency, metric, outcome, before, after }) => [agency, metric, outcome, before?.value, after]),
  ).toEqual([
    ['water', 'requests', 'same', 10, { status: 'reported', value: 10 }],
    ['water', 'stage', 'new', undefined, { status: 'reported', value: 3 }],
    ['health', 'requests', 'changed', 20, { status: 'reported', value: 25 }],
    ['health', 'stage', 'new', undefined, { status: 'no-data', value: 0 }],
    ['roads', 'stage', 'new', undefined, { status: 'reported', value: 2 }],
  ])
  expect(found.values.map(({ address }) => address.split('!')[1])).toEqual(['B2', 'C2', 'B3', 'C3', 'C4'])
  expect(found.values[0]?.period).toEqual(year)
  expect(await opened.context.db.$count(observation)).toBe(2)
})

test('the address of a cell names its sheet', async () => {
  const opened = await openFestival()
  const rows =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>دستگاه</t></is></c><c r="B1" t="inlineStr"><is><t>مرحله</t></is></c></row>' +
    '<row r="2"><c r="A2" t="inlineStr"><is><t>آبفا</t></is></c><c r="B2"><v>7</v></c></row>'
  const found = await upload(opened, xlsxOf({ rows }), { period: year }, 'values.xlsx')
  expect(problems(found)).toEqual([['Sheet1!B2', 'too-high', { value: 7, limit: 5 }]])
})

test('a long table: the metric and the period of each row', async () => {
  const opened = await openFestival()
  const found = await upload(
    opened,
    'کد,شاخص,ماه,مقدار\nwater,درخواست‌ها,فروردین ۱۴۰۴,۱۲\nwater,stage,1404,4\nwater,رضایت,۱۴۰۴,٪۸۵٫۵\nwater,چیز دیگر,1404,3',
  )
  expect(found.values.map(({ metric, period, after }) => [metric, period?.to, after?.value])).toEqual([
    ['requests', '2025-04-21', 12],
    ['stage', '2026-03-21', 4],
    ['satisfied', '2026-03-21', 85.5],
    [null, '2026-03-21', 3],
  ])
  expect(problems(found).map(([, why, detail]) => [why, detail])).toEqual([['unknown-metric', { metric: 'چیز دیگر' }]])
})

test('a column for each month has the metric that a person chose for the file', async () => {
  const opened = await openFestival()
  const table = 'دستگاه,فروردین ۱۴۰۴,اردیبهشت ۱۴۰۴\nآبفا,5,6'
  expect(outcomes(await upload(opened, table))).toEqual(['no-metric', 'no-metric'])
  const found = await upload(opened, table, { metric: 'requests' })
  expect(found.values.map(({ metric, period, outcome }) => [metric, period?.from, outcome])).toEqual([
    ['requests', '2025-03-21', 'new'],
    ['requests', '2025-04-21', 'new'],
  ])
})

test('a month’s cell is of the metric that its row names: a count has no fraction, a percentage may be a share', async () => {
  const opened = await openFestival()
  const found = await upload(opened, 'دستگاه,سنجه,فروردین ۱۴۰۴\nآبفا,درخواست‌ها,1.5\nآبفا,رضایت,0.5\nآبفا,stage,1.5')
  expect(outcomes(found)).toEqual(['unread', 'ambiguous', 'unread'])
})

test('each cell that is no value says why, and costs itself alone', async () => {
  const opened = await openFestival()
  const found = await upload(
    opened,
    [
      'کد,دستگاه,درخواست‌ها,مرحله',
      'water,,x12,3', // not a number
      ',اداره‌ای که نیست,5,',
      'water,راه‌داری و حمل‌ونقل,5,', // code and name of two agencies
      'nobody,آبفا,5,', // a code that nobody has
      ',,5,',
      'health,,85/5,6', // two meanings; beyond the bounds
      'roads,,۸۵٪,۲',
    ].join('\n'),
    { period: year },
  )
  expect(problems(found).map(([address, why]) => [String(address).split('!')[1], why])).toEqual([
    ['C2', 'unread'],
    ['C3', 'unknown-agency'],
    ['C4', 'doubtful-agency'],
    ['C5', 'doubtful-agency'],
    ['C6', 'no-agency'],
    ['C7', 'ambiguous'],
    ['D7', 'too-high'],
    ['C8', 'percent'],
  ])
  expect(found.read.file.cells.questions.map(({ question }) => question)).toEqual(['slash'])
  expect(found.comparison.toWrite.map(({ cells: [{ address }] }) => address.split('!')[1])).toEqual(['D2', 'D8'])
})

test('a period must be said, read and lie within the evaluated one', async () => {
  const opened = await openFestival()
  expect(outcomes(await upload(opened, 'دستگاه,مرحله\nآبفا,1'))).toEqual(['no-period'])
  const found = await upload(opened, 'دستگاه,دوره,مرحله\nآبفا,1403,1\nآبفا,بهار,1\nآبفا,,1\nآبفا,1404,2', {
    period: year,
  })
  expect(outcomes(found)).toEqual(['outside-period', 'unread-period', 'no-period', 'new'])
})

test('the same value twice is one value, and two different ones are neither', async () => {
  const opened = await openFestival()
  const found = await upload(opened, 'دستگاه,مرحله,درخواست‌ها\nآبفا,1,7\nwater,2,7\nroads,3,', { period: year })
  const [one, , other] = found.values
  expect(outcomes(found)).toEqual(['twice', 'new', 'twice', 'same', 'new'])
  expect([one?.problem?.detail.others, other?.problem?.detail.others]).toEqual([other?.address, one?.address])
  expect(found.comparison.toWrite).toHaveLength(2)
})

test('a negative value, and a part above its whole in the file or in what is stored', async () => {
  const opened = await openFestival()
  await write(opened, [{ metric: 'requests', agency: 'roads', value: 3 }])
  const table = 'دستگاه,درخواست‌ها,برخط,تغییر,مرحله\nآبفا,10,12,-4,-1\nroads,,4,,\nhealth,8,8,,'
  const found = await upload(opened, table, { period: year })
  expect(outcomes(found)).toEqual([
    'part-above-whole', // 12 of 10: one of them is wrong
    'part-above-whole',
    'new',
    'negative',
    'part-above-whole', // 4 of the 3 that are stored
    'new',
    'new',
  ])
})

test('what another way in gives is refused by name', async () => {
  const opened = await openFestival()
  const { context, small, where } = opened
  const asked = { code: 'letters', mapping: { service: 'service', metrics: [{ metric: 'requests' }] } }
  await saveSource(context.db, small.festivalId, asked)
  await createDeclaredMetrics(context.db, [
    {
      editionId: where.edition.id,
      metricId: idOf(small, 'metrics', 'stage'),
      position: 0,
      helpFa: '',
      helpEn: '',
      needsEvidence: false,
    },
  ])
  const found = await upload(opened, 'دستگاه,درخواست‌ها,مرحله,تغییر\nآبفا,1,1,1', { period: year })
  expect(problems(found).map(([, why, detail]) => [why, detail])).toMatchObject([
    ['other-way', { metric: 'requests', way: 'source', code: 'letters' }],
    ['other-way', { metric: 'stage', way: 'declarations' }],
  ])
  expect(found.values[2]?.outcome).toBe('new')
})

test('a year is not taken beside its months, in the file or in what is stored, unless they give way', async () => {
  const opened = await openFestival()
  const table = 'دستگاه,سنجه,1404,فروردین ۱۴۰۴,اردیبهشت ۱۴۰۴\n'
  const both = await upload(opened, `${table}آبفا,requests,120,,10\nroads,requests,-,5,6\nhealth,requests,9,,-`)
  // Neither of the two is right by itself; “no data” is counted nowhere.
  expect(outcomes(both)).toEqual(['overlap', 'overlap', 'twice', 'twice', 'new', 'new', 'new'])
  expect(problems(both)[0]).toEqual([
    expect.stringContaining('C2'),
    'overlap',
    { from: '2025-04-21', to: '2025-05-22', other: expect.stringContaining('E2') },
  ])
  await take(opened, await upload(opened, `${table}آبفا,requests,,,10`))
  const later = await upload(opened, `${table}آبفا,requests,120,,\nآبفا,stage,3,,`)
  expect(outcomes(later)).toEqual(['overlap', 'new'])
  expect(problems(later)[0]?.[2]).toEqual({ from: '2025-04-21', to: '2025-05-22', other: '' })
  expect(outcomes(await upload(opened, `${table}آبفا,requests,120,,-`))).toEqual(['new', 'changed'])
})

test('a file gives values beside a source, and where both speak of one the order decides', async () => {
  const opened = await openFestival()
  const { context, where, small } = opened
  await write(opened, [{ metric: 'requests', agency: 'water', value: 10 }])
  const asked = { code: 'told', mapping: { metrics: [{ metric: 'requests' }] } }
  await saveSource(context.db, small.festivalId, asked)
  const table = 'دستگاه,درخواست‌ها\nآبفا,12\nroads,3'
  const found = await upload(opened, table, { period: year })
  expect(problems(found)).toEqual([
    [expect.stringContaining('B2'), 'outranked', { titleFa: 'منبع', titleEn: 'Source' }],
  ])
  expect(found.values[1]?.outcome).toBe('new')

  const raise = { metric: 'requests', source: 'spreadsheets', basis: 'told spreadsheets' }
  expect(await raiseSource(context, where, { ...raise, basis: 'spreadsheets told' })).toMatchObject({ why: 'changed' })
  const viewer = await createViewer(context.db, small.festivalId, { role: 'manager' })
  expect(await raiseSource({ ...context, viewer }, where, raise)).toMatchObject({ why: 'not-allowed' })
  expect(await raiseSource(context, where, { ...raise, metric: 'stage' })).toMatchObject({ why: 'unknown-code' })
  expect(await raiseSource(context, where, raise)).toEqual({ ok: true })
  const [told] = await listEventsOf(opened, 'source.order')
  expect(told).toMatchObject({ subject: 'metric:requests', after: { sources: ['spreadsheets', 'told'] } })
  // What was shown before rests on the other order.
  expect(await take(opened, found)).toMatchObject({ ok: false, why: 'changed' })
  const again = await upload(opened, table, { period: year })
  expect(again.values.map(({ outcome, beforeFrom }) => [outcome, beforeFrom?.code])).toEqual([
    ['changed', 'told'],
    ['new', undefined],
  ])
  expect(await take(opened, again)).toMatchObject({ ok: true })
})

test('what people decided stands, and a month does not take the place of a year', async () => {
  const opened = await openFestival()
  await write(opened, [{ metric: 'stage', agency: 'water', value: 2 }], { isDecisive: true })
  await write(opened, [{ metric: 'requests', agency: 'water', value: 120 }])
  const found = await upload(opened, 'دستگاه,درخواست‌ها,مرحله\nآبفا,10,3\nroads,10,3', { period: month })
  expect(outcomes(found)).toEqual(['other-period', 'decided', 'new', 'new'])
  expect(problems(found)[0]?.[2]).toEqual(year)
})

test('values of single services are not taken from a sheet, and stand against “no data”', async () => {
  const opened = await openFestival()
  expect(outcomes(await upload(opened, 'دستگاه,خدمت,درخواست‌ها\nآبفا,s1,5', { period: year }))).toEqual(['of-service'])
  await writeService(opened, 5)
  expect(outcomes(await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,-', { period: year }))).toEqual(['by-service'])
})

test('who may not set up a festival keeps no file, and a list of agencies is no file of values', async () => {
  const opened = await openFestival()
  const { context, where, small } = opened
  const viewer = await createViewer(context.db, small.festivalId, { role: 'judge' })
  const file = { fileName: 'a.csv', bytes: new TextEncoder().encode('دستگاه\nآبفا') }
  expect(await keepValueUpload({ ...context, viewer }, where, file, readOfficeFile)).toEqual({
    ok: false,
    why: 'not-allowed',
  })
  const { stored } = await upload(opened, 'دستگاه\nآبفا')
  expect(await listUploads(context.db, where.edition.id, 'agencies', 5)).toEqual([])
  expect(await findUpload(context.db, where.edition.id, 'agencies', stored.id)).toBeNull()
})

/** The agencies of the offices, and the metrics that they send. */
async function openOffices() {
  const opened = await openFestival()
  const { context, where, small } = opened
  const county = { festivalId: small.festivalId, code: 'HAM', titleFa: 'همدان', titleEn: 'Hamadan' }
  await createCounties(context.db, [county])
  const list = await readOfficeFile({
    file: { fileName: 'agencies.xlsx', bytes: office('agencies.xlsx') },
    metrics: [],
  })
  if (!list.ok) throw new Error(list.why)
  const rows = toAgencyRows(list).map(({ input }) => input)
  expect(await saveAgencyRows(context, where, rows, null)).toMatchObject({ ok: true })
  const common = { festivalId: small.festivalId, decimals: 0, mayBeNegative: false, overPeriods: 'adds-up' as const }
  await createMetrics(context.db, [
    { ...common, code: 'letters-e', titleFa: 'الکترونیکی', titleEn: 'Electronic', unit: 'letter' },
    { ...common, code: 'letters-p', titleFa: 'کاغذی', titleEn: 'Paper', unit: 'letter' },
    { ...common, code: 'services', titleFa: 'تعداد خدمت', titleEn: 'Services', unit: 'service' },
    {
      ...common,
      code: 'services-online',
      titleFa: 'خدمت برخط',
      titleEn: 'Online services',
      unit: 'service',
      partOf: [{ metric: 'services', times: 1 }],
    },
    { ...common, code: 'sample', titleFa: 'نمونه', titleEn: 'Sample', unit: 'person' },
    { ...common, code: 'women', titleFa: 'زنان شاغل', titleEn: 'Women', unit: 'person' },
  ])
  return opened
}

const sumOf = ({ values }: Uploaded, metric: string) =>
  values.filter((value) => value.metric === metric).reduce((sum, { after }) => sum + (after?.value ?? 0), 0)
const count = (found: Uploaded, outcome: string) => outcomes(found).filter((own) => own === outcome).length

test('the files of offices come to their values, and no total is one', async () => {
  const opened = await openOffices()
  const letters = await upload(opened, office('correspondence.xlsx'), {}, 'correspondence.xlsx')
  const ofLetters = expected.files['correspondence.xlsx']
  expect([sumOf(letters, 'letters-e'), sumOf(letters, 'letters-p')]).toEqual([ofLetters.electronic, ofLetters.paper])
  const waiting = count(letters, 'unread') + count(letters, 'ambiguous')
  expect([count(letters, 'new'), waiting]).toEqual([letters.values.length - ofLetters.problems, ofLetters.problems])

  const services = await upload(opened, office('services-1256.csv'))
  const ofServices = expected.files['services-1256.csv']
  expect(new Set(outcomes(services))).toEqual(new Set(['new']))
  expect([sumOf(services, 'services'), sumOf(services, 'services-online')]).toEqual([
    ofServices.services,
    ofServices.online,
  ])
  // The second line of the file: بنیاد مسکن, فروردین 1404, 29 services, 3 of them online.
  expect(
    services.values.slice(0, 2).map(({ address, after, period }) => [address.split('!')[1], after?.value, period]),
  ).toEqual([
    ['C2', 29, month],
    ['D2', 3, month],
  ])

  const satisfaction = await upload(opened, office('satisfaction-utf16.tsv'), {}, 'satisfaction.tsv')
  const ofSatisfaction = expected.files['satisfaction-utf16.tsv']
  expect(new Set(outcomes(satisfaction))).toEqual(new Set(['new']))
  expect(sumOf(satisfaction, 'sample')).toBe(ofSatisfaction.sample)
  expect(sumOf(satisfaction, 'satisfied') / 40).toBeCloseTo(ofSatisfaction.meanPercent, 10)
  expect(satisfaction.values.slice(2, 4).map(({ after, period }) => [after?.value, period])).toEqual([
    [76.3, year],
    [218, year],
  ])

  const women = await upload(
    opened,
    office('agencies.xlsx'),
    { meanings: { 5: 'metric:women' }, period: year },
    'a.xlsx',
  )
  expect([count(women, 'new'), sumOf(women, 'women')]).toEqual([40, expected.files['agencies.xlsx'].women])
})

/** Stores what an upload adds and changes. */
const take = ({ context, where }: Opened, { stored, choices, comparison }: Uploaded, keepsNames = false) =>
  takeValueUpload(context, where, stored, choices, comparison.basis, keepsNames, readOfficeFile)

async function takeBack({ context, where }: Opened, { stored }: Uploaded, reason = 'پروندهٔ ماه دیگر بود') {
  const found = await findUpload(context.db, where.edition.id, 'values', stored.id)
  return takeBackValueUpload(context, where, expectFound(found, 'the upload'), reason)
}

async function latest({ context, small }: Opened, metric: string, agency: string, period = year) {
  const cell = { metricId: idOf(small, 'metrics', metric), agencyId: idOf(small, 'agencies', agency) }
  const id = await findLatestId(context.db, { ...cell, periodFrom: period.from })
  const trace = id === null ? null : await findObservation(context.db, small.festivalId, id)
  return trace && { ...trace.observation, source: trace.source, trace }
}

const listEventsOf = async ({ context, small }: Opened, action: string) =>
  (await listEvents(context.db, { festivalIds: [small.festivalId] }, 50)).filter((event) => event.action === action)

test('values are stored with their cells, the log leads to the file, and the same file again changes nothing', async () => {
  const opened = await openFestival()
  const { context, where } = opened
  await write(opened, [{ metric: 'requests', agency: 'health', value: 20 }])
  const table = 'دستگاه,درخواست‌ها,مرحله\nآبفا,۱٬۲۵۰,x\nبهداشت و درمان,25,-'
  const found = await upload(opened, table, { period: year })
  expect(await take(opened, found)).toMatchObject({ ok: true })
  const stored = expectFound(await latest(opened, 'requests', 'water'), 'the value')
  expect(stored).toMatchObject({ status: 'reported', value: 1250, source: { code: 'spreadsheets', kind: 'measured' } })
  const { records } = await listRecordsBehind(context.db, stored.trace)
  const file = { id: found.stored.file.id, name: 'values.csv', sha256: found.stored.file.sha256 }
  expect(records[0]?.raw).toMatchObject({ file, cell: 'B2', text: '۱٬۲۵۰', agency: 'water', value: 1250 })
  expect(await latest(opened, 'requests', 'health')).toMatchObject({ value: 25, revision: 2 })
  expect(await latest(opened, 'stage', 'health')).toMatchObject({ status: 'no-data' })
  expect(await latest(opened, 'stage', 'water')).toBeNull()
  const [told] = await listEventsOf(opened, 'values.take')
  expect(told?.after).toMatchObject({ file, added: 2, changed: 1 })

  const again = await upload(opened, table, { period: year })
  expect(outcomes(again)).toEqual(['same', 'unread', 'same', 'same'])
  expect(await take(opened, again)).toMatchObject({ ok: true })
  expect(await listEventsOf(opened, 'values.take')).toHaveLength(1)
  const [listed] = await listUploads(context.db, where.edition.id, 'values', 5)
  expect(listed).toMatchObject({ id: again.stored.id, takenAt: now, pullId: null })
})

test('nothing is stored where something changed since it was shown, nor twice, nor by who may not', async () => {
  const opened = await openFestival()
  const { context, where, small } = opened
  const first = await upload(opened, 'دستگاه,مرحله\nآبفا,1', { period: year })
  const other = await upload(opened, 'دستگاه,مرحله\nآبفا,2', { period: year })
  expect(await take(opened, other)).toMatchObject({ ok: true })
  expect(await take(opened, first)).toMatchObject({ ok: false, why: 'changed' })
  expect(await latest(opened, 'stage', 'water')).toMatchObject({ value: 2, revision: 1 })
  const stored = expectFound(await findUpload(context.db, where.edition.id, 'values', other.stored.id), 'the upload')
  expect(await take(opened, { ...other, stored })).toEqual({ ok: false, why: 'already-taken' })
  const viewer = await createViewer(context.db, small.festivalId, { role: 'manager' })
  const byManager = { ...opened, context: { ...context, viewer } }
  expect(await take(byManager, first)).toEqual({ ok: false, why: 'not-allowed' })
  expect(await takeBack(byManager, other)).toEqual({ ok: false, why: 'not-allowed' })
})

test('an upload is taken back as a whole: what stood before stands again, in its kind', async () => {
  const opened = await openFestival()
  const { context, where } = opened
  await write(opened, [{ metric: 'requests', agency: 'health', value: 20 }], { kind: 'surveyed' })
  const found = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,5\nبهداشت و درمان,25', { period: year })
  await take(opened, found)
  expect(await takeBack(opened, found, ' ')).toEqual({ ok: false, why: 'no-reason' })
  expect(await takeBack(opened, found)).toEqual({ ok: true, values: 2 })
  expect(await latest(opened, 'requests', 'water')).toMatchObject({ status: 'no-data', value: 0, revision: 2 })
  const restored = expectFound(await latest(opened, 'requests', 'health'), 'the value')
  expect(restored).toMatchObject({ value: 20, revision: 3, source: { kind: 'surveyed', isDecisive: false } })
  const { records } = await listRecordsBehind(context.db, restored.trace)
  expect(records[0]?.raw).toMatchObject({ takesBack: { upload: found.stored.id }, reason: 'پروندهٔ ماه دیگر بود' })
  const [told] = await listEventsOf(opened, 'values.takeBack')
  expect(told).toMatchObject({ reason: 'پروندهٔ ماه دیگر بود', before: { file: { id: found.stored.file.id } } })
  expect(await takeBack(opened, found)).toEqual({ ok: false, why: 'not-taken' })

  const stored = expectFound(await findUpload(context.db, where.edition.id, 'values', found.stored.id), 'the upload')
  const comparison = await compareValueUpload(context, where, found.read)
  expect(await take(opened, { ...found, stored, comparison })).toMatchObject({ ok: true })
  expect(await latest(opened, 'requests', 'water')).toMatchObject({ value: 5, revision: 3 })
  expect(await takeBack(opened, found)).toMatchObject({ ok: true })
})

test('services stay beside what is taken back', async () => {
  const opened = await openFestival()
  await writeService(opened, 5)
  const found = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,8', { period: year })
  expect(found.values[0]).toMatchObject({ outcome: 'changed', before: { value: 5 } })
  await take(opened, found)
  expect(await latest(opened, 'requests', 'water')).toMatchObject({ value: 3 })
  const more = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,9', { period: year })
  await take(opened, more)
  expect(await latest(opened, 'requests', 'water')).toMatchObject({ value: 4 })
  await takeBack(opened, more)
  expect(await latest(opened, 'requests', 'water')).toMatchObject({ value: 3 })
  await takeBack(opened, found)
  const again = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,5', { period: year })
  expect(outcomes(again)).toEqual(['same'])
})

test('what another upload changed since, or somebody decided, is not taken back', async () => {
  const opened = await openFestival()
  const first = await upload(opened, 'دستگاه,مرحله,درخواست‌ها\nآبفا,1,1\nroads,1,1', { period: year })
  await take(opened, first)
  const next = await upload(opened, 'دستگاه,مرحله\nآبفا,2', { period: year })
  await take(opened, next)
  expect(await takeBack(opened, first)).toEqual({
    ok: false,
    why: 'changed-since',
    changed: [
      expect.objectContaining({
        agency: 'water',
        metric: 'stage',
        by: expect.objectContaining({ code: 'spreadsheets' }),
      }),
    ],
  })
  expect(await latest(opened, 'stage', 'roads')).toMatchObject({ value: 1, revision: 1 })
  await write(opened, [{ metric: 'stage', agency: 'water', value: 2 }], { isDecisive: true })
  expect(await takeBack(opened, next)).toMatchObject({ why: 'changed-since', changed: [{ by: { code: 'ruled' } }] })
})

test('an edition is not deleted from under the values of a file, until they are taken back', async () => {
  const opened = await openFestival()
  const { context, where } = opened
  const next = { code: '1405', titleFa: 'دورهٔ بعد', titleEn: '', year: 1405, start: 'short' } as const
  expect(await createEdition(context, where.festival, next)).toMatchObject({ ok: true })
  const found = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,10', { period: year })
  await take(opened, found)
  expect(await deleteEdition(context, where)).toEqual({ ok: false, why: 'rests', what: ['values'] })
  await takeBack(opened, found)
  expect(await deleteEdition(context, where)).toEqual({ ok: true })
})

test('a whole is not taken back from under parts that stand', async () => {
  const opened = await openFestival()
  const whole = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,10', { period: year })
  await take(opened, await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,2', { period: year }))
  const larger = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,10', { period: year })
  await take(opened, larger)
  await take(opened, await upload(opened, 'دستگاه,برخط\nآبفا,8', { period: year }))
  expect(await takeBack(opened, larger)).toMatchObject({ why: 'bad-value', impossible: { value: 8, limit: 2 } })
  expect(await take(opened, whole)).toMatchObject({ why: 'changed' })
})

test('what stood before is not restored where it is above a bound that was set since', async () => {
  const opened = await openFestival()
  await take(opened, await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,10', { period: year }))
  const lower = await upload(opened, 'دستگاه,درخواست‌ها\nآبفا,2', { period: year })
  await take(opened, lower)
  const { db } = database
  await db.update(metric).set({ highest: 9 }).where(eq(metric.festivalId, opened.where.festival.id))
  expect(await takeBack(opened, lower)).toMatchObject({
    why: 'bad-value',
    impossible: { reason: 'too-high', value: 10, limit: 9 },
  })
})

test('what a person chose is kept for the next file with these headings, and the period is not', async () => {
  const opened = await openFestival()
  const chosen = {
    period: year,
    meanings: { 1: 'metric:stage' as const },
    answers: { slash: 'decimal' as const, year: 1404 },
  }
  await take(opened, await upload(opened, 'دستگاه,ستون\nآبفا,3/5', chosen))
  const next = await upload(opened, 'دستگاه,ستون\nroads,2/5')
  expect(next.choices).toEqual({
    ...chosen,
    headings: {},
    table: {},
    agencies: {},
    metric: null,
    period: null,
    answers: { slash: 'decimal' },
  })
  expect(outcomes(next)).toEqual(['no-period'])
})

test('a name that is said to be an agency is kept for this layout, and as its other name where that is wished', async () => {
  const opened = await openFestival()
  const { context } = opened
  const table = 'دستگاه,مرحله\nراه‌داری همدان,3\nآبفا,2'
  expect(outcomes(await upload(opened, table, { period: year }))).toEqual(['unknown-agency', 'new'])
  const said = { [nameKey('راه‌داری همدان')]: 'roads', [nameKey('آبفا')]: 'health' }
  const found = await upload(opened, table, { period: year, agencies: said })
  expect(found.values.map(({ agency }) => agency)).toEqual(['roads', 'water'])
  expect(await take(opened, found)).toMatchObject({ ok: true })
  const next = await upload(opened, 'دستگاه,مرحله\nراه‌داری همدان,4', { period: year })
  expect(outcomes(next)).toEqual(['changed'])
  expect(outcomes(await upload(opened, 'دستگاه,درخواست‌ها\nراه‌داری همدان,4', { period: year }))).toEqual([
    'unknown-agency',
  ])
  expect(await take(opened, next, true)).toMatchObject({ ok: true })
  expect(outcomes(await upload(opened, 'دستگاه,درخواست‌ها\nراه‌داری همدان,4', { period: year }))).toEqual(['new'])
  const [told] = await listEventsOf(opened, 'agency.change')
  expect(told?.after).toMatchObject({ names: [{ name: 'راه‌داری همدان', agency: 'roads' }] })
  const [roads] = await context.db
    .select()
    .from(agency)
    .where(eq(agency.id, idOf(opened.small, 'agencies', 'roads')))
  expect(roads?.searchText).toContain('| راه داری همدان')
})

test('files of offices are stored and taken back, to the last value', async () => {
  const opened = await openOffices()
  const { context } = opened
  for (const name of ['services-1256.csv', 'correspondence.xlsx']) {
    const found = await upload(opened, office(name), {}, name)
    const before = await context.db.$count(observation)
    expect(await take(opened, found)).toMatchObject({ ok: true })
    expect((await context.db.$count(observation)) - before).toBe(count(found, 'new'))
    const again = await upload(opened, office(name), {}, name)
    expect(count(again, 'same')).toBe(count(found, 'new'))
    expect(await takeBack(opened, found)).toEqual({ ok: true, values: count(found, 'new') })
  }
})
