import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEventsAfter } from '../../../db/queries/audit'
import type { AwardCategory } from '../../../scoring/awards/award-rule'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { type AwardStage, setAwardStage, stageDay } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { hold, listStandings, open, propose, readList, useKeyFolder } from '../../../tests/fixtures/vote-stage'
import { findRun } from '../../../db/queries/runs'
import { findClosedShortlist } from '../../../db/queries/award-papers'
import { shortlistTable } from '../../exports/shortlist-table'
import { loadClosedRecord } from '../awards/award-source.server'
import { closeShortlist } from './close-shortlist.server'
import { proposeDeviation, secondDeviation, undoDeviation } from './deviate.server'
import { type FallOutKind, letFallOut, undoFallOut } from './fall-out.server'
import { proposeShortlist } from './propose-shortlist.server'

useKeyFolder()
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Among all: gas, water, then roads and post at one place, then bank. */
const ranked = [categoryOf('top', { quota: 2 })]

async function setList(categories: readonly AwardCategory[] = ranked): Promise<AwardStage> {
  const stage = await setAwardStage(database.db, 'shortlisting', categories)
  await propose(stage)
  return stage
}

const standings = (stage: AwardStage, number?: number) => listStandings(database.db, stage, number)
const idsOf = async (stage: AwardStage, agency: string) =>
  (await readList(database.db, stage)).entries.filter((entry) => entry.agency === agency).map(({ id }) => id)

async function fallOut(stage: AwardStage, agency: string, kind: FallOutKind = 'disqualified') {
  const [entryId = 0] = await idsOf(stage, agency)
  return letFallOut(await stage.as('secretary'), stage.awardContext, { entryId, kind, reason: 'گزارش بازرسی' })
}

async function deviate(
  stage: AwardStage,
  change: { removes?: string; adds?: string; leavesEmpty?: boolean },
  now = stageDay,
): Promise<number> {
  const proposed = await proposeDeviation(await stage.as('one', now), stage.awardContext, {
    category: 'top',
    group: null,
    removes: null,
    adds: null,
    reason: 'به دلیلی',
    ...change,
  })
  if (!proposed.ok) throw new Error(proposed.why)
  expect(await secondDeviation(await stage.as('two', now), stage.awardContext, proposed.id)).toEqual({ ok: true })
  return proposed.id
}

const undo = async (stage: AwardStage, judge: string, id: number, reason = 'اشتباه بود') =>
  undoDeviation(await stage.as(judge), stage.awardContext, { id, reason })

test('a removal without another agency lets the next in line move up, and undone all is as it was', async () => {
  const stage = await setList()
  const id = await deviate(stage, { removes: 'gas' })
  expect(await standings(stage)).toEqual([
    '1 gas removed',
    '1 water undecided',
    '2 post undecided',
    '2 roads undecided',
  ])
  expect((await readList(database.db, stage)).entries.map(({ agency, state }) => `${agency} ${state}`)).toContain(
    'post moved-up',
  )
  expect(await undo(stage, 'two', id)).toEqual({ ok: true })
  expect((await standings(stage)).filter((standing) => !standing.includes('removed'))).toEqual([
    '1 gas undecided',
    '2 water undecided',
  ])
})

test('only the two judges who made a deviation undo it, with a reason, in the log, until the list closes', async () => {
  const stage = await setList()
  const id = await deviate(stage, { removes: 'gas', adds: 'bank' })
  expect(await undo(stage, 'three', id)).toMatchObject({ why: 'not-yours' })
  expect(await undo(stage, 'one', id, '  ')).toMatchObject({ why: 'no-reason' })
  expect(await undo(stage, 'one', id)).toEqual({ ok: true })
  expect(await undo(stage, 'one', id)).toMatchObject({ why: 'not-in-force' })
  const {
    deviations: [deviation],
  } = await readList(database.db, stage)
  expect(deviation).toMatchObject({ state: 'undone', undoneBy: 'one', undoReason: 'اشتباه بود', secondJudge: 'two' })
  const told = (await listEventsAfter(database.db, 0, 10_000)).filter(
    (event) => event.action === 'deviation.undo' && event.editionId === stage.awardContext.edition.id,
  )
  expect(told.map(({ userName, before, reason }) => [userName, before, reason])).toEqual([
    ['one', { removes: 'gas', adds: 'bank' }, 'اشتباه بود'],
  ])
  const other = await deviate(stage, { removes: 'water', adds: 'bank' })
  const roundId = await open(stage)
  expect(await undo(stage, 'one', other)).toMatchObject({ why: 'round-open' })
  expect(roundId).toBeGreaterThan(0)
})

test('a deviation that a later one builds on is undone after it', async () => {
  const stage = await setList()
  const first = await deviate(stage, { removes: 'gas', adds: 'bank' })
  const later = await deviate(stage, { removes: 'bank', adds: 'roads' }, new Date(stageDay.getTime() + 1000))
  expect(await undo(stage, 'one', first)).toMatchObject({ why: 'later-deviation' })
  expect(await undo(stage, 'one', later)).toEqual({ ok: true })
  expect(await undo(stage, 'one', first)).toEqual({ ok: true })
  expect((await standings(stage)).filter((standing) => !standing.includes('removed'))).toEqual([
    '1 gas undecided',
    '2 water undecided',
  ])
})

test('two who undo the same deviation at the same moment: one of them did', async () => {
  const stage = await setList()
  const id = await deviate(stage, { removes: 'gas' })
  const both = await Promise.all([undo(stage, 'one', id), undo(stage, 'two', id)])
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['not-in-force', 'ok'])
})

test('who is disqualified, was removed or declined makes way for the next in line, until that is undone', async () => {
  for (const kind of ['disqualified', 'removed-agency', 'declined'] as const) {
    const stage = await setList()
    expect(await fallOut(stage, 'gas', kind)).toEqual({ ok: true, number: 1 })
    expect(await standings(stage), kind).toEqual([
      '1 gas fallen',
      '1 water undecided',
      '2 post undecided',
      '2 roads undecided',
    ])
    const {
      fallOuts: [own],
    } = await readList(database.db, stage)
    expect(
      await undoFallOut(await stage.as('secretary'), stage.awardContext, {
        id: own?.id ?? 0,
        reason: 'نامه نادرست بود',
      }),
    ).toEqual({ ok: true })
    expect(
      (await standings(stage)).filter((one) => !one.includes('removed')),
      kind,
    ).toEqual(['1 gas undecided', '2 water undecided'])
  }
})

test('who declines gives one award up, who is disqualified all of them', async () => {
  const categories = [categoryOf('top'), categoryOf('also')]
  const declined = await setList(categories)
  await fallOut(declined, 'gas', 'declined')
  expect(await standings(declined)).toEqual(['1 gas fallen', '1 water undecided', '1 gas undecided'])
  const disqualified = await setList(categories)
  await fallOut(disqualified, 'gas')
  expect(await standings(disqualified)).toEqual([
    '1 gas fallen',
    '1 water undecided',
    '1 gas fallen',
    '1 water undecided',
  ])
  expect(
    await proposeDeviation(await disqualified.as('one'), disqualified.awardContext, {
      category: 'top',
      group: null,
      removes: 'water',
      adds: 'gas',
      reason: 'به دلیلی',
    }),
  ).toMatchObject({ why: 'fell-out' })
})

test('only the secretariat lets somebody fall out, and not while a vote is open', async () => {
  const stage = await setList()
  const [entryId = 0] = await idsOf(stage, 'gas')
  expect(
    await letFallOut(await stage.as('one'), stage.awardContext, { entryId, kind: 'declined', reason: 'نامه' }),
  ).toMatchObject({ why: 'not-now' })
  await open(stage)
  expect(await fallOut(stage, 'gas')).toMatchObject({ why: 'round-open' })
})

test('who is voted down makes way for the next in line, who is voted on in another round', async () => {
  const stage = await setList()
  await hold(database.db, stage, { one: { gas: 'against', water: 'for' }, two: { gas: 'against', water: 'for' } })
  expect(await standings(stage)).toEqual([
    '1 gas not-carried',
    '1 water listed',
    '2 post undecided',
    '2 roads undecided',
  ])
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({
    why: 'undecided',
    names: ['post', 'roads'],
  })
  await hold(database.db, stage, { one: { post: 'for', roads: 'against' }, two: { post: 'for', roads: 'against' } })
  expect((await standings(stage)).toSorted()).toEqual([
    '1 gas not-carried',
    '1 water listed',
    '2 post listed',
    '2 roads not-carried',
  ])
})

test('the next in line who has a full share of awards is passed over', async () => {
  const stage = await setList([categoryOf('first'), categoryOf('top', { maxAwards: 1 })])
  // Gas has “first”, so water has “top”; where water falls out gas is passed over still.
  expect(await standings(stage)).toEqual(['1 gas undecided', '1 water undecided'])
  await fallOut(stage, 'water', 'declined')
  expect(await standings(stage)).toEqual(['1 gas undecided', '1 post undecided', '1 roads undecided', '1 water fallen'])
})

test('a closed list stays as it is when a winner falls out: the next list takes it further and votes on who moved up alone', async () => {
  const stage = await setList()
  await hold(database.db, stage, { one: { gas: 'for', water: 'for' }, two: { gas: 'for', water: 'for' } })
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true, number: 1 })
  const before = await readList(database.db, stage, 1)
  expect(await fallOut(stage, 'gas', 'declined')).toEqual({ ok: true, number: 2 })
  expect(await readList(database.db, stage, 1)).toEqual(before)
  expect(await standings(stage)).toEqual(['1 gas fallen', '1 water listed', '2 post undecided', '2 roads undecided'])
  expect(await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 2 })).toMatchObject({
    why: 'voted',
  })
  await hold(database.db, stage, { one: { post: 'for', roads: 'against' }, two: { post: 'for', roads: 'against' } })
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true, number: 2 })
  const closed = await findClosedShortlist(database.db, stage.awardContext.edition.id)
  const record = closed && (await loadClosedRecord(database.db, closed))
  expect(record?.entries.map(({ agency, place }) => `${place} ${agency.code}`)).toEqual(['1 water', '2 post'])
  expect(record?.fallOuts).toMatchObject([{ kind: 'declined', reason: 'گزارش بازرسی' }])
})

test('an award whose first place judges left empty, and one that nobody got, stand in what is published', async () => {
  const stage = await setList([
    categoryOf('top', { quota: 2 }),
    categoryOf('second', { within: 'group', eligibility: { gates: true, groups: ['first'] } }),
  ])
  await deviate(stage, { removes: 'gas', leavesEmpty: true })
  for (const agency of ['gas', 'water']) {
    const entry = (await readList(database.db, stage)).entries.find(
      (entry) => entry.agency === agency && entry.category === 'second',
    )
    await letFallOut(await stage.as('secretary'), stage.awardContext, {
      entryId: entry?.id ?? 0,
      kind: 'declined',
      reason: 'انصراف',
    })
  }
  await hold(database.db, stage, { one: { water: 'for' }, two: { water: 'for' } })
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true })
  const closed = await findClosedShortlist(database.db, stage.awardContext.edition.id)
  if (!closed) throw new Error('The list is not closed')
  const record = await loadClosedRecord(database.db, closed)
  expect(record.entries.map(({ category, agency, place }) => `${category.code} ${place} ${agency.code}`)).toEqual([
    'top 2 water',
  ])
  expect(record.awards.map(({ category, group }) => `${category.code} ${group?.code ?? ''}`)).toEqual([
    'top ',
    'second first',
  ])
  const run = (await findRun(database.db, stage.awardContext.edition.id, stage.runId))?.run
  if (!run) throw new Error('The run is not there')
  const table = shortlistTable({ ...stage.awardContext, language: 'fa' }, record, run)
  expect(table.rows.map((row) => row.slice(2))).toEqual([
    [2, 'water', 'آب', 700],
    [null, null, 'هیچ دستگاهی برگزیده نشد', null],
  ])
})
