import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AwardStage, setAwardStage } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { findShortlist } from '../../../db/queries/shortlists'
import type { VoteChoice } from '../../../db/queries/votes'
import { type Act } from '../../policy/policy.server'
import { editionContextOf } from '../../access/edition-context.server'
import { compareMarks, findMarks, markAgency } from '../../flows/shortlist/mark-agency.server'
import { proposeShortlist } from '../../flows/shortlist/propose-shortlist.server'
import { castVotes, closeRound, openRound } from '../../flows/votes/vote.server'
import { viewShortlist } from './shortlist-view.server'

let database: Database
beforeAll(async () => {
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-view-'))
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function see(stage: AwardStage, name: string, act: Act = 'shortlist.see') {
  const context = await stage.as(name)
  const editionContext = await editionContextOf(context, stage.awardContext, act)
  if (!editionContext) throw new Error(`${name} may not ${act}`)
  return { asking: context, place: editionContext, bytes: JSON.stringify(await viewShortlist(context, editionContext)) }
}

async function setRound() {
  const stage = await setAwardStage(database.db)
  await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 0 })
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, {
    quorumPercent: 50,
    majority: 'simple',
  })
  const roundId = opened.ok ? opened.round.id : 0
  const entries = (await findShortlist(database.db, stage.awardContext.edition.id))?.entries ?? []
  const voteAll = async (judge: string, choice: VoteChoice) =>
    castVotes(await stage.as(judge), stage.awardContext, {
      roundId,
      choices: new Map(entries.map((entry) => [entry.id, choice])),
    })
  return { stage, roundId, voteAll }
}

test('until a round closes what anybody but the voter sees is the same to the byte, whatever was voted', async () => {
  const { stage, roundId, voteAll } = await setRound()
  const others = ['secretary', 'auditor', 'two', 'three']
  const seen: string[][] = []
  for (const choice of ['for', 'against', 'abstain'] as const) {
    expect(await voteAll('one', choice)).toMatchObject({ ok: true })
    seen.push(await Promise.all(others.map(async (name) => (await see(stage, name)).bytes)))
  }
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
  await closeRound(await stage.as('secretary'), stage.awardContext, roundId, { isConfirmed: true })
  const after = (await see(stage, 'secretary')).bytes
  expect(after).not.toBe(seen[0]?.[0])
  // One ballot of three is no quorum, and its choice stays secret.
  expect(after).toContain('"ballots":1')
  expect(after).not.toContain('"abstain":1')
})

test('the voter sees the own choices, and the turnout counts heads', async () => {
  const { stage, voteAll } = await setRound()
  await voteAll('one', 'against')
  const row = JSON.parse((await see(stage, 'one')).bytes)
  expect(row.ownVotes.map((vote: { choice: string }) => vote.choice)).toEqual(['against', 'against', 'against'])
  expect(row.turnout).toEqual({ voted: 1, of: 3, voters: ['one'], missing: ['three', 'two'] })
})

const marks = (mark: number) =>
  new Map([
    ['impact', mark],
    ['innovation', mark],
  ] as const)

test('marks of others appear to a judge with the own ones, never of an agency they are off; the secretariat sees all', async () => {
  const { stage } = await setRound()
  const one = await stage.as('one')
  const three = await stage.as('three')
  expect(await markAgency(one, stage.awardContext, { agency: 'gas', marks: marks(8), remark: null })).toEqual({
    ok: true,
  })
  expect(await markAgency(one, stage.awardContext, { agency: 'roads', marks: marks(4), remark: 'کم‌کار' })).toEqual({
    ok: true,
  })
  expect(await markAgency(three, stage.awardContext, { agency: 'gas', marks: marks(9), remark: null })).toMatchObject({
    why: 'recused',
  })
  const seenBy = async (name: string, seesAll = false) =>
    (await findMarks(await stage.as(name), stage.awardContext, seesAll)).map((mark) => mark.agency)
  expect(await seenBy('three')).toEqual([])
  expect(await seenBy('one')).toEqual(['gas', 'roads'])
  expect(await seenBy('secretary', true)).toEqual(['gas', 'roads'])
  await markAgency(three, stage.awardContext, { agency: 'roads', marks: marks(6), remark: null })
  expect(await seenBy('three')).toEqual(['roads'])
})

test('a mark given again replaces the first', async () => {
  const { stage } = await setRound()
  for (const mark of [3, 7])
    await markAgency(await stage.as('one'), stage.awardContext, { agency: 'post', marks: marks(mark), remark: null })
  expect(await findMarks(await stage.as('secretary'), stage.awardContext, true)).toMatchObject([
    { agency: 'post', mean: 7, judges: 1 },
  ])
})

test('what a judge does not see of an agency is absent for the recused even where marks of theirs remain', () => {
  const row = {
    agencyId: 5,
    criterion: 'impact',
    remark: null,
    at: new Date(0),
    agency: 'gas',
    agencyFa: 'گاز',
    agencyEn: 'Gas',
  }
  const both = [
    { ...row, judgeId: 'a', mark: 3 },
    { ...row, judgeId: 'b', mark: 4 },
  ]
  expect(compareMarks(both, 'a', new Set([5]))).toEqual([])
  expect(compareMarks(both, 'a', new Set())).toHaveLength(1)
})
