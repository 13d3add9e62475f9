import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ViewerName,
  type WalkedEdition,
  createWalkedEdition,
  walkedCode,
} from '../../../tests/fixtures/walked-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import type { EditionState } from '../../../db/queries/courses'
import { findEdition } from '../../../db/queries/editions'
import { findLatestRun } from '../../../db/queries/runs'
import { editionContextOf } from '../../access/edition-context.server'
import { expectFound } from '../../expect/expect-found'
import { saveAgencyRows } from '../../flows/setup/agencies/save-agencies.server'
import { listNewerThanRun } from './newer-than-run.server'

let database: Database
let walked: WalkedEdition

beforeAll(async () => {
  database = await openTestDatabase()
  walked = await createWalkedEdition(database.db)
})
afterAll(() => database.close())

async function listNewer(name: ViewerName, state: EditionState) {
  const now = await walked.enter(state)
  const context = { db: database.db, viewer: walked.viewers[name], now }
  const where = expectFound(await findEdition(database.db, walkedCode, '1404'), 'the edition')
  const editionContext = expectFound(await editionContextOf(context, where, 'edition.see'), 'the context')
  const run = expectFound(await findLatestRun(database.db, where.edition.id), 'the run')
  return { context, where, newer: () => listNewerThanRun(context, editionContext, run) }
}

test('who can score again is told what a ranking does not know yet, and nobody else', async () => {
  const { context, where, newer } = await listNewer('administrator', 'evaluating')
  const before = await newer()
  const now = new Date(context.now.getTime() + 86_400_000)
  await saveAgencyRows({ ...context, now }, where, [{ code: 'water', attributes: { staff: 977 } }], null)
  expect((await newer()).toSorted()).toEqual([...new Set([...before, 'agencies'])].toSorted())
  expect(await (await listNewer('manager', 'evaluating')).newer()).toEqual([])
  expect(await (await listNewer('administrator', 'published')).newer()).toEqual([])
})
