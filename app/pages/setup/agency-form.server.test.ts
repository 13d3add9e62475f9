import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { findEdition } from '../../../db/queries/editions'
import { listAgencies } from '../../../db/queries/organisation-changes'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { createFestivalWithEdition } from '../../flows/setup/festivals.server'
import { saveAgencyRows } from '../../flows/setup/agencies/save-agencies.server'
import type { RequestContext } from '../../policy/request-context'
import { firstTexts, toTyped } from '../../forms/form-fault'
import { openAgencyForm, takeAgencyForm } from './agency-form.server'

let context: RequestContext

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-04-01T08:00:00Z') }
  const edition = { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' } as const
  const names = { code: 'f', titleFa: 'جشنواره', titleEn: '', calendar: 'jalali', counties: [] } as const
  await createFestivalWithEdition(context, { ...names, edition })
  await saveAgencyRows(context, await place(), [{ titleFa: 'آب', attributes: { staff: 10 } }], null)
})

async function place() {
  const found = await findEdition(context.db, 'f', '1404')
  const met = found && (await editionContextOf(context, found, 'organisation.edit'))
  if (!met) throw new Error('The edition is missing')
  return met
}

async function send(code: string | null, typed: Record<string, string>, opened?: string) {
  const loaded = await openAgencyForm(context, await place(), code)
  const texts = { ...loaded?.fields, ...typed, opened: opened ?? loaded?.opened ?? '' }
  return takeAgencyForm(context, await place(), code, { intent: null, typed: toTyped(texts) }, 'fa')
}

test('the second of two editors of an agency is told, and saves again on what the first one saved', async () => {
  const opened = (await openAgencyForm(context, await place(), 'A001'))?.opened
  expect(await send('A001', { titleFa: 'آب استان' }, opened)).toMatchObject({ saved: true })
  const second = await send('A001', { titleFa: 'شرکت آب', titleEn: 'آب', 'number:staff': '۱۲' }, opened)
  expect(second).toMatchObject({ saved: null, changed: [{ field: 'titleFa', now: 'آب استان', yours: 'شرکت آب' }] })
  expect(await send('A001', firstTexts(second?.refused.typed ?? {}), second?.opened)).toMatchObject({ saved: true })
  expect(await listAgencies(context.db, (await place()).festival.id)).toMatchObject([
    { titleFa: 'شرکت آب', attributes: { staff: 12 } },
  ])
})

test('a number that somebody else saved meanwhile comes in the digits of the page', async () => {
  const opened = (await openAgencyForm(context, await place(), 'A001'))?.opened
  await send('A001', { titleFa: 'آب استان', 'number:staff': '12' }, opened)
  const second = await send('A001', { titleFa: 'شرکت آب', 'number:staff': '10' }, opened)
  expect(second?.refused.typed).toMatchObject({ titleFa: ['شرکت آب'], 'number:staff': ['۱۲'] })
})

test('a new agency with a name that another one has is refused beside its field', async () => {
  expect(await send(null, { titleFa: 'اب', competes: 'yes' })).toMatchObject({
    saved: null,
    problems: [{ field: 'titleFa', why: 'name-taken' }],
  })
  expect(await send(null, { titleFa: 'برق', 'number:staff': 'many' })).toMatchObject({
    problems: [{ field: 'number:staff', why: 'bad-number' }],
  })
})

test('there is no form of an agency that is not there', async () => {
  expect(await openAgencyForm(context, await place(), 'zz')).toBeNull()
})
