import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { prepare } from '../../../scoring/prepared'
import { openRun } from './open-run.server'
import { preparedRun } from './prepared-run.server'
import { previewAwards } from '../awards/preview-awards.server'
import { robustnessOfRun } from './robustness.server'
import { sharedWork } from '../../workers/shared-work.server'
import { loadAwardScene } from '../awards/award-input.server'

let database: Database
let decided: Awaited<ReturnType<typeof createDecidedEdition>>
beforeAll(async () => {
  database = await openTestDatabase()
  decided = await createDecidedEdition(database.db, 'derived')
})
beforeEach(() => sharedWork.forget())
afterAll(() => database.close())

const categories = [categoryOf('top', { quota: 2 }), categoryOf('first', { quota: 1 })]
const preview = () =>
  previewAwards(database.db, decided.editionContext.edition, decided.runId, categories, { now: decidedAt })

test('what is kept of a run is what comes of computing it anew', async () => {
  const opened = await openRun(database.db, decided.runId)
  if (!opened.ok) throw new Error(opened.why)
  const made = async () => ({
    prepared: await preparedRun(database.db, opened.run),
    awards: await preview(),
    robustness: await robustnessOfRun(database.db, decided.runId),
  })
  const fresh = await made()
  const kept = await made()
  sharedWork.forget()
  expect(kept).toEqual(fresh)
  expect(await made()).toEqual(fresh)
  expect(fresh.prepared).toEqual(prepare(opened.input, opened.model))
})

test('other rules, and other columns that they look at, are other results', async () => {
  const one = await preview()
  const other = await previewAwards(
    database.db,
    decided.editionContext.edition,
    decided.runId,
    [categoryOf('top', { quota: 1 })],
    { now: decidedAt },
  )
  expect(one?.outcomes[0]?.pools[0]?.winners).toHaveLength(2)
  expect(other?.outcomes[0]?.pools[0]?.winners).toHaveLength(1)
  const [plain, formula] = [
    await loadAwardScene(database.db, decided.editionContext.edition, decided.runId, categories),
    await loadAwardScene(database.db, decided.editionContext.edition, decided.runId, [
      { ...categoryOf('own', {}), rule: { ...categoryOf('own', {}).rule, by: 'formula', formula: '[requests]' } },
    ]),
  ]
  expect(plain?.key).not.toBe(formula?.key)
})

test('many who ask for the same at the same time wait for one computation', async () => {
  const opened = await openRun(database.db, decided.runId)
  if (!opened.ok) throw new Error(opened.why)
  const all = await Promise.all(Array.from({ length: 20 }, () => preparedRun(database.db, opened.run)))
  expect(new Set(all).size).toBe(1)
})

test('who has left before asks for nothing', async () => {
  const gone = AbortSignal.abort(new Error('gone'))
  await expect(
    previewAwards(database.db, decided.editionContext.edition, decided.runId, categories, {
      now: decidedAt,
      signal: gone,
    }),
  ).rejects.toThrow('gone')
  expect(sharedWork.state).toMatchObject({ running: 0, waiting: 0, kept: 0 })
})
