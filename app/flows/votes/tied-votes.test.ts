import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEventsAfter } from '../../../db/queries/audit'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { type AwardStage, setAwardStage } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { hold, listStandings, propose, readList, useKeyFolder } from '../../../tests/fixtures/vote-stage'
import { listJudgeTasks } from '../../pages/overview/judge-tasks.server'
import { editionContextOf } from '../../access/edition-context.server'
import type { VoteRule } from '../../documents/vote-rule'
import { closeShortlist } from '../shortlist/close-shortlist.server'
import { castTieVote } from './decide-tie.server'
import { proposeDeviation, secondDeviation } from '../shortlist/deviate.server'
import { recuse } from '../shortlist/recuse.server'
import { openRound } from './vote.server'

useKeyFolder()
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const idOf = (stage: AwardStage, name: string) => `${stage.awardContext.festival.code}-${name}`
const isTied = {
  one: { gas: 'for', roads: 'for', post: 'for' },
  two: { gas: 'against', roads: 'for', post: 'for' },
} as const

/** A vote in which gas is tied and the others are carried. */
async function setTied(
  rule: (stage: AwardStage) => Partial<VoteRule>,
  categories = [categoryOf('first', { within: 'group' })],
): Promise<AwardStage> {
  const stage = await setAwardStage(database.db, 'shortlisting', categories)
  await propose(stage, rule(stage))
  await hold(database.db, stage, isTied)
  return stage
}

const standings = (stage: AwardStage) => listStandings(database.db, stage)
const entryOf = async (stage: AwardStage, agency: string) =>
  (await readList(database.db, stage)).entries.find((entry) => entry.agency === agency)?.id ?? 0
const decide = async (stage: AwardStage, judge: string, choice: 'for' | 'against') =>
  castTieVote(await stage.as(judge), stage.awardContext, { entryId: await entryOf(stage, 'gas'), choice })

test('a tie is a state of its own: the list waits for another round on it alone', async () => {
  const stage = await setTied(() => ({ onTie: 'round' }))
  expect(await standings(stage)).toEqual(['1 gas tied', '1 post listed', '1 roads listed'])
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({
    why: 'undecided',
    names: ['gas'],
  })
  expect(await decide(stage, 'one', 'for')).toMatchObject({ why: 'not-tied' })
  await hold(database.db, stage, { one: { gas: 'for' }, two: { gas: 'for' } })
  expect(await standings(stage)).toEqual(['1 gas listed', '1 post listed', '1 roads listed'])
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true })
})

test('the chair decides by a casting vote of their own, which is told by name and can be changed until the list closes', async () => {
  const stage = await setTied((stage) => ({ onTie: 'chair', chairId: idOf(stage, 'two') }))
  expect(await standings(stage)).toContain('1 gas tied')
  const editionContext = await editionContextOf(await stage.as('two'), stage.awardContext, 'shortlist.see')
  expect(
    editionContext && (await listJudgeTasks(await stage.as('two'), editionContext)).map(({ what }) => what),
  ).toContainEqual({
    kind: 'decideTie',
  })
  expect(await decide(stage, 'one', 'for')).toMatchObject({ why: 'not-chair' })
  expect(await decide(stage, 'two', 'against')).toEqual({ ok: true })
  // Voted down, so the next in line moves up.
  expect(await standings(stage)).toEqual(['1 gas not-carried', '1 water undecided', '1 post listed', '1 roads listed'])
  expect(await decide(stage, 'two', 'for')).toEqual({ ok: true })
  expect(await standings(stage)).toEqual(['1 gas listed', '1 water removed', '1 post listed', '1 roads listed'])
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true })
  expect(await decide(stage, 'two', 'against')).toMatchObject({ why: 'closed' })
  const told = (await listEventsAfter(database.db, 0, 10_000)).filter(
    (event) => event.action === 'vote.tie' && event.editionId === stage.awardContext.edition.id,
  )
  expect(told.map(({ userName, after }) => [userName, after])).toEqual([
    ['two', { agency: 'gas', category: 'first', choice: 'against' }],
    ['two', { agency: 'gas', category: 'first', choice: 'for' }],
  ])
})

test('where the chair is off the agency another round is the way on', async () => {
  const stage = await setTied((stage) => ({ onTie: 'chair', chairId: idOf(stage, 'two') }))
  expect(await recuse(await stage.as('two'), stage.awardContext, { agency: 'gas', reason: 'خویشاوندی' })).toEqual({
    ok: true,
  })
  expect(await decide(stage, 'two', 'for')).toMatchObject({ why: 'recused' })
  // One judge is left for gas, fewer than the two ballots that the edition asks for: what the rule proposed stands.
  await hold(database.db, stage, { one: { gas: 'against' } })
  expect(await standings(stage)).toContain('1 gas listed')
})

test('by the order of the model what the rules proposed stands, and what judges added does not', async () => {
  const stage = await setTied(() => ({ onTie: 'model' }))
  expect(await standings(stage)).toContain('1 gas listed')
  const other = await setAwardStage(database.db, 'shortlisting', [categoryOf('mention', { by: 'judges' })])
  await propose(other, { onTie: 'model' })
  const proposed = await proposeDeviation(await other.as('one'), other.awardContext, {
    category: 'mention',
    group: null,
    removes: null,
    adds: 'water',
    reason: 'نوآوری',
  })
  await secondDeviation(await other.as('two'), other.awardContext, proposed.ok ? proposed.id : 0)
  await hold(database.db, other, { one: { water: 'for' }, two: { water: 'against' } })
  expect(await standings(other)).toEqual(['1 water not-carried'])
})

test('a category can say what decides a tie in the stead of the edition', async () => {
  const stage = await setTied(() => ({ onTie: 'round' }), [categoryOf('first', { within: 'group', tiedVote: 'model' })])
  expect(await standings(stage)).toContain('1 gas listed')
})

test('a round whose ties the chair decides is not opened without a chair who is on the roll', async () => {
  const stage = await setAwardStage(database.db, 'shortlisting', [categoryOf('first', { tiedVote: 'chair' })])
  await propose(stage)
  expect(
    await openRound(await stage.as('secretary'), stage.awardContext, { quorumPercent: 50, majority: 'simple' }),
  ).toMatchObject({ why: 'no-chair' })
})

test('too few ballots, a failed quorum and off the list before the vote are three states, and the first two wait for a round', async () => {
  const stage = await setAwardStage(database.db, 'shortlisting', [categoryOf('first', { within: 'group' })])
  await propose(stage, { minBallots: 2 })
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, {
    category: 'first',
    group: 'second',
    removes: 'post',
    adds: null,
    reason: 'بازرسی',
  })
  await secondDeviation(await stage.as('two'), stage.awardContext, proposed.ok ? proposed.id : 0)
  await hold(
    database.db,
    stage,
    { one: { gas: 'for', roads: 'for' } },
    { rules: { quorumPercent: 50, majority: 'simple' } },
  )
  // Gas: one ballot of two judges is half. Roads: one of three is not.
  expect(await standings(stage)).toEqual(['1 gas too-few', '1 post removed', '1 roads no-quorum'])
  expect((await readList(database.db, stage)).tallies.map(({ outcome }) => outcome)).toEqual(['too-few', 'no-quorum'])
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({
    why: 'undecided',
    names: ['gas', 'roads'],
  })
})
