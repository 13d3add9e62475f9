import { expect, onTestFinished, test } from 'vitest'
import { course } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { JobList } from '../../runtime/job-list'
import { startScoring } from './start-scoring.server'

test('the job of a scoring that is not done says why', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  const { festival, edition } = await createScoredEdition(db, 'shut')
  const now = new Date('2026-05-01T08:00:00Z')
  await db.insert(course).values({ editionId: edition.id, state: 'archived', since: now, version: 1 })
  const jobs = new JobList(
    () => now,
    () => {},
  )
  const job = startScoring({ db, jobs, viewer: operatorOf('test'), now }, { festival, edition })
  await jobs.settled()
  expect(jobs.find(job.id)).toMatchObject({ state: 'failed', failure: { of: 'work', why: 'frozen' } })
})
