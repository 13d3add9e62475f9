import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEvents } from '../../../db/queries/audit'
import { auditHead, scoreRun } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { RequestContext } from '../../policy/request-context'
import { operatorOf } from '../../access/viewer.server'
import { scoreEdition } from './score-edition.server'

let database: Database
let context: RequestContext

beforeAll(async () => {
  database = await openTestDatabase()
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-05-01T08:00:00Z') }
})

afterAll(() => database.close())

test('a run has an event that names it and its hashes', async () => {
  const { festival, edition } = await createScoredEdition(context.db, 'told')
  const scored = await scoreEdition(context, edition)
  if (!scored.ok) throw new Error(scored.detail)
  const { inputHash, resultHash } = scored
  const [event] = await listEvents(context.db, { editionId: edition.id }, 10)
  expect(event).toMatchObject({
    action: 'edition.score',
    festivalId: festival.id,
    origin: 'test',
    subject: `run:${scored.runId}`,
    after: { inputHash, resultHash },
  })
})

test('a run whose event can’t be written is not kept', async () => {
  const { edition } = await createScoredEdition(context.db, 'untold')
  const runs = await context.db.$count(scoreRun)
  // The next event would take the place of one that is there.
  await context.db.update(auditHead).set({ sequence: 0 })
  await expect(scoreEdition(context, edition)).rejects.toThrow()
  expect(await context.db.$count(scoreRun)).toBe(runs)
})
