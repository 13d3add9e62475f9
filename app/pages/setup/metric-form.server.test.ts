import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { findEdition } from '../../../db/queries/editions'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { createFestivalWithEdition } from '../../flows/setup/festivals.server'
import { toTyped } from '../../forms/form-fault'
import type { RequestContext } from '../../policy/request-context'
import { openMetricForm, takeMetricForm, takeMetricRemoval } from './metric-form.server'

let context: RequestContext

beforeAll(async () => {
  const database = await openTestDatabase()
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-04-01T08:00:00Z') }
  const edition = { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' } as const
  const names = { code: 'f', titleFa: 'جشنواره', titleEn: '', calendar: 'jalali', counties: [] } as const
  await createFestivalWithEdition(context, { ...names, edition })
  return () => database.close()
})

async function place() {
  const found = await findEdition(context.db, 'f', '1404')
  const met = found && (await editionContextOf(context, found, 'metrics.edit'))
  if (!met) throw new Error('The edition is missing')
  return met
}

async function send(code: string | null, typed: Record<string, string>, opened?: string) {
  const loaded = await openMetricForm(context, await place(), code)
  const texts = { ...loaded?.fields, ...typed, opened: opened ?? loaded?.opened ?? '' }
  return takeMetricForm(context, await place(), code, { intent: 'save', typed: toTyped(texts) }, 'fa')
}

test('a metric is made and opened again with what was typed, in any digits', async () => {
  onTestFinished(
    async () => void (await takeMetricRemoval(context, await place(), 'calls', { intent: 'delete', typed: {} })),
  )
  const typed = { titleFa: 'تماس‌ها', code: 'calls', unit: 'percent', decimals: '1', lowest: '۰', highest: '۱۰۰' }
  expect(await send(null, { ...typed, whole1: 'requests_total', times1: '۲' })).toMatchObject({ saved: true })
  expect((await openMetricForm(context, await place(), 'calls'))?.fields).toMatchObject({
    titleEn: 'تماس‌ها',
    unit: 'percent',
    decimals: '1',
    lowest: '0',
    highest: '100',
    whole1: 'requests_total',
    times1: '2',
    whole2: '',
  })
  expect(await send('calls', { highest: '۱۰۰' })).toMatchObject({ saved: false })
  expect(await send('calls', { highest: '1.234,5' })).toMatchObject({
    problems: [{ field: 'highest', why: 'bad-number' }],
  })
})

test('the second of two editors of a metric is told, and saves again on what the first one saved', async () => {
  const opened = (await openMetricForm(context, await place(), 'letters_total'))?.opened
  expect(await send('letters_total', { highest: '۵۰۰۰' })).toMatchObject({ saved: true })
  const told = await send('letters_total', { titleEn: 'All letters', highest: '' }, opened)
  expect(told).toMatchObject({ saved: null, changed: [{ field: 'highest', now: '5000', yours: '', kept: 'now' }] })
  expect(told?.refused.typed['highest']).toEqual(['۵۰۰۰'])
  expect(await send('letters_total', { titleEn: 'All letters', highest: '۵۰۰۰' }, told?.opened)).toMatchObject({
    saved: true,
  })
})

test('what is wrong with a whole stands beside the field that names it', async () => {
  const answer = await send('letters_total', { whole1: 'requests_total', whole2: '', times1: '1' })
  expect(answer).toMatchObject({ saved: true })
  const circle = await send('requests_total', { whole1: 'letters_total' })
  expect(circle).toMatchObject({
    problems: [{ field: 'whole1', why: 'part-circle', named: { titleEn: 'All letters' } }],
  })
  expect(await send('letters_total', { whole1: '' })).toMatchObject({ saved: true })
})

test('a metric of the model stays, and says whose model asks for it', async () => {
  const answer = await takeMetricRemoval(context, await place(), 'letters_total', { intent: 'delete', typed: {} })
  expect(answer).toMatchObject({
    saved: null,
    rests: [{ kind: 'model', names: [{ titleFa: 'دوره' }] }, { kind: 'part' }],
  })
})

test('there is no form of a metric that is not there', async () => {
  expect(await openMetricForm(context, await place(), 'none')).toBeNull()
})
