import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { type AwardStage, addJudges, setAwardStage, stageDay } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { setAgencyParents } from '../../../db/queries/agencies'
import { listEventsAfter } from '../../../db/queries/audit'
import { type VoteChoice, countVoters } from '../../../db/queries/votes'
import { findShortlist } from '../../../db/queries/shortlists'
import { deadline } from '../../../db/schema'
import type { AwardCategory } from '../../../scoring/awards/award-rule'
import { canonicalJson } from '../../../scoring/canonical'
import { FrozenMinutes } from '../../documents/minutes-document'
import { votesSection } from '../../papers/award-sections'
import { writerOf } from '../../papers/letterhead'
import { closeShortlist, toClosedDocument } from './close-shortlist.server'
import { proposeDeviation, secondDeviation, withdrawDeviation } from './deviate.server'
import { sha256 } from '../../documents/hash.server'
import { proposeShortlist } from './propose-shortlist.server'
import { recuse } from './recuse.server'
import { listUndecided, standingOf, tallyEntries, tallyRounds } from '../../documents/shortlist-document'
import { findOwnBallot } from '../votes/own-ballot.server'
import { castVotes, closeRound, openRound } from '../votes/vote.server'
import { createMinutesDraft, openForSigning } from '../minutes/write-minutes.server'

let database: Database
beforeAll(async () => {
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-shortlist-'))
  database = await openTestDatabase()
})
afterAll(() => database.close())

const rules = { quorumPercent: 50, majority: 'simple' } as const

async function setProposed(categories?: AwardCategory[]): Promise<AwardStage> {
  const stage = await setAwardStage(database.db, 'shortlisting', categories)
  expect(await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 0 })).toMatchObject({
    ok: true,
  })
  return stage
}

async function read({ awardContext }: AwardStage) {
  const full = await findShortlist(database.db, awardContext.edition.id)
  if (!full) throw new Error('There is no shortlist')
  return full
}

const listed = async (stage: AwardStage) =>
  (await read(stage)).entries.map(({ category, agency, state }) => `${category} ${agency} ${state}`)

/** Choices by agency, on whatever entries there are. */
async function cast(stage: AwardStage, judge: string, choices: Record<string, VoteChoice>, now = stageDay) {
  const { entries, rounds } = await read(stage)
  const round = rounds.at(-1)
  const row = entries.flatMap((entry): [number, VoteChoice][] =>
    choices[entry.agency] ? [[entry.id, choices[entry.agency] ?? 'abstain']] : [],
  )
  return castVotes(await stage.as(judge, now), stage.awardContext, { roundId: round?.id ?? 0, choices: new Map(row) })
}

async function holdRound(stage: AwardStage, votes: Record<string, Record<string, VoteChoice>>) {
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  if (!opened.ok) throw new Error(opened.why)
  for (const [judge, choices] of Object.entries(votes))
    expect(await cast(stage, judge, choices)).toMatchObject({ ok: true })
  expect(
    await closeRound(await stage.as('secretary'), stage.awardContext, opened.round.id, { isConfirmed: true }),
  ).toMatchObject({ ok: true })
}

async function closeConfirmed(stage: AwardStage, roundId: number, now = stageDay) {
  expect(
    await closeRound(await stage.as('secretary', now), stage.awardContext, roundId, { isConfirmed: true }),
  ).toMatchObject({ ok: true })
}

const swap = { category: 'first', group: 'first', removes: 'gas', adds: 'water', reason: 'گزارش بازرسی' }

test('the rules propose from the frozen run, ties jointly, and nobody who does not compete', async () => {
  const stage = await setProposed()
  expect(await listed(stage)).toEqual(['first gas proposed', 'first post proposed', 'first roads proposed'])
})

test('proposed twice at the same moment, there is one list', async () => {
  const stage = await setAwardStage(database.db)
  const secretary = await stage.as('secretary')
  const both = await Promise.all([1, 2].map(() => proposeShortlist(secretary, stage.awardContext, { after: 0 })))
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['exists', 'ok'])
  expect((await read(stage)).shortlist.number).toBe(1)
})

test('only in the state for it, and only by whom the policy names', async () => {
  const stage = await setAwardStage(database.db, 'final')
  expect(await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 0 })).toEqual({
    ok: false,
    why: 'not-now',
    detail: 'final',
  })
  const other = await setAwardStage(database.db)
  expect(await proposeShortlist(await other.as('one'), other.awardContext, { after: 0 })).toMatchObject({
    ok: false,
    why: 'not-now',
  })
})

test('a deviation changes nothing until a second judge agrees, who is not the first', async () => {
  const stage = await setProposed()
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, swap)
  if (!proposed.ok) throw new Error(proposed.why)
  expect(await listed(stage)).toContain('first gas proposed')
  expect(await secondDeviation(await stage.as('one'), stage.awardContext, proposed.id)).toMatchObject({
    ok: false,
    why: 'own',
  })
  expect(await secondDeviation(await stage.as('two'), stage.awardContext, proposed.id)).toEqual({ ok: true })
  expect(await listed(stage)).toEqual([
    'first gas removed',
    'first water added',
    'first post proposed',
    'first roads proposed',
  ])
})

test('a judge is off the own agency without asking, and that is written down', async () => {
  const stage = await setProposed()
  const { recusals } = await read(stage)
  expect(recusals.map(({ judge, agency, kind }) => ({ judge, agency, kind }))).toEqual([
    { judge: 'three', agency: 'gas', kind: 'own-agency' },
  ])
  expect(await proposeDeviation(await stage.as('three'), stage.awardContext, swap)).toEqual({
    ok: false,
    why: 'recused',
    detail: 'gas',
  })
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, swap)
  expect(
    await secondDeviation(await stage.as('three'), stage.awardContext, proposed.ok ? proposed.id : 0),
  ).toMatchObject({
    ok: false,
    why: 'recused',
  })
})

test('a judge is off the parent and the units of the own agency too', async () => {
  const stage = await setAwardStage(database.db)
  await setAgencyParents(
    database.db,
    stage.awardContext.festival.id,
    new Map([
      ['gas', 'roads'],
      ['water', 'gas'],
    ]),
  )
  await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 0 })
  expect((await read(stage)).recusals.map(({ agency }) => agency).toSorted()).toEqual(['gas', 'roads', 'water'])
})

test('two judges second at the same moment: one of them did', async () => {
  const stage = await setProposed()
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, {
    ...swap,
    group: 'second',
    removes: 'roads',
    adds: null,
  })
  const both = await Promise.all(
    ['two', 'three'].map(async (name) =>
      secondDeviation(await stage.as(name), stage.awardContext, proposed.ok ? proposed.id : 0),
    ),
  )
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['decided', 'ok'])
})

test('two deviations that take the same place: the later finds it gone', async () => {
  const stage = await setProposed()
  const [one, two] = await Promise.all(
    ['one', 'two'].map(async (name) => proposeDeviation(await stage.as(name), stage.awardContext, swap)),
  )
  const outcomes = await Promise.all([
    secondDeviation(await stage.as('two'), stage.awardContext, one?.ok ? one.id : 0),
    secondDeviation(await stage.as('one'), stage.awardContext, two?.ok ? two.id : 0),
  ])
  expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.why)).toSorted()).toEqual(['not-listed', 'ok'])
  expect((await listed(stage)).filter((text) => text.includes('water'))).toEqual(['first water added'])
})

test('a deviation can not add whom the rules exclude, nor more than there is room for', async () => {
  const stage = await setProposed()
  const add = (wanted: object) =>
    stage
      .as('one')
      .then((context) => proposeDeviation(context, stage.awardContext, { ...swap, removes: null, ...wanted }))
  expect(await add({ group: 'second', adds: 'office' })).toMatchObject({ why: 'not-eligible' })
  expect(await add({ adds: 'water' })).toMatchObject({ why: 'no-room' })
  expect(await add({ adds: 'gas' })).toMatchObject({ why: 'listed-already' })
  expect(await add({ adds: null })).toMatchObject({ why: 'nothing' })
  expect(await add({ category: 'mention', group: null, adds: 'bank' })).toMatchObject({ ok: true })
})

test('an award by judges counts for the limit of a later category, and one that was voted down for none', async () => {
  const stage = await setProposed([
    categoryOf('mention', { by: 'judges', quota: 5 }),
    categoryOf('first', { within: 'group', maxAwards: 1 }),
    categoryOf('last', { by: 'judges', quota: 5 }),
  ])
  const add = async (category: string, adds: string) =>
    proposeDeviation(await stage.as('one'), stage.awardContext, {
      category,
      group: null,
      removes: null,
      adds,
      reason: 'به دلیلی',
    })
  // gas and post hold “first”, which allows one award together with those before it, and asks nothing of those after.
  expect(await add('mention', 'gas')).toEqual({ ok: false, why: 'has-enough', detail: 'gas' })
  expect(await add('mention', 'post')).toMatchObject({ why: 'has-enough' })
  expect(await add('mention', 'water')).toMatchObject({ ok: true })
  expect(await add('last', 'gas')).toMatchObject({ ok: true })
  for (const { id } of (await read(stage)).deviations)
    await withdrawDeviation(await stage.as('one'), stage.awardContext, id)
  await holdRound(stage, {
    one: { gas: 'for', roads: 'for', post: 'against' },
    two: { gas: 'for', roads: 'for', post: 'against' },
  })
  expect(await add('mention', 'post')).toMatchObject({ ok: true })
  expect(await add('mention', 'roads')).toMatchObject({ why: 'has-enough' })
})

test('only who proposed a deviation takes it back', async () => {
  const stage = await setProposed()
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, swap)
  const id = proposed.ok ? proposed.id : 0
  expect(await withdrawDeviation(await stage.as('two'), stage.awardContext, id)).toMatchObject({ why: 'decided' })
  expect(await withdrawDeviation(await stage.as('one'), stage.awardContext, id)).toEqual({ ok: true })
  expect(await secondDeviation(await stage.as('two'), stage.awardContext, id)).toMatchObject({ why: 'decided' })
})

test('a deviation that is seconded and withdrawn at the same moment is one of both', async () => {
  const stage = await setProposed()
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, swap)
  const id = proposed.ok ? proposed.id : 0
  const [seconded, withdrawn] = await Promise.all([
    secondDeviation(await stage.as('two'), stage.awardContext, id),
    withdrawDeviation(await stage.as('one'), stage.awardContext, id),
  ])
  expect([seconded.ok, withdrawn.ok].toSorted()).toEqual([false, true])
  expect((await read(stage)).deviations.map(({ state }) => state)).toEqual([seconded.ok ? 'seconded' : 'withdrawn'])
  expect(await listed(stage)).toContain(seconded.ok ? 'first gas removed' : 'first gas proposed')
})

test('a deviation and a vote that begin at the same moment: one of them does', async () => {
  const stage = await setProposed()
  const [deviated, opened] = await Promise.all([
    proposeDeviation(await stage.as('one'), stage.awardContext, swap),
    openRound(await stage.as('secretary'), stage.awardContext, rules),
  ])
  expect([deviated, opened].map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(
    deviated.ok ? ['deviation-open', 'ok'] : ['ok', 'round-open'],
  )
})

test('a judge who votes twice at the same moment has one ballot, whole and not mixed', async () => {
  const stage = await setProposed()
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  const roundId = opened.ok ? opened.round.id : 0
  const ballot = (choice: VoteChoice) => cast(stage, 'one', { gas: choice, roads: choice, post: choice })
  expect((await Promise.all([ballot('for'), ballot('against')])).map(({ ok }) => ok)).toEqual([true, true])
  expect(await countVoters(database.db, roundId)).toBe(1)
  const {
    rounds: [round],
  } = await read(stage)
  const choices = round
    ? (await findOwnBallot(database.db, round, (await stage.as('one')).viewer.user?.id ?? ''))?.votes.map(
        ({ choice }) => choice,
      )
    : []
  expect([choices?.length, new Set(choices).size]).toEqual([3, 1])
})

test('a judge who votes and steps aside at the same moment has no vote on the agency that counts', async () => {
  const stage = await setProposed()
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  const [, aside] = await Promise.all([
    cast(stage, 'two', { roads: 'against' }),
    recuse(await stage.as('two'), stage.awardContext, { agency: 'roads', reason: 'خویشاوندی' }),
  ])
  expect(aside).toEqual({ ok: true })
  await closeConfirmed(stage, opened.ok ? opened.round.id : 0)
  const full = await read(stage)
  expect(tallyEntries(full).get(full.entries.find((entry) => entry.agency === 'roads')?.id ?? 0)).toMatchObject({
    ballots: 0,
    recused: 1,
  })
})

test('a round that is closed twice at the same moment is counted once', async () => {
  const stage = await setProposed()
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  const secretary = await stage.as('secretary')
  const both = await Promise.all(
    [1, 2].map(() => closeRound(secretary, stage.awardContext, opened.ok ? opened.round.id : 0, { isConfirmed: true })),
  )
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['no-round', 'ok'])
  const counted = (await listEventsAfter(database.db, 0, 1000)).filter(
    (event) => event.editionId === stage.awardContext.edition.id && event.action === 'round.close',
  )
  expect(counted).toHaveLength(1)
})

test('two openings at the same moment give one round', async () => {
  const stage = await setProposed()
  const secretary = await stage.as('secretary')
  const both = await Promise.all([1, 2].map(() => openRound(secretary, stage.awardContext, rules)))
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['ok', 'round-open'])
})

test('a declared conflict takes the judge off the vote, its quorum and what was voted before', async () => {
  const stage = await setProposed()
  await openRound(await stage.as('secretary'), stage.awardContext, { quorumPercent: 100, majority: 'simple' })
  await cast(stage, 'two', { roads: 'against', post: 'for' })
  expect(
    await recuse(await stage.as('two'), stage.awardContext, { agency: 'roads', reason: 'برادر مدیرکل است' }),
  ).toEqual({
    ok: true,
  })
  expect(await recuse(await stage.as('two'), stage.awardContext, { agency: 'roads', reason: 'دوباره' })).toMatchObject({
    why: 'off-already',
  })
  expect(await cast(stage, 'two', { roads: 'for' })).toEqual({ ok: false, why: 'recused', detail: 'roads' })
  await cast(stage, 'one', { roads: 'for', gas: 'for' })
  await cast(stage, 'three', { roads: 'for' })
  const { rounds } = await read(stage)
  await closeConfirmed(stage, rounds[0]?.id ?? 0)
  const full = await read(stage)
  const tallies = tallyEntries(full)
  const tallyOf = (agency: string) => tallies.get(full.entries.find((entry) => entry.agency === agency)?.id ?? 0)
  // Both chose alike, so the counts would tell what: they are not told.
  expect(tallyOf('roads')).toEqual({
    round: 1,
    for: null,
    against: null,
    abstain: null,
    ballots: 2,
    entitled: 2,
    recused: 1,
    outcome: 'carried',
    tie: null,
  })
  expect(tallyOf('gas')).toMatchObject({ ballots: 1, entitled: 2, recused: 1, outcome: 'no-quorum' })
})

test('before a round closes no choice can be read, and the log does not hold one', async () => {
  const stage = await setProposed()
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  await cast(stage, 'one', { gas: 'against', roads: 'for' })
  const before = await read(stage)
  expect([before.votes, before.tallies]).toEqual([[], []])
  expect(tallyEntries(before)).toEqual(new Map())
  expect(await countVoters(database.db, opened.ok ? opened.round.id : 0)).toBe(1)
  const events = (await listEventsAfter(database.db, 0, 1000)).filter(
    (event) => event.editionId === stage.awardContext.edition.id,
  )
  expect(
    events
      .filter((event) => event.action === 'vote.cast')
      .map(({ before: was, after, reason }) => [was, after, reason]),
  ).toEqual([[null, null, null]])
  expect(JSON.stringify(events)).not.toContain('against')
})

test('a vote in the moment in which the round closes counts or is refused, never half', async () => {
  const stage = await setProposed()
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  const roundId = opened.ok ? opened.round.id : 0
  const [voted, closed] = await Promise.all([
    cast(stage, 'one', { gas: 'for', roads: 'for', post: 'for' }),
    closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true }),
  ])
  expect(closed).toMatchObject({ ok: true })
  expect((await read(stage)).tallies.map(({ ballots }) => ballots)).toEqual(voted.ok ? [1, 1, 1] : [0, 0, 0])
  expect(await cast(stage, 'two', { gas: 'for' })).toMatchObject({ ok: false, why: 'no-round' })
})

test('a vote after the deadline is too late by the time of the server; one at the last millisecond is not', async () => {
  const stage = await setProposed()
  await openRound(await stage.as('secretary'), stage.awardContext, rules)
  const at = new Date(stageDay.getTime() + 1000)
  await database.db.insert(deadline).values({ editionId: stage.awardContext.edition.id, kind: 'votes', at })
  expect(await cast(stage, 'one', { gas: 'for' }, new Date(at.getTime() - 1))).toMatchObject({ ok: true })
  expect(await cast(stage, 'one', { gas: 'against' }, at)).toMatchObject({ ok: false, why: 'too-late' })
})

test('nobody departs from a list while it is voted on', async () => {
  const stage = await setProposed()
  await openRound(await stage.as('secretary'), stage.awardContext, rules)
  expect(await proposeDeviation(await stage.as('one'), stage.awardContext, swap)).toMatchObject({ why: 'round-open' })
})

test('a list that was voted on is not replaced', async () => {
  const stage = await setProposed()
  await holdRound(stage, {})
  expect(await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 1 })).toMatchObject({
    why: 'voted',
  })
})

test('closing waits for deviations, rounds and a quorum on every entry', async () => {
  const stage = await setProposed()
  const close = async () => closeShortlist(await stage.as('secretary'), stage.awardContext)
  expect(await close()).toMatchObject({ why: 'undecided', names: ['gas', 'post', 'roads'] })
  const proposed = await proposeDeviation(await stage.as('one'), stage.awardContext, swap)
  expect(await close()).toMatchObject({ why: 'deviation-open' })
  expect(await openRound(await stage.as('secretary'), stage.awardContext, rules)).toMatchObject({
    why: 'deviation-open',
  })
  await secondDeviation(await stage.as('two'), stage.awardContext, proposed.ok ? proposed.id : 0)
  await openRound(await stage.as('secretary'), stage.awardContext, rules)
  expect(await close()).toMatchObject({ why: 'round-open' })
})

test('a closed list keeps its document and hash, whatever comes after', async () => {
  const stage = await setProposed()
  await holdRound(stage, {
    one: { gas: 'for', roads: 'for', post: 'against' },
    two: { gas: 'for', roads: 'for', post: 'against' },
  })
  const secretary = await stage.as('secretary')
  const both = await Promise.all([1, 2].map(() => closeShortlist(secretary, stage.awardContext)))
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['closed', 'ok'])
  const full = await read(stage)
  const document = toClosedDocument(stage.awardContext, full, full.shortlist.closedAt ?? stageDay)
  expect(full.shortlist.hash).toBe(sha256(canonicalJson(document)))
  expect(full.shortlist.document).toMatchObject({ closed: document })
  expect(document.entries.map(({ agency, standing }) => `${agency} ${standing}`)).toEqual([
    'gas listed',
    'post not-carried',
    'roads listed',
  ])
  expect(await recuse(await stage.as('one'), stage.awardContext, { agency: 'gas', reason: 'دیر' })).toMatchObject({
    why: 'closed',
  })
  expect(await openRound(secretary, stage.awardContext, rules)).toMatchObject({ why: 'closed' })
  expect(await proposeShortlist(secretary, stage.awardContext, { after: 1 })).toMatchObject({ why: 'voted' })
})

test('a round undoes no decision of an earlier one, and is about what is undecided alone', async () => {
  const stage = await setProposed()
  const standings = async () => {
    const full = await read(stage)
    const tallies = tallyEntries(full)
    return full.entries.map(
      (entry) => `${entry.agency} ${standingOf(entry, tallies.get(entry.id))} ${tallies.get(entry.id)?.round}`,
    )
  }
  await holdRound(stage, { one: { gas: 'for', roads: 'for', post: 'against' }, two: { gas: 'for', roads: 'for' } })
  expect(await standings()).toEqual(['gas listed 1', 'post no-quorum 1', 'roads listed 1'])
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, rules)
  expect(await cast(stage, 'one', { roads: 'against', post: 'for' })).toEqual({
    ok: false,
    why: 'settled',
    detail: 'roads',
  })
  const roundId = opened.ok ? opened.round.id : 0
  for (const judge of ['one', 'two']) expect(await cast(stage, judge, { post: 'against' })).toMatchObject({ ok: true })
  await closeConfirmed(stage, roundId)
  expect(await standings()).toEqual(['gas listed 1', 'post not-carried 2', 'roads listed 1'])
  expect(tallyRounds(await read(stage)).map(({ entry, tally }) => `${tally.round} ${entry.agency}`)).toEqual([
    '1 gas',
    '1 post',
    '1 roads',
    '2 post',
  ])
  expect(await openRound(await stage.as('secretary'), stage.awardContext, rules)).toMatchObject({ why: 'all-decided' })
})

test('whom two judges take on again is voted on again, whatever was decided before', async () => {
  const stage = await setProposed()
  await holdRound(stage, {
    one: { gas: 'for', roads: 'for', post: 'against' },
    two: { gas: 'for', roads: 'for', post: 'against' },
  })
  const later = new Date(stageDay.getTime() + 1000)
  const change = { category: 'first', group: 'second', reason: 'پس از بازدید' }
  for (const [removes, adds] of [
    ['post', null],
    [null, 'post'],
  ] as const) {
    const proposed = await proposeDeviation(await stage.as('one', later), stage.awardContext, {
      ...change,
      removes,
      adds,
    })
    expect(
      await secondDeviation(await stage.as('two', later), stage.awardContext, proposed.ok ? proposed.id : 0),
    ).toEqual({
      ok: true,
    })
  }
  expect(listUndecided(await read(stage)).map(({ agency }) => agency)).toEqual(['post'])
  const afterwards = new Date(stageDay.getTime() + 2000)
  const opened = await openRound(await stage.as('secretary', afterwards), stage.awardContext, rules)
  for (const judge of ['one', 'two'])
    expect(await cast(stage, judge, { post: 'for' }, afterwards)).toMatchObject({ ok: true })
  await closeConfirmed(stage, opened.ok ? opened.round.id : 0, afterwards)
  const full = await read(stage)
  expect(tallyEntries(full).get(full.entries.find(({ agency }) => agency === 'post')?.id ?? 0)).toMatchObject({
    round: 2,
    ballots: 2,
    outcome: 'carried',
  })
  expect(
    tallyRounds(full)
      .filter(({ entry }) => entry.agency === 'post')
      .map(({ tally, isPast }) => [tally.round, tally.outcome, isPast]),
  ).toEqual([
    [1, 'not-carried', true],
    [2, 'carried', false],
  ])
})

test('where every judge is off an entry, what the rule proposed stands', () => {
  const nobody = { outcome: 'proposal-stands', tie: null } as const
  expect(standingOf({ state: 'proposed' }, nobody)).toBe('listed')
  expect(standingOf({ state: 'removed' }, nobody)).toBe('removed')
  expect(standingOf({ state: 'added' }, undefined)).toBe('undecided')
})

test('minutes and papers tell the votes as the list was closed with them, and counts only where they tell nobody’s vote', async () => {
  const stage = await setProposed()
  await addJudges(stage, 'four', 'five')
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, {
    quorumPercent: 50,
    majority: 'absolute',
  })
  for (const judge of ['one', 'two', 'three']) await cast(stage, judge, { roads: 'for', post: 'for' })
  for (const judge of ['four', 'five']) await cast(stage, judge, { roads: 'for', post: 'against', gas: 'for' })
  for (const judge of ['one', 'two']) await cast(stage, judge, { gas: 'for' })
  expect(
    await recuse(await stage.as('two'), stage.awardContext, { agency: 'roads', reason: 'برادر مدیرکل است' }),
  ).toEqual({
    ok: true,
  })
  expect(
    await closeRound(await stage.as('secretary'), stage.awardContext, opened.ok ? opened.round.id : 0),
  ).toMatchObject({
    ok: true,
  })
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true })
  const { entries } = toClosedDocument(stage.awardContext, await read(stage), stageDay)
  expect(entries.map(({ agency, vote }) => [agency, vote?.for, vote?.against, vote?.ballots, vote?.recused])).toEqual([
    ['gas', null, null, 4, 1],
    ['post', 3, 2, 5, 0],
    ['roads', null, null, 4, 1],
  ])

  const secretary = await stage.as('secretary')
  const attendees = [{ userId: (await stage.as('one')).viewer.user?.id ?? '', post: 'داور' }]
  await createMinutesDraft(secretary, stage.awardContext, {
    heldOn: '2026-05-01',
    place: 'سالن',
    agenda: [],
    decisions: [],
    corrects: null,
    attendees,
  })
  const frozen = await openForSigning(secretary, stage.awardContext, { number: 1, version: 1 })
  const minutes = FrozenMinutes.parse(frozen.ok ? frozen.minutes.document : null)
  expect(minutes.rounds).toMatchObject([
    {
      number: 1,
      quorumPercent: 50,
      majority: 'absolute',
      secrecy: 'secret',
      minBallots: 2,
      ballots: 5,
      commitment: (await read(stage)).rounds[0]?.commitment,
    },
  ])
  expect(minutes.votes.map(({ category, agency, ...counts }) => counts)).toEqual(entries.map(({ vote }) => vote))
  const section = votesSection(writerOf({ ...stage.awardContext, language: 'en' }), minutes)
  expect(section.table?.rows.map((row) => row.slice(3))).toEqual([
    ['not told', 'not told', 'not told', '4', '1', 'carried'],
    ['3', '2', '0', '5', '0', 'carried'],
    ['not told', 'not told', 'not told', '4', '1', 'carried'],
  ])
  expect(section.lines).toContain(
    'The vote is secret. Counts that would tell how somebody voted are left out: where all, or all but one, chose alike.',
  )
})
