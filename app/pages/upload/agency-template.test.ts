import { arrayBuffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { findEdition } from '../../../db/queries/editions'
import { readOfficeFile } from '../../../sources/sheets/read-office-file'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { writeXlsx } from '../../exports/write-xlsx.server'
import { columnsByMeaning, toAgencyRows } from '../../flows/setup/agencies/agency-rows'
import { createFestivalWithEdition } from '../../flows/setup/festivals.server'
import { listNumberNames } from '../../flows/setup/agencies/number-names.server'
import { type AgencyRow, compareAgencyRows } from '../../flows/setup/agencies/compare-agencies.server'
import { saveAgencyRows } from '../../flows/setup/agencies/save-agencies.server'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'
import { agencyTemplate } from './agency-template.server'

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
    counties: [
      { titleFa: 'همدان', titleEn: 'Hamadan' },
      { titleFa: 'ملایر', titleEn: 'Malayer' },
    ],
    edition: { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' },
  })
})

async function place() {
  const found = await findEdition(context.db, 'f', '1404')
  if (!found) throw new Error('The edition is missing')
  return found
}

async function templateBytes(language: Language) {
  return new Uint8Array(await arrayBuffer(writeXlsx(await agencyTemplate(context, await place(), language))))
}

async function read(bytes: Uint8Array) {
  const { edition } = await place()
  const metrics = await listNumberNames(context.db, edition)
  const file = await readOfficeFile({ file: { fileName: 'a.xlsx', bytes }, metrics })
  if (!file.ok) throw new Error(file.why)
  return file
}

const agencies: AgencyRow[] = [
  {
    code: 'GAS',
    titleFa: 'گاز',
    titleEn: 'Gas',
    group: 'زیربنایی',
    county: 'همدان',
    attributes: { staff: 30, women: 10 },
  },
  { code: 'AUDIT', titleFa: 'دیوان محاسبات', competes: false, reasonFa: 'نظارتی', attributes: { managers: 3 } },
  { code: 'GAS-M', titleFa: 'گاز ملایر', parent: 'GAS', level: 'county', county: 'ملایر', group: 'زیربنایی' },
  { code: 'CITY', titleFa: 'شهرداری', level: 'city' },
]

test.each(['fa', 'en'] as const)(
  'the template in %s has the agencies that there are, and sent back it changes nothing',
  async (language) => {
    await saveAgencyRows(context, await place(), agencies, null)
    const file = await read(await templateBytes(language))
    const rows = toAgencyRows(file)
    const { changes } = await compareAgencyRows(
      context,
      await place(),
      rows.map(({ input }) => input),
    )
    expect(changes.rows.map(({ code, outcome, problems }) => [code, outcome, problems])).toEqual(
      ['AUDIT', 'CITY', 'GAS', 'GAS-M'].map((code) => [code, 'same', []]),
    )
    expect(columnsByMeaning(file).size).toBe(13)
  },
)

test('one row that is filled in is read from the sheet of agencies', async () => {
  await saveAgencyRows(context, await place(), [{ titleFa: 'گاز' }], null)
  const { table, columns } = await read(await templateBytes('fa'))
  expect(table).toMatchObject({ sheetName: 'دستگاه‌ها', sheet: 0 })
  expect(columns.filter(({ meaning }) => meaning.kind === 'unknown')).toEqual([])
})

test('groups and counties are drop-downs out of a hidden sheet, right to left in Persian', async () => {
  await saveAgencyRows(context, await place(), agencies, null)
  const parts = unzipSync(await templateBytes('fa'))
  const textOf = (part: string) => strFromU8(parts[part] ?? new Uint8Array())
  const sheet = textOf('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('rightToLeft="1"')
  expect(sheet).toContain(`sqref="E4:E1007"><formula1>'فهرست‌ها'!$A$3:$A$3</formula1>`)
  expect(sheet).toContain(`sqref="F4:F1007"><formula1>'فهرست‌ها'!$B$3:$B$4</formula1>`)
  expect(textOf('xl/workbook.xml')).toContain('<sheet name="فهرست‌ها" sheetId="3" state="hidden" r:id="rId3"/>')
  expect(textOf('xl/worksheets/sheet3.xml')).toContain('زیربنایی')
})
