import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WalkedEdition, createWalkedEdition, walkedCode } from '../../../tests/fixtures/walked-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { findEdition } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import { findLatestModelVersion } from '../../../db/queries/models'
import { editionContextOf } from '../../access/edition-context.server'
import { expectFound } from '../../expect/expect-found'
import { storedModel } from '../../model/stored-model'
import { carriedParts } from '../setup/carried-parts'
import { createNextEdition } from '../setup/next-edition.server'
import { tryDraft } from './edit-model.server'

let database: Database
let walked: WalkedEdition

beforeAll(async () => {
  database = await openTestDatabase()
  walked = await createWalkedEdition(database.db)
})
afterAll(() => database.close())

test('a draft of a year of which nothing is known is tried on the year before', async () => {
  const context = { db: database.db, viewer: walked.viewers.administrator, now: await walked.enter('published') }
  const earlier = expectFound(await findEdition(database.db, walkedCode, '1404'), 'the edition')
  const year = { code: '1409', titleFa: 'دورهٔ ۱۴۰۹', titleEn: 'Edition of 1409', year: 1409, start: 'short' as const }
  const next = await createNextEdition(context, earlier, year, new Set(carriedParts), null)
  if (!next.ok) throw new Error(next.why)
  const where = { festival: earlier.festival, edition: next.edition }
  const editionContext = expectFound(await editionContextOf(context, where, 'model.edit'), 'the context')
  const version = expectFound(await findLatestModelVersion(database.db, next.edition.modelId), 'the model')
  const text = JSON.stringify({ ...storedModel(version), version: '9.0.0' })
  const tryOver = async (over: Edition) => {
    const trial = await tryDraft(context, editionContext, text, over)
    return trial.ok ? trial.shifts.map(({ now }) => now) : trial.errors.map(({ pointer }) => pointer)
  }
  expect(await tryOver(next.edition)).not.toContain(1)
  expect(await tryOver(earlier.edition)).toContain(1)
})
