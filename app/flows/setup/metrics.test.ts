import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { loadRegister } from '../../../db/queries/agencies'
import { listEvents } from '../../../db/queries/audit'
import { findEdition } from '../../../db/queries/editions'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { saveSourceOrder } from '../../../db/queries/source-orders'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { expectFound } from '../../expect/expect-found'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'
import { checkDraft } from '../model/edit-model.server'
import { writeInternal } from '../values/write-internal.server'
import { saveAgencyRows } from './agencies/save-agencies.server'
import { readDeclared } from './declared-metrics.server'
import { createFestivalWithEdition } from './festivals.server'
import { type MetricInput, deleteMetric, findMetricBasis, saveMetric } from './metrics.server'

let database: Database
let context: RequestContext
let code: string
let count = 0
const now = new Date('2026-04-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  code = `metrics-${++count}`
  context = { db: database.db, viewer: operatorOf('test'), now }
  const made = await createFestivalWithEdition(context, {
    code,
    titleFa: 'جشنواره',
    titleEn: '',
    calendar: 'jalali',
    counties: [],
    edition: { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' },
  })
  expect(made).toEqual({ ok: true })
  await saveAgencyRows(context, await place(), [{ code: 'water', titleFa: 'آب' }], null)
})

const place = async () => expectFound(await findEdition(database.db, code, '1404'), code)

const input = (more: Partial<MetricInput> & { code?: string } = {}): MetricInput & { code?: string } => ({
  titleFa: 'تماس‌های پاسخ‌داده',
  titleEn: 'Calls answered',
  unit: 'count',
  decimals: 0,
  mayBeNegative: false,
  lowest: null,
  highest: null,
  overPeriods: 'adds-up',
  partOf: [],
  ...more,
})

const create = async (more: Parameters<typeof input>[0] = {}) =>
  saveMetric(context, await place(), null, input(more), null)
const change = async (own: string, more: Parameters<typeof input>[0] = {}) =>
  saveMetric(context, await place(), own, input(more), null)

const metricOf = async (own: string) => {
  const { festival } = await place()
  return (await listMetrics(database.db, festival.id)).find((metric) => metric.code === own)
}

/** A value of the agency, as a source gives it; later ones of the same period are revisions. */
async function tell(own: string, value: number, [periodFrom, periodTo] = ['2025-03-21', '2025-04-21']) {
  const { festival } = await place()
  const agencyId = expectFound((await loadRegister(database.db, festival.id)).agencyByCode.get('water'), 'water')
  const metricId = expectFound(await metricOf(own), own).id
  const row = { metricId, agencyId, periodFrom, periodTo, status: 'reported' as const, value, raw: {} }
  await database.db.transaction((tx) =>
    writeInternal(tx, festival, { code: 'told', kind: 'measured', titleFa: 'گفته', titleEn: 'Told' }, [row], now),
  )
}

const problemsOf = (saved: Awaited<ReturnType<typeof saveMetric>>) =>
  !saved.ok && saved.why === 'invalid' ? saved.problems.map(({ field, why }) => `${field} ${why}`) : saved

describe('a metric', () => {
  test('is made with its settings, and a model may ask for it at once', async () => {
    expect(await create({ code: 'calls' })).toEqual({ ok: true, code: 'calls', isChanged: true })
    expect(await metricOf('calls')).toMatchObject({
      titleFa: 'تماس‌های پاسخ‌داده',
      unit: 'count',
      overPeriods: 'adds-up',
    })
    const where = await place()
    const version = expectFound(await findModelVersionFor(database.db, where.edition), 'the model')
    const text = JSON.stringify(storedModel(version)).replaceAll('"letters_total"', '"calls"')
    expect(text).toContain('"calls"')
    const atDraft = expectFound(await editionContextOf(context, where, 'model.edit'), 'the place')
    expect(await checkDraft(context, atDraft, text)).toMatchObject({ ok: true })
    expect(await checkDraft(context, atDraft, text.replaceAll('"calls"', '"nothing"'))).toMatchObject({ ok: false })
  })

  test('gets a code where none is typed, and none that a page or another metric has', async () => {
    expect(await create()).toMatchObject({ ok: true, code: 'M1' })
    expect(problemsOf(await create({ code: 'new', titleFa: 'دیگر', titleEn: '' }))).toEqual(['code bad-code'])
    expect(problemsOf(await create({ code: 'M1', titleFa: 'دیگر', titleEn: '' }))).toEqual(['code code-taken'])
  })

  test('has a name of its own, in either language', async () => {
    await create({ code: 'calls' })
    expect(
      problemsOf(await create({ code: 'more', titleFa: 'تماس‌هاي پاسخ‌داده', titleEn: 'calls answered' })),
    ).toEqual(['titleFa name-taken', 'titleEn name-taken'])
    expect(problemsOf(await create({ code: 'more', titleFa: ' ', titleEn: '' }))).toEqual(['titleFa no-name'])
  })

  test('is part of others, and never of itself or in a circle', async () => {
    await create({ code: 'calls' })
    const part = input({ titleFa: 'تماس‌های شب', titleEn: 'Calls at night', partOf: [{ metric: 'calls', times: 1 }] })
    expect(await create({ ...part, code: 'night' })).toMatchObject({ ok: true })
    expect(problemsOf(await change('calls', { partOf: [{ metric: 'night', times: 1 }] }))).toEqual([
      'partOf part-circle',
    ])
    expect(problemsOf(await change('calls', { partOf: [{ metric: 'calls', times: 1 }] }))).toEqual(['partOf own-part'])
    expect(problemsOf(await change('calls', { partOf: [{ metric: 'none', times: 1 }] }))).toEqual([
      'partOf unknown-code',
    ])
  })

  test('is changed by who may, is told in the log, and the same again changes nothing', async () => {
    await create({ code: 'calls' })
    expect(await change('calls', { titleFa: 'تماس‌ها', highest: 100 })).toMatchObject({ ok: true, isChanged: true })
    expect(await change('calls', { titleFa: 'تماس‌ها', highest: 100 })).toMatchObject({ ok: true, isChanged: false })
    const { festival } = await place()
    const [event] = await listEvents(database.db, { festivalIds: [festival.id] }, 1)
    expect(event).toMatchObject({ action: 'metric.change', before: { highest: null }, after: { highest: 100 } })
    const viewer = await createViewer(database.db, festival.id, { role: 'manager' })
    const refused = await saveMetric({ ...context, viewer }, await place(), 'calls', input(), null)
    expect(refused).toEqual({ ok: false, why: 'not-allowed' })
  })

  test('is not overwritten by the second of two editors', async () => {
    await create({ code: 'calls' })
    const where = await place()
    const basis = await findMetricBasis(database.db, where, 'calls')
    await change('calls', { highest: 100 })
    expect(await saveMetric(context, where, 'calls', input({ lowest: 1 }), basis)).toEqual({
      ok: false,
      why: 'changed',
    })
    expect(await metricOf('calls')).toMatchObject({ lowest: null, highest: 100 })
  })

  test('is asked of agencies in an edition, or not any more', async () => {
    const declared = { helpFa: 'از دفتر تلفن', helpEn: '', needsEvidence: false }
    await create({ code: 'calls', declared })
    const where = await place()
    const asked = async () => (await readDeclared(database.db, where.edition.id)).chosen
    expect(await asked()).toEqual([{ ...declared, metric: 'calls', helpEn: 'از دفتر تلفن' }])
    expect(await change('calls')).toMatchObject({ ok: true, isChanged: false })
    expect(await change('calls', { declared: null })).toMatchObject({ ok: true, isChanged: true })
    expect(await asked()).toEqual([])
  })
})

describe('what values in force stand against', () => {
  test('is refused, and the values are named: bounds, whole numbers, the unit', async () => {
    await create({ code: 'calls', decimals: 1 })
    await tell('calls', 7.5)
    const refused = await change('calls', { decimals: 0, highest: 7, unit: 'person' })
    expect(problemsOf(refused)).toEqual(['unit has-values', 'highest beyond-values', 'decimals finer-values'])
    expect(refused).toMatchObject({
      problems: [{}, { found: { count: 1, values: [{ titleFa: 'آب', periodFrom: '2025-03-21', value: 7.5 }] } }, {}],
    })
    expect(problemsOf(await change('calls', { decimals: 1, lowest: 8 }))).toEqual(['lowest beyond-values'])
    // What was revised is not in force any more.
    await tell('calls', 6)
    expect(await change('calls', { decimals: 0, highest: 7 })).toMatchObject({ ok: true, isChanged: true })
  })

  test('negative values keep a metric from being never negative', async () => {
    await create({ code: 'calls', mayBeNegative: true })
    await tell('calls', -1)
    expect(problemsOf(await change('calls', { mayBeNegative: false }))).toEqual(['mayBeNegative beyond-values'])
  })

  test('a part can’t be one of a whole that it exceeds, over a month or over the months of a year', async () => {
    const second = { code: 'night', titleFa: 'تماس‌های شب', titleEn: 'Calls at night' }
    await create({ code: 'calls', overPeriods: null })
    await create({ ...second, overPeriods: null })
    await tell('calls', 5, ['2025-03-21', '2026-03-21'])
    await tell('night', 3)
    await tell('night', 4, ['2025-04-21', '2025-05-22'])
    const partOf = [{ metric: 'calls', times: 1 }]
    // Levels over other periods say nothing of each other.
    expect(await change('night', { ...second, overPeriods: null, partOf })).toMatchObject({ ok: true })
    expect(await change('calls', { overPeriods: 'adds-up' })).toMatchObject({ ok: true })
    const refused = await change('night', { ...second, overPeriods: 'adds-up', partOf })
    expect(problemsOf(refused)).toEqual(['overPeriods above-whole'])
    expect(refused).toMatchObject({ problems: [{ found: { count: 1, values: [{ titleFa: 'آب', value: 7 }] } }] })
    expect(
      await change('night', { ...second, overPeriods: 'adds-up', partOf: [{ metric: 'calls', times: 2 }] }),
    ).toMatchObject({ ok: true })
  })
})

describe('removing a metric', () => {
  test('is done while nothing rests on it', async () => {
    await create({ code: 'calls' })
    const { festival } = await place()
    // The order of sources that gave it once goes with it.
    await saveSourceOrder(database.db, (await metricOf('calls'))?.id ?? 0, ['spreadsheets'])
    expect(await deleteMetric(context, festival, 'calls')).toEqual({ ok: true })
    expect(await metricOf('calls')).toBeUndefined()
    expect(await deleteMetric(context, festival, 'calls')).toEqual({ ok: false, why: 'unknown-code' })
    const [event] = await listEvents(database.db, { festivalIds: [festival.id] }, 1)
    expect(event).toMatchObject({ action: 'metric.delete', before: { code: 'calls' } })
  })

  test('is refused with what rests on it: values, a model, an edition that asks for it, parts of it', async () => {
    await create({ code: 'calls', declared: { helpFa: '', helpEn: '', needsEvidence: true } })
    await create({ code: 'night', titleFa: 'شب', titleEn: 'Night', partOf: [{ metric: 'calls', times: 1 }] })
    await tell('calls', 5)
    const { festival } = await place()
    expect(await deleteMetric(context, festival, 'calls')).toMatchObject({
      why: 'rests',
      rests: [
        { kind: 'values' },
        { kind: 'edition', names: [{ titleFa: 'دوره' }] },
        { kind: 'part', names: [{ titleFa: 'شب' }] },
      ],
    })
    expect(await deleteMetric(context, festival, 'letters_total')).toMatchObject({
      why: 'rests',
      rests: [{ kind: 'model', names: [{ titleFa: 'دوره' }] }, { kind: 'part' }],
    })
  })
})
