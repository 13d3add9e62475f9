import { parseForm, refusalOf } from '../../forms/parse-form.server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { type AwardStage, setAwardStage } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { listStandings, propose, readList, useKeyFolder } from '../../../tests/fixtures/vote-stage'
import { editionContextOf } from '../../access/edition-context.server'
import { viewShortlist, viewVoteRule } from '../shortlist/shortlist-view.server'
import { ShortlistForm, isOfSecretariat, takeShortlistForm } from '../shortlist/shortlist-actions.server'
import { VoteForm, isOfHolder, takeVoteForm } from './vote-actions.server'

useKeyFolder()
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const toForm = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function placeFor(stage: AwardStage, name: string) {
  const context = await stage.as(name)
  const editionContext = await editionContextOf(context, stage.awardContext, 'shortlist.see')
  if (!editionContext) throw new Error(`${name} sees no shortlist`)
  return { asking: context, place: editionContext }
}

async function send(stage: AwardStage, name: string, fields: Readonly<Record<string, string>>) {
  const { asking, place: editionContext } = await placeFor(stage, name)
  const sent = parseForm(toForm(fields), VoteForm)
  return sent.ok ? takeVoteForm(asking, editionContext, sent.values) : refusalOf(sent)
}

test('the way of a vote by its forms: rule, opening, ballot, receipt, confirmation', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage)
  const rule = { intent: 'rule', version: '0', secrecy: 'secret', onTie: 'round', chair: '', minBallots: '۲' }
  expect(await send(stage, 'secretary', { ...rule, minBallots: 'دو' })).toMatchObject({
    faults: { minBallots: { kind: 'number' } },
  })
  expect(await send(stage, 'secretary', rule)).toEqual({ ok: true, version: 1 })
  expect(await send(stage, 'secretary', { intent: 'open', quorumPercent: '۵۰', majority: 'simple' })).toMatchObject({
    ok: true,
  })
  const {
    rounds: [round],
    entries,
  } = await readList(database.db, stage)
  const ballot = { round: String(round?.id), ...Object.fromEntries(entries.map(({ id }) => [`choice[${id}]`, 'for'])) }
  expect(await send(stage, 'one', { intent: 'cast', ...ballot })).toMatchObject({ ok: true })
  expect(await send(stage, 'one', { intent: 'withdraw', round: String(round?.id) })).toEqual({ ok: true })
  expect(await send(stage, 'one', { intent: 'cast', ...ballot })).toMatchObject({ ok: true })
  const { asking, place: editionContext } = await placeFor(stage, 'one')
  const code = (await viewShortlist(asking, editionContext))?.ownBallot?.code ?? ''
  expect(await send(stage, 'one', { intent: 'receipt', code })).toEqual({ ok: true, receipt: { round: null } })
  expect(await send(stage, 'secretary', { intent: 'close', round: String(round?.id) })).toMatchObject({
    why: 'ballots-missing',
  })
  expect(await send(stage, 'secretary', { intent: 'close', round: String(round?.id), confirmed: 'on' })).toMatchObject({
    ok: true,
  })
  expect(await send(stage, 'one', { intent: 'receipt', code: code.toLowerCase().replaceAll('-', ' ') })).toEqual({
    ok: true,
    receipt: { round: 1 },
  })
  expect(await send(stage, 'one', { intent: 'receipt', code: 'AAAAA-BBBBB-CCCCC-DDDDD' })).toEqual({
    ok: true,
    receipt: { round: null },
  })
})

test('the second of two who set the rule of voting is told what changed, and saves again on it', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage)
  const { asking, place: editionContext } = await placeFor(stage, 'secretary')
  const { version, opened } = await viewVoteRule(asking, editionContext)
  const form = { intent: 'rule', version: String(version), opened, secrecy: 'secret', onTie: 'round', chair: '' }
  expect(await send(stage, 'secretary', { ...form, minBallots: '4' })).toMatchObject({ ok: true })
  const second = await send(stage, 'secretary', { ...form, onTie: 'model', minBallots: '۳' })
  expect(second).toMatchObject({
    why: 'changed',
    rule: {
      rule: { onTie: 'model', minBallots: 3 },
      version: 1,
      change: {
        by: { name: asking.viewer.user?.name },
        changed: [{ field: 'minBallots', opened: 2, now: 4, yours: 3 }],
      },
    },
  })
  const kept = 'rule' in second ? second.rule : null
  const again = { ...form, version: String(kept?.version), opened: kept?.opened ?? '', onTie: 'model', minBallots: '3' }
  expect(await send(stage, 'secretary', again)).toEqual({ ok: true, version: 2 })
})

test('an open round is called off with a reason alone', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage)
  await send(stage, 'secretary', { intent: 'open', quorumPercent: '50', majority: 'simple' })
  const round = String((await readList(database.db, stage)).rounds[0]?.id)
  expect(await send(stage, 'secretary', { intent: 'void', round, reason: ' ' })).toMatchObject({
    faults: { reason: { kind: 'missing' } },
  })
  expect(await send(stage, 'secretary', { intent: 'void', round, reason: 'اشتباه باز شد' })).toEqual({ ok: true })
})

test('what belongs to who holds votes and to the secretariat is asked of them', () => {
  expect(
    (['open', 'close', 'void', 'rule', 'cast', 'withdraw', 'tie', 'receipt'] as const).filter((intent) =>
      isOfHolder(intent),
    ),
  ).toEqual(['open', 'close', 'void', 'rule'])
  expect(
    (['propose', 'close', 'fall-out', 'undo-fall-out', 'undo', 'deviate', 'second'] as const).filter((intent) =>
      isOfSecretariat(intent),
    ),
  ).toEqual(['propose', 'close', 'fall-out', 'undo-fall-out'])
})

test('a deviation by its form lets the next in line move up, or leaves the place empty, and is undone; a winner falls out and comes back', async () => {
  const stage = await setAwardStage(database.db)
  await propose(stage)
  const sendList = async (name: string, fields: Readonly<Record<string, string>>) => {
    const { asking, place: editionContext } = await placeFor(stage, name)
    const sent = parseForm(toForm(fields), ShortlistForm)
    return sent.ok
      ? takeShortlistForm(asking, editionContext, sent.values)
      : { ok: false as const, faults: sent.faults }
  }
  const deviate = async (adds: string) => {
    const proposed = await sendList('one', {
      intent: 'deviate',
      slot: 'first first',
      removes: 'gas',
      adds,
      reason: 'به دلیلی',
    })
    const id = String(proposed.ok && 'id' in proposed ? proposed.id : 0)
    expect(await sendList('two', { intent: 'second', id })).toEqual({ ok: true })
    const standings = await listStandings(database.db, stage)
    expect(await sendList('two', { intent: 'undo', id, reason: 'اشتباه' })).toEqual({ ok: true })
    return standings
  }
  expect(await deviate('')).toContain('1 water undecided')
  expect((await deviate('-')).filter((text) => text.includes('water') && !text.includes('removed'))).toEqual([])
  const [gas] = (await readList(database.db, stage)).entries
  expect(
    await sendList('secretary', {
      intent: 'fall-out',
      entry: String(gas?.id),
      kind: 'declined',
      reason: 'نامهٔ انصراف',
    }),
  ).toMatchObject({ ok: true })
  const {
    fallOuts: [own],
  } = await readList(database.db, stage)
  expect(await sendList('secretary', { intent: 'undo-fall-out', id: String(own?.id), reason: 'اشتباه' })).toEqual({
    ok: true,
  })
  expect(await listStandings(database.db, stage)).toContain('1 gas undecided')
})
