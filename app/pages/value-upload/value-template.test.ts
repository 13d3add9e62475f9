import { arrayBuffer } from 'node:stream/consumers'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { findEdition } from '../../../db/queries/editions'
import { createMetrics } from '../../../db/queries/observations'
import { readOfficeFile } from '../../../sources/sheets/read-office-file'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { expectFound } from '../../expect/expect-found'
import { writeXlsx } from '../../exports/write-xlsx.server'
import { saveAgencyRows } from '../../flows/setup/agencies/save-agencies.server'
import { createFestivalWithEdition } from '../../flows/setup/festivals.server'
import { compareValueUpload } from '../../flows/setup/values/compare-values.server'
import { noValueChoices } from '../../flows/setup/values/value-choices'
import { readValueFile } from '../../flows/setup/values/value-uploads.server'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'
import { listTemplateMetrics } from './template-metrics.server'
import { parseTemplateSearch } from './template-search.server'
import { valueTemplate } from './value-template.server'

let context: RequestContext

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-04-01T08:00:00Z') }
  await createFestivalWithEdition(context, {
    code: 'f',
    titleFa: 'جشنواره',
    titleEn: '',
    calendar: 'jalali',
    counties: [],
    edition: { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' },
  })
  const rows = [
    { code: 'GAS', titleFa: 'گاز', titleEn: 'Gas', group: 'زیربنایی' },
    { code: 'BANK', titleFa: 'بانک', titleEn: 'Bank', group: 'اقتصادی' },
    { code: 'ROADS', titleFa: 'راه', titleEn: 'Roads', group: 'زیربنایی' },
  ]
  expect(await saveAgencyRows(context, await place(), rows, null)).toMatchObject({ ok: true })
})

const place = async () => expectFound(await findEdition(context.db, 'f', '1404'), 'the edition')

async function template(search: string, language: Language) {
  const metrics = await listTemplateMetrics(context, await place())
  const choices = parseTemplateSearch(`/?${search}`, await place(), metrics)
  const sheet = await valueTemplate(context, await place(), choices, language)
  return { choices, bytes: new Uint8Array(await arrayBuffer(writeXlsx(sheet))) }
}

const sheetPart = 'xl/worksheets/sheet1.xml'
const sheetOf = (bytes: Uint8Array) => strFromU8(expectFound(unzipSync(bytes)[sheetPart], sheetPart))

/** Writes a value into each blank cell under a heading, as a program does: by row and column of the sheet. */
function fill(bytes: Uint8Array, valueOf: (row: number) => number) {
  const xml = sheetOf(bytes)
  const [, headings = ''] = /<row r="3">(.*?)<\/row>/.exec(xml) ?? []
  const columns = [...headings.matchAll(/r="([A-Z]+)3"/g)].map(([, letters = '']) => letters)
  const filled = xml.replaceAll(/<row r="(\d+)">(.*?)<\/row>/g, (whole, row: string, cells: string) => {
    if (Number(row) < 4) return whole
    const open = columns.filter((letters) => !cells.includes(`r="${letters}${row}"`))
    const more = open.map((letters) => `<c r="${letters}${row}"><v>${valueOf(Number(row))}</v></c>`)
    return `<row r="${row}">${cells}${more.join('')}</row>`
  })
  return zipSync({ ...unzipSync(bytes), [sheetPart]: strToU8(filled) })
}

async function readBack(bytes: Uint8Array) {
  const read = await readValueFile(
    context,
    await place(),
    { fileName: 'a.xlsx', bytes },
    noValueChoices,
    readOfficeFile,
  )
  if (!read.ok) throw new Error(read.why)
  return { read, comparison: await compareValueUpload(context, await place(), read) }
}

test.each(['fa', 'en'] as const)(
  'metrics across in %s: filled in, each cell is a value of its agency, metric and year without a question',
  async (language) => {
    const { choices, bytes } = await template('', language)
    expect(choices.metrics).toHaveLength(20)
    const { read, comparison } = await readBack(fill(bytes, (row) => row))
    expect(read.file.cells.questions).toEqual([])
    expect(read.file.columns.filter(({ meaning, isUnsure }) => isUnsure || meaning.kind === 'unknown')).toEqual([])
    expect(comparison.values).toHaveLength(60)
    expect(new Set(comparison.values.map(({ problem }) => problem))).toEqual(new Set([null]))
    const [first] = choices.metrics
    const ofFirst = comparison.values.filter(({ metric }) => metric === first?.code)
    // By group, in the order in which groups were made; within a group by title.
    const order = language === 'fa' ? ['ROADS', 'GAS', 'BANK'] : ['GAS', 'ROADS', 'BANK']
    expect(ofFirst.map(({ agency, after, period }) => [agency, after?.value, period])).toEqual(
      order.map((agency, index) => [agency, index + 4, { from: '2025-03-21', to: '2026-03-21' }]),
    )
  },
)

test.each(['fa', 'en'] as const)('months across in %s, with a row for each metric of an agency', async (language) => {
  const { bytes } = await template('across=months&metric=requests_total&metric=requests_online', language)
  const { read, comparison } = await readBack(fill(bytes, (row) => (row % 3) + 1))
  expect(read.file.cells.questions).toEqual([])
  expect(comparison.values).toHaveLength(2 * 3 * 12)
  expect(comparison.values.filter(({ outcome }) => outcome !== 'new')).toEqual([])
  expect(new Set(comparison.values.map(({ metric }) => metric))).toEqual(new Set(['requests_total', 'requests_online']))
  expect(comparison.values[1]?.period).toEqual({ from: '2025-04-21', to: '2025-05-22' })
})

test('values of one month are of that month', async () => {
  const { bytes } = await template('metric=requests_total&period=2025-04-21_2025-05-22', 'fa')
  const { comparison } = await readBack(fill(bytes, () => 5))
  expect(comparison.values.map(({ period }) => period?.from)).toEqual(Array(3).fill('2025-04-21'))
})

test('a metric whose title another one has too is headed by its code', async () => {
  const { festival } = await place()
  const twin = {
    festivalId: festival.id,
    titleFa: 'درخواست‌ها (تلفنی)',
    titleEn: 'Requests',
    unit: 'count',
    decimals: 0,
  }
  await createMetrics(context.db, [
    { ...twin, code: 'by-phone', mayBeNegative: false },
    { ...twin, code: 'in-person', titleFa: 'درخواست‌ها (حضوری)', mayBeNegative: true, highest: 9 },
  ])
  const { bytes } = await template('metric=by-phone&metric=in-person', 'fa')
  const { comparison } = await readBack(fill(bytes, () => 5))
  expect(new Set(comparison.values.map(({ metric }) => metric))).toEqual(new Set(['by-phone', 'in-person']))
  expect(sheetOf(bytes)).toContain('type="whole" errorStyle="warning" operator="between"')
})

test('all but the cells to fill in is locked, right to left in Persian', async () => {
  const { bytes } = await template('metric=requests_total', 'fa')
  const xml = sheetOf(bytes)
  expect(xml).toContain('rightToLeft="1"')
  expect(xml).toMatch(/<\/sheetData><sheetProtection sheet="1"[^>]*\/><dataValidations/)
  const styles = strFromU8(expectFound(unzipSync(bytes)['xl/styles.xml'], 'the styles'))
  const [, formats = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(styles) ?? []
  const open = [...formats.matchAll(/<xf .*?(?:\/>|<\/xf>)/g)].findIndex(([xf]) => xf.includes('locked="0"'))
  const ofColumns = [...xml.matchAll(/<col min="(\d+)"[^>]* style="(\d+)"/g)].map(([, at, style]) => [
    Number(at),
    Number(style),
  ])
  expect(open).toBeGreaterThan(0)
  expect(ofColumns.filter(([, style]) => style === open).map(([at]) => at)).toEqual([5])
})
