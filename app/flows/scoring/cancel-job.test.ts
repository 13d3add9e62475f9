import { expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { JobList } from '../../runtime/job-list'
import { cancelJob } from './cancel-job.server'

test('who cancels long work is in the log, once', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  const { festival } = await createScoredEdition(db, 'cancelled')
  const viewer = await createViewer(db, festival.id, { role: 'administrator' })
  const jobs = new JobList(
    () => new Date(0),
    () => {},
  )
  const job = jobs.start(
    { kind: 'pull', festivalId: festival.id, subject: festival, path: '/cancelled/pulls/1', startedBy: 'another' },
    async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return { ok: false, failure: { of: 'work', why: 'error' } }
    },
  )
  for (let time = 0; time < 2; time++) {
    await cancelJob({ db, jobs, viewer, now: new Date(1) }, job)
    await jobs.settled()
  }
  expect(jobs.find(job.id)?.state).toBe('cancelled')
  const told = {
    userId: viewer.user.id,
    festivalId: festival.id,
    subject: `job:${job.id}`,
    before: expect.objectContaining({ kind: 'pull', startedBy: 'another' }),
  }
  expect(await listEvents(db, { action: 'job' }, 10)).toEqual([expect.objectContaining(told)])
})
