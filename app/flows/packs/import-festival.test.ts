import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../../db/database'
import { findFestival } from '../../../db/queries/festivals'
import { defineSource } from '../../../tests/fixtures/source-definition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { createFestivalWithEdition } from '../setup/festivals.server'
import { exportPack, zipPack } from './export-pack.server'
import { importFestival } from './import-festival.server'

let db: Db
let files: Record<string, string>
const now = new Date('2026-04-01T08:00:00Z')
const contextOf = (name: string) => ({ db, viewer: operatorOf(name), now })

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  db = database.db
  await createFestivalWithEdition(contextOf('test'), {
    code: 'f',
    titleFa: 'جشنواره',
    titleEn: 'Festival',
    calendar: 'jalali',
    counties: [],
    edition: { code: '1404', titleFa: 'دوره', titleEn: 'Edition', year: 1404, start: 'short' },
  })
  const festival = await findFestival(db, 'f')
  if (!festival) throw new Error('The festival is missing')
  files = await exportPack(contextOf('test'), festival)
})

/** The pack of another festival, with its documents changed. */
const packOf = (code: string, more: Readonly<Record<string, string>> = {}) => {
  const festival = (files['festival.json'] ?? '').replace('"code": "f"', `"code": "${code}"`)
  return zipPack({ ...files, 'festival.json': festival, ...more })
}

test('a pack makes a festival; one that is there is refused with words in both languages', async () => {
  expect(await importFestival(contextOf('test'), packOf('g'))).toEqual({ ok: true, festival: 'g', edition: '1404' })
  expect(await findFestival(db, 'g')).toMatchObject({ titleEn: 'Festival' })
  expect(await importFestival(contextOf('test'), packOf('g'))).toMatchObject({
    why: 'invalid',
    problems: [
      { where: 'festival.json /code', fa: expect.stringContaining('هست'), en: expect.stringContaining('is a') },
    ],
  })
})

test('who may not make festivals imports none', async () => {
  const viewer = { user: null, grants: [], origin: 'test' }
  expect(await importFestival({ db, viewer, now }, packOf('g'))).toEqual({ ok: false, why: 'not-allowed' })
  expect(await findFestival(db, 'g')).toBeNull()
})

test('everything that is wrong with a document is told in Persian too, and nothing is stored', async () => {
  const wrong = JSON.stringify({
    code: 'g h',
    title: { fa: '', en: 'x' },
    isDemo: 'no',
    calendar: 'moon',
    counties: [
      { code: 'c', title: { fa: 'ش', en: 'c' }, population: 1, ruralPopulation: 1, tile: { column: 70, row: 1 } },
    ],
    agencies: [],
    services: [],
    metrics: [],
    more: 1,
  })
  const refused = await importFestival(contextOf('test'), zipPack({ ...files, 'festival.json': wrong }))
  const problems = !refused.ok && refused.why === 'invalid' ? refused.problems : []
  expect(problems.map(({ where }) => where).toSorted()).toEqual([
    'festival.json /',
    'festival.json /calendar',
    'festival.json /code',
    'festival.json /counties/0/tile/column',
    'festival.json /isDemo',
    'festival.json /title/fa',
  ])
  for (const { where, fa } of problems) {
    expect(fa, where).toMatch(/[آ-ی]/)
    expect(fa, where).not.toMatch(/[0-9]|a code has/)
  }
  expect(await findFestival(db, 'g')).toBeNull()
})

test('a pack can’t have a secret sent to another server than the one that gets it', async () => {
  const source = (url: string) =>
    JSON.stringify({
      ...defineSource(),
      code: 'office',
      request: { url, auth: { kind: 'bearer', secret: 'office' } },
      mapping: { ...defineSource().mapping, metrics: [{ metric: metricOf(files), value: 'x' }] },
    })
  const own = { 'sources/office.json': source('https://office.test/values') }
  expect(await importFestival(contextOf('test'), packOf('g', own))).toMatchObject({ ok: true })
  const other = { 'sources/office.json': source('https://elsewhere.test/values') }
  expect(await importFestival(contextOf('test'), packOf('h', other))).toMatchObject({
    ok: false,
    problems: [{ where: 'source office', en: expect.stringContaining('office.test') }],
  })
  expect(await findFestival(db, 'h')).toBeNull()
})

function metricOf(documents: Readonly<Record<string, string>>): string {
  const code = /"metrics": \[\s*\{\s*"code": "([^"]+)"/.exec(documents['festival.json'] ?? '')?.[1]
  if (code === undefined) throw new Error('The festival has no metric')
  return code
}
