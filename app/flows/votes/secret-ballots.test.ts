import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/client.server'
import { listEventsAfter } from '../../../db/queries/audit'
import { listGrants } from '../../../db/queries/grants'
import { type VoteChoice, findBallot, listBallots, listSpentKeys } from '../../../db/queries/votes'
import { rows } from '../../../db/rows'
import * as schema from '../../../db/schema'
import { createDataFolder } from '../../../tests/fixtures/data-folder'
import { type AwardStage, addJudges, setAwardStage, stageDay } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import {
  type Choices,
  cast,
  hold,
  listStandings,
  open,
  propose,
  readList,
  useKeyFolder,
} from '../../../tests/fixtures/vote-stage'
import { commitmentOf, readLeaves, receiptOf } from '../../ballots/commitment'
import { createRoundKey, readRoundKey } from '../../ballots/round-key.server'
import { openBallot } from '../../ballots/seal-ballot.server'
import { presetVoteRule } from '../../documents/vote-rule'
import { closeShortlist } from '../shortlist/close-shortlist.server'
import { destroySpentKeys } from './destroy-spent-keys.server'
import { findOwnBallot } from './own-ballot.server'
import { recuse } from '../shortlist/recuse.server'
import { setVoteRule } from './set-vote-rule.server'
import { castVotes, closeRound, openRound, voidRound, withdrawVote } from './vote.server'

const keys = useKeyFolder()
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const idOf = (stage: AwardStage, name: string) => `${stage.awardContext.festival.code}-${name}`

async function setVoting(item: Database = database): Promise<AwardStage> {
  const stage = await setAwardStage(item.db)
  await addJudges(stage, 'four', 'five')
  await propose(stage)
  return stage
}

/**
 * Every row of every table as text, in the order in which it lies there, without what is random: hashes, and the number
 * in the names of a stage.
 */
async function dumpAll({ db }: Database, stage: AwardStage): Promise<string> {
  const names = Object.values(schema).flatMap((item) => (is(item, PgTable) ? [getTableName(item)] : []))
  const tables = await Promise.all(
    names.map(async (name) =>
      [
        name,
        ...(await rows<{ text: string }>(db, sql`select t::text as text from ${sql.identifier(name)} t`)).map(
          ({ text }) => text,
        ),
      ].join('\n'),
    ),
  )
  return tables
    .join('\n')
    .replaceAll(/\b[0-9a-f]{32}\b|\b[0-9a-f]{64}\b/g, '#')
    .replaceAll(stage.awardContext.festival.code, 'STAGE')
}

/** Three for and two against roads, four and one on post, by whoever is named first. */
const ballotsBy = (order: readonly string[]): Choices =>
  Object.fromEntries(
    order.map((name, index) => [name, { roads: index < 3 ? 'for' : 'against', post: index < 4 ? 'for' : 'abstain' }]),
  )
const orders = [
  ['one', 'two', 'three', 'four', 'five'],
  ['five', 'four', 'three', 'two', 'one'],
  ['two', 'five', 'one', 'three', 'four'],
] as const

test('after a secret round nothing in the database and the log depends on who chose what, and no row pairs a judge with a choice', async () => {
  const dumps: string[] = []
  for (const order of orders) {
    const database = await openTestDatabase()
    const stage = await setVoting(database)
    const roundId = await open(stage)
    // Always in the same order in time: what differs is only what each of them chose.
    for (const name of orders[0])
      expect(await cast(database.db, stage, name, ballotsBy(order)[name] ?? {})).toMatchObject({ ok: true })
    expect(await closeRound(await stage.as('secretary'), stage.awardContext, roundId)).toMatchObject({ ok: true })
    expect(
      (await readList(database.db, stage)).tallies.map(({ for: inFavour, against, ballots }) => [
        inFavour,
        against,
        ballots,
      ]),
    ).toContainEqual([3, 2, 5])
    dumps.push(await dumpAll(database, stage))
    await database.close()
  }
  expect(dumps[1]).toBe(dumps[0])
  expect(dumps[2]).toBe(dumps[0])
  const [dump = ''] = dumps
  const paired = dump
    .split('\n')
    .filter(
      (line) =>
        /STAGE-(one|two|three|four|five)/.test(line) &&
        /\b(for|against|abstain)\b/.test(line.replaceAll(/"+(for|against|abstain)"+: (null|\d+)/g, '')),
    )
  expect(paired).toEqual([])
})

test('the log of a secret round says who voted, the totals and the commitment', async () => {
  const stage = await setVoting()
  await hold(database.db, stage, ballotsBy(orders[0]))
  const events = (await listEventsAfter(database.db, 0, 10_000)).filter(
    (event) => event.editionId === stage.awardContext.edition.id,
  )
  const cast5 = events.filter(({ action }) => action === 'vote.cast')
  expect(cast5.map(({ userId, before, after, reason }) => [userId, before, after, reason])).toEqual(
    orders[0].map((name) => [idOf(stage, name), null, null, null]),
  )
  const {
    rounds: [round],
    tallies,
  } = await readList(database.db, stage)
  expect(events.find(({ action }) => action === 'round.close')?.after).toMatchObject({
    secrecy: 'secret',
    voters: orders[0].map((name) => idOf(stage, name)).toSorted(),
    commitment: round?.commitment,
    tallies: tallies.map(({ entryId, outcome }) => ({ entryId, outcome })),
  })
})

test('the ballots of an open round are as long whatever was chosen, and open only with the key and for their judge', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  const lengths: number[] = []
  for (const choice of ['for', 'against', 'abstain'] as const) {
    await cast(database.db, stage, 'one', { gas: choice, roads: choice, post: choice })
    lengths.push((await findBallot(database.db, roundId, idOf(stage, 'one')))?.sealed.length ?? 0)
  }
  await cast(database.db, stage, 'two', { gas: 'for' })
  const [own, other] = await listBallots(database.db, roundId)
  expect(new Set([...lengths, other?.sealed.length]).size).toBe(1)
  const [round] = (await readList(database.db, stage)).rounds
  const key = await readRoundKey(round?.keyId ?? null)
  if (!key || !own || !other) throw new Error('The ballots are not there')
  expect([...openBallot(key, own.judgeId, own.sealed).choices.values()]).toEqual(['abstain', 'abstain', 'abstain'])
  expect(() => openBallot(key, other.judgeId, own.sealed)).toThrow()
  expect(() => openBallot({ id: key.id, key: Buffer.alloc(32) }, own.judgeId, own.sealed)).toThrow()
})

test('when a round closes its ballots and its key are gone, and what was copied of the database before opens no more', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  await cast(database.db, stage, 'one', { roads: 'for' })
  const [copied] = await listBallots(database.db, roundId)
  const [before] = (await readList(database.db, stage)).rounds
  expect(keys.listKeys()).toContain(`${before?.keyId}.key`)
  expect(
    await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true }),
  ).toMatchObject({
    ok: true,
  })
  expect(keys.listKeys()).not.toContain(`${before?.keyId}.key`)
  expect(await readRoundKey(before?.keyId ?? null)).toBeNull()
  expect(await listBallots(database.db, roundId)).toEqual([])
  expect((await readList(database.db, stage)).rounds[0]).toMatchObject({ keyId: null, voters: [idOf(stage, 'one')] })
  expect(copied?.sealed).toMatch(/^[\w+/]+=*$/)
})

test('a server that stops between the close of a round and the end of its key ends the key at its next start', async () => {
  const stage = await setVoting()
  const roundId = await hold(database.db, stage, {})
  const key = await createRoundKey()
  await database.db.execute(sql`update vote_round set key_id = ${key.id} where id = ${roundId}`)
  await destroySpentKeys(database.db)
  expect([await readRoundKey(key.id), await listSpentKeys(database.db)]).toEqual([null, []])
})

test('a restart in the middle of a round loses no vote', async () => {
  const folder = await createDataFolder('restart')
  const first = await openDatabase({ folder })
  const stage = await setVoting(first)
  const roundId = await open(stage)
  await cast(first.db, stage, 'one', { roads: 'for', post: 'for', gas: 'for' })
  await first.close()
  const again = await openDatabase({ folder })
  const as = (name: string) => asIn(again, stage, name)
  const entries = (await readList(again.db, stage)).entries
  expect(
    await castVotes(await as('two'), stage.awardContext, {
      roundId,
      choices: new Map(entries.map(({ id }) => [id, 'for' as const])),
    }),
  ).toMatchObject({ ok: true })
  expect(await closeRound(await as('secretary'), stage.awardContext, roundId, { isConfirmed: true })).toMatchObject({
    ok: true,
  })
  expect((await readList(again.db, stage)).tallies.map(({ ballots }) => ballots)).toEqual([2, 2, 2])
  await again.close()
})

test('commitment and receipts: the voter finds the own ballot, a changed total or ballot is found out, and the receipt stays with a changed vote', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  const codeOf = async (name: string) => {
    const [round] = (await readList(database.db, stage)).rounds
    return round ? (await findOwnBallot(database.db, round, idOf(stage, name)))?.code : null
  }
  await cast(database.db, stage, 'one', { roads: 'for' })
  const code = await codeOf('one')
  await cast(database.db, stage, 'one', { roads: 'against' })
  expect(await codeOf('one')).toBe(code)
  for (const name of ['two', 'three', 'four']) await cast(database.db, stage, name, { roads: 'for' })
  await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true })
  const {
    rounds: [round],
    tallies,
  } = await readList(database.db, stage)
  const leaves = readLeaves(round?.leaves)
  expect([leaves.length, leaves.some(({ receipt }) => receipt === receiptOf(code ?? ''))]).toEqual([4, true])
  expect(commitmentOf(leaves, tallies)).toBe(round?.commitment)
  expect(commitmentOf(leaves.slice(1), tallies)).not.toBe(round?.commitment)
  expect(
    commitmentOf(
      leaves,
      tallies.map((tally) => ({ ...tally, ballots: tally.ballots + 1 })),
    ),
  ).not.toBe(round?.commitment)
})

test('a vote is changed and withdrawn until its round closes, and not after', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  const withdraw = async (name: string) => withdrawVote(await stage.as(name), stage.awardContext, roundId)
  await cast(database.db, stage, 'one', { roads: 'for' })
  expect(await withdraw('one')).toEqual({ ok: true })
  expect(await withdraw('one')).toMatchObject({ why: 'no-ballot' })
  expect(await listBallots(database.db, roundId)).toEqual([])
  await cast(database.db, stage, 'two', { roads: 'against' })
  await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true })
  expect(await withdraw('two')).toMatchObject({ why: 'no-round' })
  expect((await readList(database.db, stage)).rounds[0]?.voters).toEqual([idOf(stage, 'two')])
})

test('two judges who vote at the same moment are both counted, and one who votes while the round closes counts or is refused', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  const both = await Promise.all(
    ['one', 'two', 'three', 'four'].map((name) => cast(database.db, stage, name, { roads: 'for', post: 'against' })),
  )
  expect(both.map(({ ok }) => ok)).toEqual([true, true, true, true])
  const [late, closed] = await Promise.all([
    cast(database.db, stage, 'five', { roads: 'for' }),
    closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true }),
  ])
  expect(closed).toMatchObject({ ok: true })
  const {
    rounds: [round],
    tallies,
  } = await readList(database.db, stage)
  expect(round?.voters?.length).toBe(late.ok ? 5 : 4)
  expect(Math.max(...tallies.map(({ ballots }) => ballots))).toBe(late.ok ? 5 : 4)
})

test('a vote taken back at the moment in which the round closes was counted or was not', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  await cast(database.db, stage, 'one', { roads: 'for' })
  const [withdrawn, closed] = await Promise.all([
    withdrawVote(await stage.as('one'), stage.awardContext, roundId),
    closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true }),
  ])
  expect(closed).toMatchObject({ ok: true })
  expect((await readList(database.db, stage)).rounds[0]?.voters).toEqual(withdrawn.ok ? [] : [idOf(stage, 'one')])
})

test('a recused judge learns no vote by subtraction: counts that would tell one are nowhere, not even in the closed document', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage)
  const roundId = await open(stage)
  expect(await recuse(await stage.as('three'), stage.awardContext, { agency: 'roads', reason: 'خویشاوندی' })).toEqual({
    ok: true,
  })
  for (const name of ['one', 'two']) await cast(database.db, stage, name, { roads: 'for', post: 'for', gas: 'for' })
  await cast(database.db, stage, 'three', { post: 'against' })
  await closeRound(await stage.as('secretary'), stage.awardContext, roundId)
  const { tallies } = await readList(database.db, stage)
  expect(tallies.map(({ for: inFavour, against, abstain, outcome }) => [inFavour, against, abstain, outcome])).toEqual(
    tallies.map(() => [null, null, null, 'carried']),
  )
  expect(await closeShortlist(await stage.as('secretary'), stage.awardContext)).toMatchObject({ ok: true })
  const {
    shortlist: { document },
  } = await readList(database.db, stage)
  expect(JSON.stringify(document)).not.toMatch(/"(for|against|abstain)":\d/)
})

test('a server without the key neither seals nor opens ballots, and the round can be called off and held again', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  await cast(database.db, stage, 'one', { roads: 'for' })
  const away = process.env['SANJEH_DATA']
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-no-key-'))
  expect(await cast(database.db, stage, 'two', { roads: 'for' })).toMatchObject({ why: 'no-key' })
  expect(
    await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true }),
  ).toMatchObject({
    why: 'no-key',
  })
  process.env['SANJEH_DATA'] = away
  expect(
    await voidRound(await stage.as('secretary'), stage.awardContext, { roundId, reason: 'کلید از دست رفت' }),
  ).toEqual({
    ok: true,
  })
  expect(await listStandings(database.db, stage)).toEqual(['1 gas undecided', '1 post undecided', '1 roads undecided'])
  await hold(database.db, stage, { one: { gas: 'for' }, two: { gas: 'for' } })
  expect(await listStandings(database.db, stage)).toEqual(['1 gas listed', '1 post no-quorum', '1 roads no-quorum'])
})

test('where an edition votes openly, names and choices are told when the round closes, and not before', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage, { secrecy: 'open' })
  const roundId = await open(stage)
  await cast(database.db, stage, 'one', { roads: 'for' })
  await cast(database.db, stage, 'two', { roads: 'against' })
  expect((await readList(database.db, stage)).votes).toEqual([])
  await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true })
  const full = await readList(database.db, stage)
  expect(full.votes.map(({ judge, choice }) => [judge, choice])).toEqual([
    ['one', 'for'],
    ['two', 'against'],
  ])
  expect(full.tallies.find(({ ballots }) => ballots === 2)).toMatchObject({ for: 1, against: 1, abstain: 0 })
  const closing = (await listEventsAfter(database.db, 0, 10_000)).find(
    (event) => event.action === 'round.close' && event.editionId === stage.awardContext.edition.id,
  )
  expect(closing?.after).toMatchObject({
    secrecy: 'open',
    votes: [
      { judgeId: idOf(stage, 'one'), choice: 'for' },
      { judgeId: idOf(stage, 'two'), choice: 'against' },
    ],
  })
})

test('how an edition votes is settled before its first round, with an event; two who change it at once lose nothing', async () => {
  const stage = await setAwardStage(database.db)
  const set = async (version: number, rule: object) =>
    setVoteRule(await stage.as('secretary'), stage.awardContext, { version, rule: { ...presetVoteRule, ...rule } })
  expect(
    await setVoteRule(await stage.as('one'), stage.awardContext, { version: 0, rule: presetVoteRule }),
  ).toMatchObject({
    why: 'not-now',
  })
  const both = await Promise.all([set(0, { secrecy: 'open' }), set(0, { minBallots: 3 })])
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['changed', 'ok'])
  expect(await set(1, { onTie: 'chair' })).toMatchObject({ why: 'no-chair' })
  expect(await set(1, { chairId: idOf(stage, 'auditor') })).toMatchObject({ why: 'unknown-chair' })
  expect(await set(1, {})).toMatchObject({ ok: true, version: 2 })
  await propose(stage)
  const roundId = await open(stage)
  expect(await set(2, { chairId: idOf(stage, 'one') })).toMatchObject({ why: 'round-open' })
  await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true })
  for (const change of [{ secrecy: 'open' }, { minBallots: 1 }, { onTie: 'model' }])
    expect(await set(2, change)).toMatchObject({ why: 'rule-locked' })
  expect(await set(2, { chairId: idOf(stage, 'one') })).toMatchObject({ ok: true })
  const told = (await listEventsAfter(database.db, 0, 10_000)).filter(
    (event) => event.action === 'vote.rule' && event.editionId === stage.awardContext.edition.id,
  )
  expect(told.map(({ before, after }) => [before, after])).toHaveLength(3)
})

test('closing while ballots are missing asks first, and names who has not voted', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage)
  const roundId = await open(stage)
  await cast(database.db, stage, 'one', { roads: 'for' })
  expect(await closeRound(await stage.as('secretary'), stage.awardContext, roundId)).toEqual({
    ok: false,
    why: 'ballots-missing',
    detail: '',
    names: ['three', 'two'],
  })
  // Who is off every entry of the ballot is not waited for.
  for (const agency of ['roads', 'post'])
    await recuse(await stage.as('three'), stage.awardContext, { agency, reason: 'خویشاوندی' })
  await cast(database.db, stage, 'two', { roads: 'for' })
  expect(await closeRound(await stage.as('secretary'), stage.awardContext, roundId)).toMatchObject({ ok: true })
})

/** Somebody of a stage in a database that was opened again. */
async function asIn({ db }: Database, stage: AwardStage, name: string) {
  const id = idOf(stage, name)
  return { db, now: stageDay, viewer: { user: { id, name }, grants: await listGrants(db, id), origin: 'test' } }
}

test('an unknown choice or entry is refused whole', async () => {
  const stage = await setVoting()
  const roundId = await open(stage)
  const { entries } = await readList(database.db, stage)
  const choices = new Map<number, VoteChoice>([
    [entries[0]?.id ?? 0, 'for'],
    [999_999, 'for'],
  ])
  expect(await castVotes(await stage.as('one'), stage.awardContext, { roundId, choices })).toMatchObject({
    why: 'unknown-entry',
  })
  expect(await listBallots(database.db, roundId)).toEqual([])
  expect(
    await openRound(await stage.as('secretary'), stage.awardContext, { quorumPercent: 50, majority: 'simple' }),
  ).toMatchObject({ why: 'round-open' })
})
