import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEvents } from '../../../db/queries/audit'
import { findLatestRun } from '../../../db/queries/runs'
import { createScoreJob } from '../../../db/queries/score-jobs'
import { auditHead, course, scoreJob, scoreRun } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { RequestContext } from '../../policy/request-context'
import { operatorOf } from '../../access/viewer.server'
import { finishScoring, scoreEdition } from './score-edition.server'

let database: Database
let context: RequestContext

beforeAll(async () => {
  database = await openTestDatabase()
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-05-01T08:00:00Z') }
})

afterAll(() => database.close())

const freeze = (editionId: number) =>
  context.db
    .insert(course)
    .values({ editionId, state: 'archived', since: context.now, version: 1 })
    .onConflictDoUpdate({
      target: course.editionId,
      set: { state: 'archived' },
    })

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

test('an edition whose result is out gets no run that people read, and none beside it without a moment', async () => {
  const { edition } = await createScoredEdition(context.db, 'frozen')
  const known = await scoreEdition(context, edition)
  await freeze(edition.id)
  expect(await scoreEdition(context, edition)).toEqual({ ok: false, why: 'frozen', detail: 'archived' })
  expect(await scoreEdition(context, edition, { asOf: context.now })).toMatchObject({ ok: true, purpose: 'candidate' })
  expect((await findLatestRun(context.db, edition.id))?.run.id).toBe(known.ok ? known.runId : null)
})

test('a scoring that the preliminary result overtakes is given up, and says why', async () => {
  const { festival, edition } = await createScoredEdition(context.db, 'overtaken')
  const runs = await context.db.$count(scoreRun)
  const { now } = context
  const job = { festivalId: festival.id, editionId: edition.id, asOf: now, startedAt: now, leaseUntil: now }
  const lease = await createScoreJob(context.db, job)
  await freeze(edition.id)
  const frozen = { why: 'frozen', detail: 'archived' }
  expect(await finishScoring(context, edition, { lease, asOf: now })).toEqual({ ok: false, ...frozen })
  expect(await context.db.$count(scoreRun)).toBe(runs)
  expect(await context.db.query.scoreJob.findFirst({ where: eq(scoreJob.id, lease.jobId) })).toMatchObject({
    state: 'failed',
    failure: frozen,
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
