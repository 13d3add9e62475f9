import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { listEvents } from '../../db/queries/audit'
import { createScoreJob } from '../../db/queries/score-jobs'
import { course, pull, scoreJob, scoreRun } from '../../db/schema'
import { numberAsked, sendJson } from '../../tests/fixtures/local-server'
import { contextOf, setPullStage } from '../../tests/fixtures/pull-stage'
import { createScoredEdition } from '../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { operatorOf } from '../access/viewer.server'
import { scoreEdition } from '../flows/scoring/score-edition.server'
import { createBackgroundPulls, mostTakeovers } from './background-pulls'
import { readEnvironment } from '../runtime/environment'
import { JobList } from '../runtime/job-list'
import { RepeatedWork } from '../runtime/repeated-work'
import { StoppingError } from '../runtime/stopping'
import type { Workspace } from '../workspace/open-workspace'
import { reclaimWork } from './reclaim-work'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A server that looks once for work that was left, and has done it when this is over. */
async function reclaim(host = '127.0.0.1:1') {
  return (await reclaimWithJobs(host)).errors
}

async function reclaimWithJobs(host: string) {
  const errors: unknown[] = []
  const { db } = database
  const jobs = new JobList(
    () => new Date(),
    (error) => errors.push(error),
  )
  const log = pino({ level: 'silent' })
  const workspace: Workspace = {
    environment: readEnvironment({}),
    database,
    demoNetwork: null,
    sourceContext: (more) => ({ ...contextOf(db, [host]), now: () => new Date(), ...more }),
    close: async () => {},
  }
  const repeated = new RepeatedWork()
  await reclaimWork(workspace, jobs, createBackgroundPulls(workspace, jobs, log), repeated, log)
  await repeated.stop(0)
  await jobs.settled()
  return { errors, jobs }
}

test('a pull that was given back goes on after its last page, on whichever server looks first', async () => {
  const stop = new AbortController()
  const stage = await setPullStage(
    database,
    (request, response) => {
      stop.abort()
      sendJson(
        response,
        numberAsked(request, 'page') > 2 ? [] : [{ agency: 'water', month: numberAsked(request, 'page'), requests: 3 }],
      )
    },
    () => ({ pagination: { kind: 'page', parameter: 'page', size: 1 } }),
  )
  stage.context.pause = stop.signal
  const { pullId } = await stage.pull()
  await reclaim(stage.server.host)
  expect(
    (
      await database.db
        .select()
        .from(pull)
        .where(eq(pull.id, pullId ?? 0))
    )[0],
  ).toMatchObject({ state: 'finished', fence: 2, recordsRead: 2 })
  expect(stage.server.asked).toHaveLength(3)
  await stage.server.close()
})

test('the job of a pull that fails has the reason that is stored with the pull', async () => {
  const stage = await setPullStage(database, (_, response) => sendJson(response, []))
  stage.context.pause = AbortSignal.abort(new StoppingError())
  const { pullId } = await stage.pull()
  const { jobs } = await reclaimWithJobs('127.0.0.1:1')
  const stored = await database.db.query.pull.findFirst({ where: eq(pull.id, pullId ?? 0) })
  expect(stored).toMatchObject({ state: 'failed', failure: { why: 'refused-address' } })
  expect(jobs.listOf(stage.festivalId)).toMatchObject([
    { state: 'failed', failure: { of: 'pull', pull: stored?.failure } },
  ])
  await stage.server.close()
})

test('a scoring whose process died is finished as of the moment that was chosen for it', async () => {
  const { festival, edition } = await createScoredEdition(database.db, 'died')
  const asOf = new Date('2026-05-01T08:00:00Z')
  const leave = { festivalId: festival.id, editionId: edition.id, asOf, startedAt: asOf, leaseUntil: new Date(0) }
  const { jobId } = await createScoreJob(database.db, leave)
  expect(await reclaim()).toEqual([])
  const job = await database.db.query.scoreJob.findFirst({ where: eq(scoreJob.id, jobId) })
  expect(job).toMatchObject({ state: 'finished', fence: 2 })
  expect(await database.db.query.scoreRun.findFirst({ where: eq(scoreRun.id, job?.runId ?? 0) })).toMatchObject({
    editionId: edition.id,
    asOf,
  })
  expect((await listEvents(database.db, { editionId: edition.id }, 1))[0]).toMatchObject({
    action: 'edition.score',
    origin: 'restart',
    subject: `run:${job?.runId}`,
  })
})

test('a scoring for an earlier moment is finished as the candidate that it was, in a frozen edition too', async () => {
  const { festival, edition } = await createScoredEdition(database.db, 'candidate')
  const asOf = new Date('2026-05-01T08:00:00Z')
  await database.db.insert(course).values({ editionId: edition.id, state: 'archived', since: asOf, version: 1 })
  const context = { db: database.db, viewer: operatorOf('shell'), now: new Date() }
  // The process stops after the moment was chosen.
  const stopped = AbortSignal.abort(new StoppingError())
  await expect(scoreEdition(context, edition, { asOf, signal: stopped })).rejects.toThrow()
  expect(await reclaim()).toEqual([])
  const job = await database.db.query.scoreJob.findFirst({ where: eq(scoreJob.editionId, edition.id) })
  expect(job).toMatchObject({ state: 'finished', festivalId: festival.id, purpose: 'candidate' })
  const run = await database.db.query.scoreRun.findFirst({ where: eq(scoreRun.id, job?.runId ?? 0) })
  expect(run).toMatchObject({ purpose: 'candidate', asOf })
})

test('work that somebody is at is left alone, and work that never gets anywhere is given up with a reason', async () => {
  const { festival, edition } = await createScoredEdition(database.db, 'endless')
  const now = new Date()
  const create = (leaseUntil: Date) =>
    createScoreJob(database.db, {
      festivalId: festival.id,
      editionId: edition.id,
      asOf: now,
      startedAt: now,
      leaseUntil,
    })
  const [held, endless] = [await create(new Date(now.getTime() + 60_000)), await create(new Date(0))]
  await database.db.update(scoreJob).set({ fence: mostTakeovers }).where(eq(scoreJob.id, endless.jobId))
  const { jobs } = await reclaimWithJobs('127.0.0.1:1')
  expect(jobs.listOf(festival.id)).toMatchObject([{ state: 'failed', failure: { of: 'work', why: 'gave-up' } }])
  expect(await database.db.query.scoreJob.findFirst({ where: eq(scoreJob.id, held.jobId) })).toMatchObject({
    state: 'running',
    fence: 1,
  })
  expect(await database.db.query.scoreJob.findFirst({ where: eq(scoreJob.id, endless.jobId) })).toMatchObject({
    state: 'failed',
    failure: { why: 'gave-up' },
  })
})
