import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { type RankingQuery, listRanking } from './rankings'
import { everything } from './scope'

let database: Database
let runId: number

beforeAll(async () => {
  database = await openTestDatabase()
  const saved = await saveSmallRun(database.db, 'rankings', [
    {
      code: 'gas',
      titleFa: 'شرکت گاز',
      titleEn: 'Gas',
      county: 'east',
      group: 'first',
      total: 700,
      rank: 2,
      groupRank: 1,
    },
    {
      code: 'library',
      titleFa: 'كتابخانة عمومي',
      titleEn: 'libraries',
      county: 'west',
      group: 'second',
      total: 800,
      rank: 1,
      groupRank: 1,
      coverage: 0.5,
    },
    {
      code: 'roads',
      titleFa: 'راه‌داری و حمل‌ونقل',
      titleEn: 'Roads',
      aliases: ['اداره راه'],
      county: 'east',
      group: 'first',
      total: 500,
      rank: 3,
      groupRank: 2,
    },
    { code: 'post', titleFa: 'پست', titleEn: 'Post', county: 'west', total: null, rank: null, coverage: 0 },
    { code: 'office', titleFa: 'ژرف‌اندیشی', titleEn: 'Secretariat', competes: false, total: 900, rank: null },
    {
      code: 'births',
      titleFa: 'ثبت احوال',
      titleEn: 'Births',
      county: 'east',
      group: 'second',
      total: 500,
      rank: 3,
      groupRank: 2,
    },
  ])
  runId = saved.runId
})
afterAll(() => database.close())

const list = (query: Partial<RankingQuery> = {}) =>
  listRanking(database.db, {
    runId,
    scope: everything,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 50,
    ...query,
  })
const codes = async (query: Partial<RankingQuery>) => (await list(query)).rows.map((row) => row.code)

test('by rank, best first; who is not ranked comes last, in either direction', async () => {
  expect(await codes({})).toEqual(['library', 'gas', 'births', 'roads', 'post', 'office'])
  expect(await codes({ descending: true })).toEqual(['births', 'roads', 'gas', 'library', 'post', 'office'])
})

test('by Persian name: پ ث ر ژ ش ک', async () => {
  expect(await codes({ sort: 'name-fa' })).toEqual(['post', 'births', 'roads', 'office', 'gas', 'library'])
  expect(await codes({ sort: 'name-fa', descending: true })).toEqual([
    'library',
    'gas',
    'office',
    'roads',
    'births',
    'post',
  ])
})

test('by English name, whatever its capitals', async () => {
  expect(await codes({ sort: 'name-en' })).toEqual(['births', 'gas', 'library', 'post', 'roads', 'office'])
})

test('by coverage and by a node of the model', async () => {
  expect((await codes({ sort: 'coverage' })).slice(0, 2)).toEqual(['post', 'library'])
  expect(await codes({ sort: { node: 'service' }, descending: true })).toEqual([
    'office',
    'library',
    'gas',
    'births',
    'roads',
    'post',
  ])
})

test('a node that the model does not have leaves the order to the rank', async () => {
  expect(await codes({ sort: { node: "x' or 1=1" } })).toEqual(await codes({}))
})

test('filters by group, county, level and competing narrow the list together', async () => {
  expect(await codes({ group: 'first' })).toEqual(['gas', 'roads'])
  expect(await codes({ county: 'east', sort: 'name-fa' })).toEqual(['births', 'roads', 'gas'])
  expect(await codes({ county: 'east', group: 'second' })).toEqual(['births'])
  expect(await codes({ competes: false })).toEqual(['office'])
  expect(await codes({ level: 'city' })).toEqual([])
  expect(await codes({ level: 'no such level' })).toEqual([])
})

test.for([
  ['Persian letters for what is stored in Arabic ones', 'کتابخانه عمومی', 'library'],
  ['Arabic letters', 'كتابخانه', 'library'],
  ['a half space', 'راه‌داری', 'roads'],
  ['a space for a half space', 'راه داری', 'roads'],
  ['nothing for a half space', 'راهداری', 'roads'],
  ['nothing for two half spaces', 'حملونقل', 'roads'],
  ['an alias', 'ادارهٔ راه', 'roads'],
  ['capitals', 'LIBR', 'library'],
  ['a code', 'births', 'births'],
] as const)('search finds by %s', async ([, search, code]) => {
  expect(await codes({ search })).toEqual([code])
})

test.for(['%', '_', "'", '\\', 'زززز'])('search takes %j as it is', async (search) => {
  expect(await codes({ search })).toEqual([])
})

test('pages follow each other without gap or repeat, and each says how many match', async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => list({ page, pageSize: 2 })))
  expect(pages.flatMap((page) => page.rows.map((row) => row.code))).toEqual(await codes({}))
  expect(pages.map((page) => page.matches)).toEqual([6, 6, 6])
})

test('a page behind the last one is empty and still says how many match', async () => {
  expect(await list({ page: 9, pageSize: 2, county: 'east' })).toMatchObject({ rows: [], matches: 3 })
})

test('a row carries its ranks, its group and the cells of the dimensions', async () => {
  const { rows, dimensions } = await list({ agency: 'gas' })
  expect(dimensions.map((node) => node.code)).toEqual(['service', 'paper'])
  expect(rows).toEqual([
    expect.objectContaining({
      code: 'gas',
      total: 700,
      overall: { rank: 2, tied: 1, of: 6, tieBreak: null },
      inGroup: { rank: 1, tied: 1, of: 6, tieBreak: null },
      group: { code: 'first', titleFa: 'نخست', titleEn: 'First' },
      nodes: {
        service: { state: 'scored', score: 420, contribution: 420, coverage: 1, unknown: null },
        paper: { state: 'scored', score: 280, contribution: 280, coverage: 1, unknown: null },
      },
    }),
  ])
})

test('who could not be scored has no total, not zero; who does not compete says why', async () => {
  const { rows } = await list({ agency: 'post' })
  expect(rows[0]).toMatchObject({
    state: 'no-data',
    total: null,
    overall: null,
    nodes: { service: { state: 'no-data', score: null } },
  })
  expect((await list({ agency: 'office' })).rows[0]).toMatchObject({
    competes: false,
    reasonFa: 'دبیرخانه',
    overall: null,
  })
})
