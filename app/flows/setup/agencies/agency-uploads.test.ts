import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../../db/client.server'
import { findUpload, listUploads } from '../../../../db/queries/uploads'
import { listEvents } from '../../../../db/queries/audit'
import { findEdition, listGroups } from '../../../../db/queries/editions'
import { findFile } from '../../../../db/queries/files'
import { listAgencies, listParticipantRows } from '../../../../db/queries/organisation-changes'
import expected from '../../../../tests/fixtures/office/expected.json'
import { createViewer } from '../../../../tests/fixtures/people'
import { openTestDatabase } from '../../../../tests/fixtures/test-database'
import { readOfficeFile } from '../../../../sources/sheets/read-office-file'
import { operatorOf } from '../../../access/viewer.server'
import type { RequestContext } from '../../../policy/request-context'
import { compareAgencyUpload, keepAgencyUpload, readAgencyUpload, takeAgencyUpload } from './agency-uploads.server'
import { createEdition, deleteEdition } from '../editions.server'
import { createFestivalWithEdition } from '../festivals.server'
import type { UploadChoices } from './upload-choices'

const office = readFileSync(path.resolve(import.meta.dirname, '../../../../tests/fixtures/office/agencies.xlsx'))
const now = new Date('2026-04-01T08:00:00Z')

let database: Database
let context: RequestContext
let code: string
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  code = `sent-${++count}`
  const { db } = database
  await createFestivalWithEdition(
    { db, viewer: operatorOf('test'), now },
    {
      code,
      titleFa: 'جشنواره',
      titleEn: '',
      calendar: 'jalali',
      counties: [{ titleFa: 'همدان' }],
      edition: { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' },
    },
  )
  const { festival } = await place()
  context = { db, viewer: await createViewer(db, festival.id, { role: 'administrator' }), now }
})

async function place() {
  const found = await findEdition(database.db, code, '1404')
  if (!found) throw new Error('The edition was not made')
  return found
}

/** On the thread of the test: one test goes by way of the thread of its own. */
const keep = async (bytes: Uint8Array | string, fileName = 'agencies.csv') => {
  const file = { fileName, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes) }
  return keepAgencyUpload(context, await place(), file, readOfficeFile)
}

/** Keeps a file and says what it would change, and how to take it over. */
async function upload(bytes: Uint8Array | string, chosen?: Partial<UploadChoices>) {
  const kept = await keep(bytes)
  if (!kept.ok) throw new Error(kept.why)
  const where = await place()
  const stored = await findUpload(context.db, where.edition.id, 'agencies', kept.id)
  if (!stored) throw new Error('The upload is missing')
  const choices = { ...kept.choices, ...chosen }
  const read = await readAgencyUpload(context, where, stored, choices, readOfficeFile)
  if (!read.ok) throw new Error(read.why)
  const { changes } = await compareAgencyUpload(context, where, read)
  const take = (basis = changes.basis) => takeAgencyUpload(context, where, stored, choices, basis, readOfficeFile)
  return { stored, read, changes, take, choices, outcomes: changes.rows.map(({ outcome }) => outcome) }
}

const listStored = async () => listAgencies(context.db, (await place()).festival.id)

test('the list of an office becomes agencies with groups, county, other names and numbers, and again changes nothing', async () => {
  const { take, outcomes, changes } = await upload(office)
  const file = expected.files['agencies.xlsx']
  expect(outcomes).toEqual(Array.from({ length: file.rows }, () => 'new'))
  expect(changes.newGroups).toHaveLength(4)
  expect(await listStored()).toEqual([])
  expect(await take()).toMatchObject({ ok: true })
  const agencies = await listStored()
  const inOrder = agencies.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  expect(inOrder.map(({ attributes }) => attributes)).toEqual(
    file.each.map(({ women, men }) => ({ women, staff: women + men })),
  )
  expect(inOrder[1]).toMatchObject({ titleFa: 'شرکت سهامی آب منطقه‌ای همدان', level: 'province' })
  const { edition } = await place()
  expect(await listGroups(context.db, edition.id)).toHaveLength(4)
  expect(await listParticipantRows(context.db, edition.id)).toHaveLength(file.rows)

  const again = await upload(office)
  expect(new Set(again.outcomes)).toEqual(new Set(['same']))
  expect(again.changes.kept).toEqual([])
  const events = (await listEvents(context.db, {}, 50)).filter(({ action }) => action === 'agency.change').length
  expect(await again.take()).toMatchObject({ ok: true })
  expect((await listEvents(context.db, {}, 50)).filter(({ action }) => action === 'agency.change')).toHaveLength(events)
})

test('a changed file shows what differs, and names what it does not have', async () => {
  await (
    await upload('نام,گروه,زن,مرد,رقابت\nگاز,زیربنایی,10,20,بله\nآب,زیربنایی,5,5,بله\nبرق,زیربنایی,7,7,بله')
  ).take()
  const { changes, take } = await upload(
    'نام,گروه,زن,مرد,رقابت\nگاز,بانک‌ها,12,20,بله\nآب,زیربنایی,5,5,نه: دستگاه نظارتی\nپست,زیربنایی,1,2,',
  )
  expect(changes.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'new'])
  expect(changes.rows[0]?.changes).toEqual([
    { field: 'attributes', before: { women: 10, staff: 30 }, after: { women: 12, staff: 32 } },
    { field: 'group', before: 'G1', after: 'G2' },
  ])
  expect(changes.rows[1]?.changes).toMatchObject([
    { field: 'competes', before: true, after: false },
    { field: 'reasonFa', after: 'دستگاه نظارتی' },
    { field: 'reasonEn' },
  ])
  expect(changes.kept.map(({ titleFa }) => titleFa)).toEqual(['برق'])
  await take()
  expect(new Set((await listStored()).map(({ titleFa }) => titleFa))).toEqual(new Set(['گاز', 'آب', 'برق', 'پست']))
})

test('a number that is not read costs its cell, a word that is not understood its row', async () => {
  const { read, outcomes, take } = await upload(
    'نام,کارکنان,سطح,رقابت,شهرستان\nگاز,x12,استان,بله,همدان\nآب,10,کشور,بله,همدان\nبرق,10,,شاید,همدان\nپست,10,,بله,ملایر',
  )
  expect(outcomes).toEqual(['new', 'problem', 'problem', 'problem'])
  expect(read.rows[0]?.unread).toMatchObject([{ column: 1, reading: { kind: 'problem', reason: 'not-a-number' } }])
  await take()
  expect(await listStored()).toMatchObject([{ titleFa: 'گاز', attributes: {} }])
})

test('what can mean two things is asked once, and the answer is kept for the next file with the same headings', async () => {
  const first = await upload('دستگاه,کارکنان\nگاز,ندارد\nآب,ندارد\nبرق,7')
  expect(first.read.file.cells.questions).toMatchObject([{ question: 'has-none', cells: 2 }])
  const answered = await upload('دستگاه,کارکنان\nگاز,ندارد\nآب,ندارد\nبرق,7', {
    meanings: { 0: 'name', 1: 'staff' },
    answers: { 'has-none': 'zero' },
  })
  await answered.take()
  const inOrder = (await listStored()).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  expect(inOrder.map(({ attributes }) => attributes)).toEqual([{ staff: 0 }, { staff: 0 }, { staff: 7 }])
  const next = await upload('دستگاه,کارکنان\nگاز,3\nآب,ندارد')
  expect(next.choices).toMatchObject({ meanings: { 0: 'name', 1: 'staff' }, answers: { 'has-none': 'zero' } })
  expect(next.read.file.cells.questions).toEqual([])
})

test('a person says what a column is, which row is the heading, and which column is not read', async () => {
  const { changes, read } = await upload('الف,ب,کارکنان\n,,\nگاز,x,9\nآب,y,8', {
    meanings: { 0: 'name', 1: null, 2: null },
  })
  expect(changes.rows.map(({ titleFa }) => titleFa)).toEqual(['گاز', 'آب'])
  expect(read.rows[0]?.input.attributes).toEqual({})
})

test('the log leads from what was stored back to the bytes of the file', async () => {
  const { take, stored } = await upload(office)
  await take()
  const [told] = (await listEvents(context.db, {}, 5)).filter(({ action }) => action === 'agency.change')
  expect(told?.after).toMatchObject({ file: { id: stored.file.id, sha256: stored.file.sha256, sheet: 'دستگاه‌ها' } })
  expect(await findFile(context.db, stored.file.id)).toMatchObject({ file: { bytes: office.length } })
  const [listed] = await listUploads(context.db, (await place()).edition.id, 'agencies', 5)
  expect(listed).toMatchObject({ takenAt: now, by: context.viewer.user?.name })
})

test('nothing is stored where agencies changed since they were shown', async () => {
  const first = await upload('نام\nگاز')
  await (await upload('نام\nآب')).take()
  expect(await first.take()).toMatchObject({ ok: false, why: 'changed' })
  expect((await listStored()).map(({ titleFa }) => titleFa)).toEqual(['آب'])
})

test.each([
  ['an archive that unpacks to no workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]), 'damaged'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'unknown-format'],
  ['a web page', '<!doctype html><table><tr><td>گاز</td></tr></table>', 'web-page'],
])('%s is refused with its reason and not kept', async (_, bytes, why) => {
  expect(await keep(bytes, 'a.xlsx')).toMatchObject({ ok: false, why: 'refused', refusal: { why } })
  expect(await listUploads(context.db, (await place()).edition.id, 'agencies', 5)).toEqual([])
})

test('who may not set up agencies keeps no file', async () => {
  const { festival } = await place()
  const viewer = await createViewer(context.db, festival.id, { role: 'judge' })
  context = { ...context, viewer }
  expect(await keep('نام\nگاز')).toEqual({ ok: false, why: 'not-allowed' })
})

test('an edition with uploads alone can be deleted, and the file stays', async () => {
  const { stored } = await upload('نام\nگاز')
  const other = { code: '1405', titleFa: 'دورهٔ دیگر', titleEn: '', year: 1405, start: 'short' } as const
  expect(await createEdition(context, (await place()).festival, other)).toMatchObject({ ok: true })
  expect(await deleteEdition(context, await place())).toEqual({ ok: true })
  expect(await findFile(context.db, stored.file.id)).toMatchObject({ uploadEditionId: null })
})

test('a file is read on a thread of its own', { timeout: 120_000 }, async () => {
  const kept = await keepAgencyUpload(context, await place(), {
    fileName: 'agencies.csv',
    bytes: new TextEncoder().encode('نام\nگاز'),
  })
  expect(kept).toMatchObject({ ok: true })
})
