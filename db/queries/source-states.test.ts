import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSmallFestival, day, saveSource } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { pull } from '../schema'
import { listSourceStates } from './source-states'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const hours = (n: number) => new Date(day.getTime() + n * 3_600_000)

test('a source is as fresh as its last pull that ended well, with what failed since and what that pull could not read', async () => {
  const { db } = database
  const { festivalId } = await createSmallFestival(db, 'states')
  const [counted, silent] = [
    await saveSource(db, festivalId, { code: 'counted' }),
    await saveSource(db, festivalId, { code: 'silent' }),
  ]
  const of = ({ source, sourceVersionId }: typeof counted) => ({
    sourceId: source.id,
    sourceVersionId,
    fence: 1,
    leaseUntil: day,
  })
  const failure = { why: 'unreachable' as const, detail: 'no answer' }
  const ended = { recordsRead: 5, recordsStored: 2, recordsUnchanged: 0, recordsQuarantined: 3, observationsWritten: 2 }
  const rows = await db
    .insert(pull)
    .values([
      { ...of(counted), state: 'failed', startedAt: day, finishedAt: day, failure },
      { ...of(counted), ...ended, state: 'finished', startedAt: hours(1), finishedAt: hours(2) },
      { ...of(counted), state: 'failed', startedAt: hours(3), finishedAt: hours(3), failure },
      { ...of(counted), state: 'running', startedAt: hours(4) },
      { ...of(silent), state: 'failed', startedAt: hours(1), finishedAt: hours(1), failure },
    ])
    .returning()
  const titles = { titleFa: 'منبع', titleEn: 'Source' }
  expect(await listSourceStates(db, festivalId)).toEqual([
    {
      code: 'counted',
      ...titles,
      pullId: rows[1]?.id,
      finishedAt: hours(2),
      quarantined: 3,
      failures: 1,
      failure,
      isRunning: true,
    },
    {
      code: 'silent',
      ...titles,
      pullId: null,
      finishedAt: null,
      quarantined: 0,
      failures: 1,
      failure,
      isRunning: false,
    },
  ])
})

test('what people write in Sanjeh itself is no source that grows old', async () => {
  const { festivalId } = await createSmallFestival(database.db, 'internal')
  const document = { code: 'rulings', internal: true }
  await saveSource(database.db, festivalId, document)
  expect(await listSourceStates(database.db, festivalId)).toEqual([])
})
