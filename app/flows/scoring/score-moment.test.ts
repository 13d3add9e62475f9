import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findLatestRecording } from '../../../db/queries/observations'
import { createScoreJob } from '../../../db/queries/score-jobs'
import { lockFestival } from '../../../db/queries/sources'
import { observation, scoreJob, scoreRun } from '../../../db/schema'
import { createAgencies } from '../../../db/queries/agencies'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase, testDatabaseUrl } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { openRun } from './open-run.server'
import { finishScoring, scoreEdition } from './score-edition.server'
import { StoppingError } from '../../runtime/stopping'
import { underScoreLease } from './score-lease.server'
import { writeInternal } from '../values/write-internal.server'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const start = new Date('2026-05-01T08:00:00Z')
const viewer = operatorOf('test')

async function stage(code: string) {
  const { db } = database
  const where = await createScoredEdition(db, code)
  const [metric] = await db.query.metric.findMany({
    where: (item, { and, eq: is }) => and(is(item.festivalId, where.festival.id), is(item.code, 'requests')),
  })
  const agencies = await db.query.agency.findMany({
    where: (item, { eq: is }) => is(item.festivalId, where.festival.id),
    orderBy: (item) => asc(item.code),
  })
  const write = (source: string, value: number, now = start) => {
    const values = agencies.map(({ id: agencyId }, index) => ({
      metricId: metric?.id ?? 0,
      agencyId,
      periodFrom: '2025-03-21',
      periodTo: '2025-04-21',
      status: 'reported' as const,
      value: value + index,
      raw: { value },
    }))
    return db.transaction((tx) =>
      writeInternal(
        tx,
        where.festival,
        { code: source, kind: 'measured', titleFa: source, titleEn: source },
        values,
        now,
      ),
    )
  }
  return { ...where, write, asking: { db, viewer, now: start } }
}

test('what is recorded while scores are computed comes after their moment, even within the same millisecond', async () => {
  const { festival, edition, write, asking } = await stage('same-ms')
  await write('first', 10)
  const known = await scoreEdition(asking, edition)
  const asOf = (await findLatestRecording(asking.db, festival.id)) ?? start
  const reserve = {
    festivalId: festival.id,
    editionId: edition.id,
    asOf,
    startedAt: start,
    leaseUntil: new Date(start.getTime() + 60_000),
  }
  const lease = await asking.db.transaction(async (tx) => {
    await lockFestival(tx, festival.id)
    return createScoreJob(tx, reserve)
  })
  const { recordedAt } = await write('second', 1000, asOf)
  expect(recordedAt > asOf).toBe(true)
  const outcome = await finishScoring(asking, edition, { lease, asOf })
  expect(outcome).toMatchObject({ ok: true, asOf, resultHash: known.ok ? known.resultHash : '' })
  expect(await asking.db.query.scoreJob.findFirst({ where: eq(scoreJob.id, lease.jobId) })).toMatchObject({
    state: 'finished',
  })
})

test(
  'pulls and scorings at the same time leave every run what was known at its moment',
  { timeout: 120_000 },
  async () => {
    const { festival, edition, write, asking } = await stage('busy')
    const turns = Array.from({ length: 8 }, (_, turn) => turn)
    const later = (turn: number) => new Date(start.getTime() + turn)
    await Promise.all(
      turns.flatMap((turn) => [
        write(`source-${turn % 3}`, turn * 7, later(turn)).catch(ignoreRunning),
        scoreEdition({ ...asking, now: later(turn) }, edition),
      ]),
    )
    const runs = await asking.db.select().from(scoreRun).where(eq(scoreRun.editionId, edition.id))
    expect(runs).toHaveLength(turns.length)
    for (const run of runs) expect(await openRun(asking.db, run.id), run.asOf.toISOString()).toMatchObject({ ok: true })
    const rows = await asking.db
      .select({
        metricId: observation.metricId,
        agencyId: observation.agencyId,
        revision: observation.revision,
        at: observation.recordedAt,
      })
      .from(observation)
      .orderBy(
        asc(observation.metricId),
        asc(observation.agencyId),
        asc(observation.periodFrom),
        asc(observation.revision),
      )
    // A later revision was recorded later, so "as of" a moment is one state and never another.
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1]
      if (before && before.metricId === row.metricId && before.agencyId === row.agencyId)
        expect(row.at > before.at).toBe(true)
    }
    expect(festival.code).toBe('busy')
  },
)

/** Two writers of one source: the second is told that the first is at work. */
function ignoreRunning(error: unknown) {
  if (!String(error).includes('Another process writes')) throw error
}

test('a scoring that throws ends as failed with its reason, one that stops is given back', async () => {
  const { festival, edition, asking } = await stage('broken')
  const create = () =>
    createScoreJob(asking.db, {
      festivalId: festival.id,
      editionId: edition.id,
      asOf: start,
      startedAt: start,
      leaseUntil: new Date(Date.now() + 60_000),
    })
  const find = (id: number) => asking.db.query.scoreJob.findFirst({ where: eq(scoreJob.id, id) })
  const broken = await create()
  await expect(underScoreLease(asking.db, broken, () => Promise.reject(new Error('out of cheese')))).rejects.toThrow(
    'out of cheese',
  )
  expect(await find(broken.jobId)).toMatchObject({
    state: 'failed',
    failure: { why: 'error', detail: 'out of cheese' },
  })
  const stopped = await create()
  await expect(underScoreLease(asking.db, stopped, () => Promise.reject(new StoppingError()))).rejects.toThrow(
    StoppingError,
  )
  expect(await find(stopped.jobId)).toMatchObject({ state: 'running', leaseUntil: new Date(0) })
})

test.runIf(testDatabaseUrl)('while a festival is locked, rows that point at it are inserted', async () => {
  const { festival, asking } = await stage('locked')
  await asking.db.transaction(async (tx) => {
    await lockFestival(tx, festival.id)
    const rows = [
      {
        code: 'new',
        titleFa: 'نو',
        titleEn: 'New',
        aliases: [],
        level: 'province' as const,
        countyId: null,
        attributes: {},
      },
    ]
    expect((await createAgencies(asking.db, festival.id, rows)).has('new')).toBe(true)
  })
})
