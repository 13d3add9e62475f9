import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSmallFestival, day } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { createAgencies, loadRegister } from './agencies'
import { listMetricOwners, listSources, saveSourceVersion } from './sources'

let database: Database
let festivals = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const newFestival = async () => (await createSmallFestival(database.db, `sources-${++festivals}`)).festivalId

const save = (festivalId: number, code: string, document: unknown) =>
  saveSourceVersion(database.db, {
    festivalId,
    code,
    titleFa: 'منبع',
    titleEn: 'Source',
    kind: 'measured',
    isDemo: false,
    document,
    hash: JSON.stringify(document),
    createdAt: day,
  })

test('saving the same definition again changes nothing; another one is the next version', async () => {
  const festivalId = await newFestival()
  const first = await save(festivalId, 'a', { at: 1 })
  expect(first.version).toBe(1)
  expect(await save(festivalId, 'a', { at: 1 })).toEqual({ ...first, isNew: false })
  expect(await save(festivalId, 'a', { at: 2 })).toMatchObject({ sourceId: first.sourceId, version: 2 })
  expect(await listSources(database.db, festivalId)).toEqual([
    expect.objectContaining({ version: expect.objectContaining({ version: 2 }), lastPull: null }),
  ])
})

test('going back to an older definition is a version of its own', async () => {
  const festivalId = await newFestival()
  await save(festivalId, 'a', { at: 1 })
  await save(festivalId, 'a', { at: 2 })
  expect(await save(festivalId, 'a', { at: 1 })).toMatchObject({ version: 3 })
})

test('a metric that two sources write is named with both', async () => {
  const festivalId = await newFestival()
  const writes = (...metrics: string[]) => ({ mapping: { metrics: metrics.map((metric) => ({ metric })) } })
  await save(festivalId, 'a', writes('requests', 'stage'))
  await save(festivalId, 'b', writes('requests'))
  const owners = await listMetricOwners(database.db, festivalId)
  expect(owners.map(({ metric, sources }) => ({ metric, sources: sources.map(({ code }) => code) }))).toEqual([
    { metric: 'requests', sources: ['a', 'b'] },
    { metric: 'stage', sources: ['a'] },
  ])
})

test('an agency that another pull has just registered is found, not lost', async () => {
  const festivalId = await newFestival()
  const next = {
    code: 'new',
    titleFa: 'تازه',
    titleEn: 'New',
    aliases: [],
    level: 'province' as const,
    countyId: null,
    attributes: {},
  }
  const [one, other] = await Promise.all([
    createAgencies(database.db, festivalId, [next]),
    createAgencies(database.db, festivalId, [next]),
  ])
  expect(one.get('new')).toBeGreaterThan(0)
  expect(other.get('new')).toBe(one.get('new'))
})

test('a register knows agencies by code and by any of their names in folded letters', async () => {
  const festivalId = await newFestival()
  const register = await loadRegister(database.db, festivalId)
  const health = register.agencyByCode.get('health')
  expect(health).toBeGreaterThan(0)
  for (const name of ['دانشگاه علوم پزشکی', 'university of medical sciences', 'بهداشت و درمان'])
    expect(register.agencyByName.get(name)).toBe(health)
})
