import path from 'node:path'
import { zipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../../db/database'
import { createCategories } from '../../../db/queries/award-categories'
import { listEvents } from '../../../db/queries/audit'
import { holdCourse } from '../../../db/queries/courses'
import { findEdition } from '../../../db/queries/editions'
import { findFestival } from '../../../db/queries/festivals'
import { findModelVersionFor } from '../../../db/queries/models'
import { listSourceOrders } from '../../../db/queries/source-orders'
import { listMetrics } from '../../../db/queries/observations'
import { listAgencies } from '../../../db/queries/organisation-changes'
import { course } from '../../../db/schema'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { dumpSetup } from '../../../tests/fixtures/dump-setup'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { storedModel } from '../../model/stored-model'
import { writeModel } from '../../model/write-model'
import { setDeadline } from '../course/set-deadline.server'
import { saveDraft } from '../model/edit-model.server'
import { changeSettings } from '../settings/change-settings.server'
import { saveAgencyRows } from '../setup/agencies/save-agencies.server'
import { carriedParts } from '../setup/carried-parts'
import { readDeclared, saveDeclaredMetrics } from '../setup/declared-metrics.server'
import { createFestivalWithEdition, editFestival, saveCounties } from '../setup/festivals.server'
import { saveGroups } from '../setup/groups.server'
import { saySuccession } from '../setup/agencies/successions.server'
import { createNextEdition } from '../setup/next-edition.server'
import { spreadsheetSource } from '../setup/values/spreadsheet-sources'
import { writeInternal } from '../values/write-internal.server'
import { raiseSource } from '../setup/values/source-order.server'
import { exportPack, zipPack } from './export-pack.server'
import { loadPack } from './load-pack.server'
import { FestivalDocument } from './pack'
import { unzipPack } from './pack-files.server'
import { parsePack, readPack } from './read-pack.server'

const now = new Date('2026-04-01T08:00:00Z')
const contextOf = (db: Db) => ({ db, viewer: operatorOf('test'), now })

async function openEmpty(): Promise<Db> {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  return database.db
}

async function exportFrom(db: Db, code: string) {
  const festival = await findFestival(db, code)
  if (!festival) throw new Error(`The festival ${code} is missing`)
  return exportPack(contextOf(db), festival)
}

/** The files of a ZIP as an installation that has nothing takes them. */
async function importElsewhere(files: Readonly<Record<string, string>>) {
  const db = await openEmpty()
  const { differences } = await loadPack(contextOf(db), parsePack(await unzipPack(zipPack(files))))
  expect(differences).toEqual([])
  return db
}

async function expectWhole(db: Db, code: string) {
  const files = await exportFrom(db, code)
  const other = await importElsewhere(files)
  const again = await exportFrom(other, code)
  expect(Object.keys(again).toSorted()).toEqual(Object.keys(files).toSorted())
  for (const [name, text] of Object.entries(files)) expect(again[name], name).toBe(text)
  expect(Buffer.compare(zipPack(files), zipPack(again))).toBe(0)
  expect(await dumpSetup(other, code)).toEqual(await dumpSetup(db, code))
  return files
}

test.each(['hamadan', 'gc-service-inventory'])(
  'the example %s comes back whole',
  async (name) => {
    const db = await openEmpty()
    const pack = await readPack(path.resolve(import.meta.dirname, '../../../examples', name))
    await loadPack(contextOf(db), pack)
    const files = await expectWhole(db, pack.festival.code)
    expect(Object.keys(files)).toHaveLength(1 + pack.editions.length + pack.models.size + pack.sources.length)
    // Loaded where it comes from, it changes nothing.
    expect((await loadPack(contextOf(db), parsePack(new Map(Object.entries(files))))).differences).toEqual([])
  },
  60_000,
)

const edition = (year: number) => ({
  code: String(year),
  titleFa: `دورهٔ ${year}`,
  titleEn: `Edition ${year}`,
  year,
  start: 'short' as const,
})

async function requireEdition(db: Db, code: string) {
  const found = await findEdition(db, 'made', code)
  if (!found) throw new Error(`The edition ${code} is missing`)
  return found
}

/** A new version of an edition's model, as its page saves it. */
async function editModel(db: Db, code: string, version: string) {
  const where = await requireEdition(db, code)
  const editionContext = await editionContextOf(contextOf(db), where, 'model.edit')
  const stored = await findModelVersionFor(db, where.edition)
  if (!editionContext || !stored) throw new Error('The model is missing')
  const note = { fa: `یادداشت ${version}`, en: `Note ${version}` }
  const text = writeModel({ ...storedModel(stored), version, note })
  const saved = await saveDraft(contextOf(db), editionContext, { text, reason: 'آزمون', opened: stored.version })
  expect(saved).toEqual({ ok: true, version })
}

/** Everything that the set-up can make, by its verbs: a year that is announced, and the next one as a draft. */
async function setUp(db: Db) {
  const context = contextOf(db)
  const counties = [{ titleFa: 'همدان', titleEn: 'Hamadan' }, { titleFa: 'ملایر' }]
  const first = { code: 'made', titleFa: 'جشنواره', titleEn: '', calendar: 'jalali' as const, counties }
  expect(await createFestivalWithEdition(context, { ...first, edition: edition(1404) })).toEqual({ ok: true })
  const where = await requireEdition(db, '1404')
  await saveCounties(context, where.festival, [{ titleFa: 'نهاوند' }], null)
  await saveGroups(context, where, [{ titleFa: 'زیربنایی', titleEn: 'Infrastructure' }, { titleFa: 'بانک‌ها' }], null)
  await saveAgencyRows(
    context,
    where,
    [
      { titleFa: 'شرکت آب', aliases: ['آبفا', 'آب و فاضلاب'], group: 'زیربنایی', attributes: { staff: 420 } },
      { titleFa: 'آب ملایر', parent: 'شرکت آب', county: 'ملایر', group: 'بانک‌ها' },
      { titleFa: 'برنامه', competes: false, reasonFa: 'دبیرخانه است', reasonEn: 'It is the secretariat' },
      { titleFa: 'بانک', group: 'گروه تازه' },
    ],
    null,
  )
  const [water] = (await listAgencies(db, where.festival.id)).filter(({ titleFa }) => titleFa === 'شرکت آب')
  const renamed = {
    code: water?.code,
    titleFa: 'آب منطقه‌ای',
    titleEn: 'Regional water',
    attributes: { staff: 430, women: 90 },
  }
  await saveAgencyRows({ ...context, now: new Date('2026-04-02T08:00:00Z') }, where, [renamed], null)
  await createCategories(db, where.edition.id, [
    { ...categoryOf('top'), titleFa: 'برتر', titleEn: 'Top', position: 3 },
    { ...categoryOf('more'), titleFa: 'دیگر', titleEn: 'More', position: 1 },
  ])
  const metrics = (await listMetrics(db, where.festival.id)).map(({ code }) => code)
  const declared = metrics.slice(0, 2).map((metric, index) => ({
    metric,
    helpFa: index ? 'راهنما' : '',
    helpEn: '',
    needsEvidence: index === 0,
  }))
  const { basis } = await readDeclared(db, where.edition.id)
  expect(await saveDeclaredMetrics(context, where, declared, basis)).toMatchObject({ ok: true })
  await setDeadline(context, where, { kind: 'objections', at: new Date('2026-06-01T20:30:00Z'), reason: null })
  await changeSettings(context, where.festival.id, { quorumPercent: 75, secondStepFor: ['evaluator'] })
  await editFestival(context, where.festival, { titleFa: 'جشنوارهٔ استان', titleEn: 'Festival' }, null)
  await editModel(db, '1404', '1.1.0')
  await holdCourse(db, where.edition.id)
  const model = await findModelVersionFor(db, where.edition)
  await db.update(course).set({ state: 'announced', modelVersionId: model?.id ?? null })
  const next = await createNextEdition(context, where, edition(1405), new Set(carriedParts), null)
  expect(next).toMatchObject({ ok: true })
  const successions = [
    { kind: 'merged', agencies: ['برنامه'], successors: ['شرکت آب'] },
    { kind: 'split', agencies: ['بانک'], successors: ['آب ملایر'] },
    { kind: 'renamed', agencies: ['بانک'], formerFa: 'بانک استان' },
    { kind: 'closed', agencies: ['آب ملایر'] },
  ] as const
  for (const [index, succession] of successions.entries())
    expect(
      await saySuccession(context, await requireEdition(db, '1405'), {
        successors: [],
        formerFa: '',
        formerEn: '',
        leaves: false,
        ...succession,
      }),
    ).toMatchObject({ ok: index < 3 })
  await editModel(db, '1405', '1.3.0')
  return requireEdition(db, '1404')
}

test('a festival that was set up by form comes back whole, each edition with the model that it is scored with', async () => {
  const db = await openEmpty()
  const where = await setUp(db)
  const value = { periodFrom: '2025-03-21', periodTo: '2025-04-21', status: 'reported' as const, value: 4, raw: {} }
  const [metricId, agencyId] = [
    (await listMetrics(db, where.festival.id))[0]?.id,
    (await listAgencies(db, where.festival.id))[0]?.id,
  ]
  await writeInternal(
    db,
    where.festival,
    spreadsheetSource,
    [{ ...value, metricId: metricId ?? 0, agencyId: agencyId ?? 0 }],
    now,
  )
  const files = await expectWhole(db, 'made')
  // What people wrote is data: neither its source nor its values are in a pack.
  expect(Object.keys(files).toSorted()).toEqual([
    'editions/1404.json',
    'editions/1405.json',
    'festival.json',
    'model-short-1000-1404-1404.json',
    'model-short-1000-1404.json',
  ])
  const versions = ['model-short-1000-1404-1404.json', 'model-short-1000-1404.json'].map((name) => {
    const model: unknown = JSON.parse(files[name] ?? '')
    return model
  })
  expect(versions).toMatchObject([{ version: '1.1.0' }, { version: '1.3.0' }])
  expect((await listEvents(db, { action: 'pack.export' }, 5)).map(({ subject, after }) => [subject, after])).toEqual([
    ['festival:made', { editions: ['1404', '1405'], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  ])
})

test('an export that is loaded where it comes from changes nothing, an announced edition’s model included', async () => {
  const db = await openEmpty()
  await setUp(db)
  const before = await dumpSetup(db, 'made')
  const pack = parsePack(new Map(Object.entries(await exportFrom(db, 'made'))))
  expect((await loadPack(contextOf(db), pack)).differences).toEqual([])
  expect(await dumpSetup(db, 'made')).toEqual(before)
  expect(await listEvents(db, { action: 'pack.load' }, 5)).toEqual([])
})

test('who takes part in an edition that is open to all can still have a group, or not compete', async () => {
  const db = await openEmpty()
  const pack = await readPack(path.resolve(import.meta.dirname, '../../../examples/hamadan'))
  const [document] = pack.editions.filter(({ participants }) => participants === 'all')
  expect(document).toBeUndefined()
  const editions = pack.editions.map((own) => ({ ...own, openToAll: true }))
  await loadPack(contextOf(db), { ...pack, editions })
  const files = await expectWhole(db, 'hamadan')
  expect(JSON.parse(files['editions/1404.json'] ?? '')).toMatchObject({ openToAll: true })
}, 60_000)

test('which of several sources stands is stated, also where it was the one that was made first', async () => {
  const db = await openEmpty()
  const pack = await readPack(path.resolve(import.meta.dirname, '../../../examples/gc-service-inventory'))
  const [source] = pack.sources
  if (!source) throw new Error('The example has no source')
  const named = (code: string, metric: string) => ({
    ...source,
    code,
    mapping: { ...source.mapping, metrics: source.mapping.metrics.filter((own) => own.metric === metric) },
  })
  const [first = '', second = '', third = ''] = source.mapping.metrics.map(({ metric }) => metric)
  // Made after the sources of which it is the first by its code, it stands below them where nobody says otherwise.
  await loadPack(contextOf(db), pack)
  const later = [named('a-first', first), named('a-second', second), named('z-third', third)]
  await loadPack(contextOf(db), { ...pack, sources: [...pack.sources, ...later] })
  const where = await findEdition(db, pack.festival.code, '2023-2024')
  if (!where) throw new Error('The edition is missing')
  const basis = `${source.code} a-second spreadsheets`
  const raised = { metric: second, source: 'a-second', basis }
  expect(await raiseSource(contextOf(db), where, raised)).toEqual({ ok: true })
  const files = await exportFrom(db, pack.festival.code)
  const festival = FestivalDocument.parse(JSON.parse(files['festival.json'] ?? ''))
  const orders = festival.metrics.flatMap(({ code, sourceOrder }) => (sourceOrder ? [[code, sourceOrder]] : []))
  expect(new Map(orders.map(([code, order]) => [code, order]))).toEqual(
    new Map([
      [first, [source.code, 'a-first', 'spreadsheets']],
      [second, ['a-second', source.code, 'spreadsheets']],
    ]),
  )
  const again = parsePack(new Map(Object.entries(files)))
  expect((await loadPack(contextOf(db), again)).differences).toEqual([])
  const other = await importElsewhere(files)
  expect(await exportFrom(other, pack.festival.code)).toEqual(files)
  const ordersOf = async (own: Db) =>
    (await listSourceOrders(own, (await findFestival(own, pack.festival.code))?.id ?? 0)).map(({ metric, sources }) => [
      metric,
      sources,
    ])
  expect((await ordersOf(other)).toSorted()).toEqual((await ordersOf(db)).toSorted())
})

const encode = (text: string) => new TextEncoder().encode(text)

test('a ZIP is read whether its documents stand in a folder or not; other files in it are not', async () => {
  const files = { 'festival.json': encode('{}'), 'sources/a.json': encode('{}') }
  const packed = {
    ...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`pack/${name}`, bytes])),
    '__MACOSX/pack/._festival.json': encode('x'),
    'pack/sources/._a.json': encode('x'),
    'pack/photo.png': encode('x'),
    'pack/deep/er/a.json': encode('x'),
  }
  for (const zip of [files, packed])
    expect([...(await unzipPack(zipSync(zip))).keys()].toSorted()).toEqual(['festival.json', 'sources/a.json'])
})

test.each([
  ['a bomb', zipSync({ 'festival.json': new Uint8Array(80 * 2 ** 20) }), /larger than what is read/],
  ['a path that leads out', zipSync({ '../festival.json': encode('{}') }), /named as a path/],
  ['no ZIP', encode('festival'), /no ZIP, or it is damaged/],
  ['half a ZIP', zipSync({ 'festival.json': encode('{}') }).slice(0, 60), /no ZIP, or it is damaged/],
  [
    'more files than a pack has',
    zipSync(Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`sources/${n}.json`, encode('{}')]))),
    /larger than what is read/,
  ],
])('%s is refused', async (_, zip, words) => {
  await expect(unzipPack(zip)).rejects.toThrow(words)
})
