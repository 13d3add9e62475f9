import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { county } from '../schema'
import { listGroupLeaders } from './group-leaders'
import { type Scope, everything } from './scope'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const leadersOf = async (runId: number, most: number, scope: Scope = everything) =>
  (await listGroupLeaders(database.db, { runId, scope, most })).map(({ group, code, rank }) => [
    group?.code ?? null,
    code,
    rank,
  ])

test('the first of each group are there, groups in their order, and who shares the last place is not left out', async () => {
  const { runId } = await saveSmallRun(database.db, 'leaders', [
    { code: 'c', titleFa: 'پ', group: 'second', total: 300, rank: 4, groupRank: 1 },
    { code: 'a', titleFa: 'الف', group: 'first', total: 500, rank: 1, groupRank: 1 },
    { code: 'e', titleFa: 'ث', group: 'first', total: 400, rank: 2, groupRank: 2 },
    { code: 'd', titleFa: 'ت', group: 'first', total: 400, rank: 2, groupRank: 2 },
    { code: 'f', titleFa: 'ج', group: 'first', total: 100, rank: 5, groupRank: 4 },
    { code: 'onlooker', titleFa: 'چ', group: 'first', competes: false, total: 999, rank: null },
  ])
  expect(await leadersOf(runId, 2)).toEqual([
    ['first', 'a', 1],
    ['first', 'd', 2],
    ['first', 'e', 2],
    ['second', 'c', 1],
  ])
  expect(await leadersOf(runId, 1)).toEqual([
    ['first', 'a', 1],
    ['second', 'c', 1],
  ])
})

test('without groups they are the first of all', async () => {
  const { runId } = await saveSmallRun(database.db, 'groupless', [
    { code: 'a', titleFa: 'الف', total: 100, rank: 2 },
    { code: 'b', titleFa: 'ب', total: 400, rank: 1 },
  ])
  expect(await leadersOf(runId, 1)).toEqual([[null, 'b', 1]])
})

test('who reads one county sees the first of it, with their rank in the whole group', async () => {
  const { runId } = await saveSmallRun(database.db, 'leaders-county', [
    { code: 'a', titleFa: 'الف', county: 'east', group: 'first', total: 500, rank: 1, groupRank: 1 },
    { code: 'b', titleFa: 'ب', county: 'west', group: 'first', total: 400, rank: 2, groupRank: 2 },
  ])
  const west = (await database.db.select().from(county)).findLast(({ code }) => code === 'west')
  expect(await leadersOf(runId, 1, { of: 'county', countyId: west?.id ?? 0 })).toEqual([['first', 'b', 2]])
})
