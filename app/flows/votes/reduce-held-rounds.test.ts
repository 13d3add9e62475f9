import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEventsAfter } from '../../../db/queries/audit'
import { type VoteChoice, listBallots } from '../../../db/queries/votes'
import { auditEvent, shortlist, vote, voteRound } from '../../../db/schema'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { type AwardStage, addJudges, setAwardStage, stageDay } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { cast, listStandings, propose, readList, useKeyFolder } from '../../../tests/fixtures/vote-stage'
import { recordEvent } from '../../audit/audit.server'
import { readAuditFile, writeAuditFile } from '../../audit/audit-file'
import { checkExport, checkLog } from '../log/check-log.server'
import { recuse } from '../shortlist/recuse.server'
import { reduceHeldRounds } from './reduce-held-rounds.server'
import { closeRound } from './vote.server'

useKeyFolder()
let database: Database
beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

type Choices = Readonly<Record<string, Readonly<Record<string, VoteChoice>>>>

/** A round as versions before wrote it: each choice with its judge, and all of them in the event that closed it. */
async function holdAsBefore(stage: AwardStage, number: number, choices: Choices, isClosed = true): Promise<number> {
  const { db } = database
  const { shortlist: list, entries } = await readList(db, stage)
  const idOf = (name: string) => `${stage.awardContext.festival.code}-${name}`
  const rules = { quorumPercent: 50, majority: 'simple', judges: ['five', 'four', 'one', 'three', 'two'].map(idOf) }
  const [round] = await db
    .insert(voteRound)
    .values({
      shortlistId: list.id,
      number,
      rules,
      openedBy: idOf('secretary'),
      openedAt: stageDay,
      closedAt: isClosed ? stageDay : null,
    })
    .returning()
  const votes = Object.entries(choices).flatMap(([name, own]) =>
    entries.flatMap((entry) =>
      own[entry.agency] ? [{ entryId: entry.id, judgeId: idOf(name), choice: own[entry.agency] ?? 'abstain' }] : [],
    ),
  )
  await db.insert(vote).values(votes.map((vote) => ({ ...vote, roundId: round?.id ?? 0, at: stageDay })))
  const { viewer } = await stage.as('secretary')
  const where = {
    at: stageDay,
    festivalId: stage.awardContext.festival.id,
    editionId: stage.awardContext.edition.id,
    subject: `round:${round?.id}`,
  }
  if (isClosed)
    await db.transaction((tx) => recordEvent(tx, viewer, { ...where, action: 'round.close', after: { votes } }))
  return round?.id ?? 0
}

async function setStage(): Promise<AwardStage> {
  const stage = await setAwardStage(database.db, 'shortlisting', [categoryOf('first', { within: 'group' })])
  await addJudges(stage, 'four', 'five')
  await propose(stage)
  return stage
}

/** Three for and two against roads; all for post; a tie over gas, which versions before took for not carried. */
const held: Choices = {
  one: { roads: 'for', post: 'for', gas: 'for' },
  two: { roads: 'for', post: 'for', gas: 'against' },
  three: { roads: 'for', post: 'for' },
  four: { roads: 'against', post: 'for' },
  five: { roads: 'against', post: 'for' },
}

test('rounds of versions before are reduced to totals and a commitment, once, and the chain of the log holds', async () => {
  const stage = await setStage()
  const roundId = await holdAsBefore(stage, 1, held)
  const before = await database.db.select().from(shortlist)
  const eventsBefore = await listEventsAfter(database.db, 0, 10_000)
  await reduceHeldRounds(database.db, stageDay)
  await reduceHeldRounds(database.db, stageDay)

  expect(await database.db.select().from(vote)).toEqual([])
  expect(await listStandings(database.db, stage)).toEqual(['1 gas not-carried', '1 post listed', '1 roads listed'])
  const {
    tallies,
    rounds: [round],
  } = await readList(database.db, stage)
  expect(tallies.map(({ for: inFavour, against, ballots, outcome }) => [inFavour, against, ballots, outcome])).toEqual([
    [null, null, 2, 'not-carried'],
    [null, null, 5, 'carried'],
    [3, 2, 5, 'carried'],
  ])
  expect(round).toMatchObject({
    voters: expect.arrayContaining([`${stage.awardContext.festival.code}-one`]),
    commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(await database.db.select().from(shortlist)).toEqual(before)

  const events = await listEventsAfter(database.db, 0, 10_000)
  expect(events.map(({ hash }) => hash).slice(0, eventsBefore.length)).toEqual(eventsBefore.map(({ hash }) => hash))
  expect(events.filter(({ action }) => action === 'round.reduce').map(({ subject }) => subject)).toEqual([
    `round:${roundId}`,
  ])
  expect(JSON.stringify(events.map(({ after }) => after))).not.toMatch(/"choice":/)
  expect(await checkLog(database.db, null)).toMatchObject({ ok: true })
  const file = readAuditFile(writeAuditFile(events, []))
  expect(file && checkExport(file, null)).toMatchObject({ ok: true })
})

test('what an event was reduced to can not be changed either, nor can another event be reduced', async () => {
  const stage = await setStage()
  const roundId = await holdAsBefore(stage, 1, held)
  await reduceHeldRounds(database.db, stageDay)
  const events = await listEventsAfter(database.db, 0, 10_000)
  const closing = events.find(
    ({ action, subject, editionId }) =>
      action === 'round.close' && subject === `round:${roundId}` && editionId === stage.awardContext.edition.id,
  )
  const opening = events.find(
    ({ action, editionId }) => action === 'shortlist.propose' && editionId === stage.awardContext.edition.id,
  )
  for (const item of [closing, opening]) {
    await database.db
      .update(auditEvent)
      .set({ after: { voters: [] } })
      .where(eq(auditEvent.sequence, item?.sequence ?? 0))
    expect(await checkLog(database.db, null)).toEqual({ ok: false, why: 'changed', sequence: item?.sequence })
    await database.db
      .update(auditEvent)
      .set({ after: item?.after })
      .where(eq(auditEvent.sequence, item?.sequence ?? 0))
  }
  expect(await checkLog(database.db, null)).toMatchObject({ ok: true })
})

test('a second round of versions before is about what the first left undecided, and a recusal after a round changes nothing of it', async () => {
  const stage = await setStage()
  await holdAsBefore(stage, 1, { one: { roads: 'for' }, two: { roads: 'for' }, three: { roads: 'for' } })
  await holdAsBefore(stage, 2, {
    one: { roads: 'against', post: 'for' },
    two: { roads: 'against', post: 'for' },
    three: { roads: 'against', post: 'for' },
  })
  await recuse(await stage.as('one', new Date(stageDay.getTime() + 1000)), stage.awardContext, {
    agency: 'roads',
    reason: 'دیرتر',
  })
  await reduceHeldRounds(database.db, stageDay)
  expect(await listStandings(database.db, stage)).toEqual(['1 gas no-quorum', '1 post listed', '1 roads listed'])
  const { entries, rounds, tallies } = await readList(database.db, stage)
  const told = tallies.map(
    (tally) =>
      `${rounds.find(({ id }) => id === tally.roundId)?.number} ${entries.find(({ id }) => id === tally.entryId)?.agency} ${tally.entitled}`,
  )
  expect(told.toSorted()).toEqual(['1 gas 4', '1 post 5', '1 roads 5', '2 gas 4', '2 post 5'])
})

test('ballots of a round that is open are sealed, can be changed, and are counted', async () => {
  const stage = await setStage()
  const roundId = await holdAsBefore(
    stage,
    1,
    { one: { roads: 'for', gas: 'for' }, two: { roads: 'for', gas: 'for' } },
    false,
  )
  await reduceHeldRounds(database.db, stageDay)
  expect(await database.db.select().from(vote)).toEqual([])
  expect(await listBallots(database.db, roundId)).toHaveLength(2)
  expect(await cast(database.db, stage, 'three', { roads: 'against', post: 'for' })).toMatchObject({ ok: true })
  expect(
    await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true }),
  ).toMatchObject({
    ok: true,
  })
  const { entries, tallies } = await readList(database.db, stage)
  expect(
    tallies.map((tally) => [entries.find(({ id }) => id === tally.entryId)?.agency, tally.ballots, tally.outcome]),
  ).toEqual([
    ['gas', 2, 'carried'],
    ['post', 1, 'no-quorum'],
    ['roads', 3, 'carried'],
  ])
})
