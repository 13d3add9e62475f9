import { afterAll, beforeAll, expect, test } from 'vitest'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { robustness as kept } from '../../../db/schema'
import { previewAwards } from './preview-awards.server'
import { robustnessOfRun } from '../scoring/robustness.server'
import { sharedWork } from '../../workers/shared-work.server'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** `ahead` as it is kept: of 100 draws, in how many the first was ahead of the second. */
function encode(codes: readonly string[], ahead: Record<string, number>): string {
  const bytes = Buffer.alloc(codes.length ** 2 * 2)
  for (const [pair, count] of Object.entries(ahead)) {
    const [first = '', second = ''] = pair.split(' ')
    bytes.writeUInt16LE(count, (codes.indexOf(first) * codes.length + codes.indexOf(second)) * 2)
  }
  return bytes.toString('base64')
}

test('first against second is too close to call where the second is ahead in one of ten draws', async () => {
  const { editionContext, runId } = await createDecidedEdition(database.db, 'near')
  const made = await robustnessOfRun(database.db, runId, { now: decidedAt })
  if (!made.ok) throw new Error(made.why)
  const codes = made.robustness.agencies.map(({ agency }) => agency)
  const winnersAfter = async (ahead: Record<string, number>) => {
    await database.db
      .update(kept)
      .set({ document: { ...made.robustness, pairDraws: 100, ahead: encode(codes, ahead) } })
    sharedWork.forget()
    const preview = await previewAwards(database.db, editionContext.edition, runId, [categoryOf('top', { quota: 2 })], {
      now: decidedAt,
    })
    expect(preview?.basis).toEqual({ ...made.robustness.basis, draws: 100 })
    return preview?.outcomes[0]?.pools[0]?.winners
  }
  // Min–max of 60, 70 and 90: 100 and 33.33; post and roads miss.
  expect(
    await winnersAfter({ 'gas water': 51, 'water gas': 49, 'gas post': 100, 'water post': 93, 'post water': 7 }),
  ).toEqual([
    { agency: 'gas', place: 1, value: 100, gap: 66.67, isNear: true, chance: 1, chanceNext: 0.51 },
    { agency: 'water', place: 2, value: 33.33, gap: null, isNear: false, chance: 0.93, chanceNext: null },
  ])
  expect(await winnersAfter({ 'gas water': 90, 'water gas': 10 })).toMatchObject([
    { isNear: true, chanceNext: 0.9 },
    {},
  ])
  expect(await winnersAfter({ 'gas water': 91, 'water gas': 9 })).toMatchObject([
    { isNear: false, chanceNext: 0.91 },
    {},
  ])
})
