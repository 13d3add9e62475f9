import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency } from '../../../db/queries/agencies'
import { saveDeadline } from '../../../db/queries/course-changes'
import { findCourse } from '../../../db/queries/courses'
import { createDeclaredMetrics } from '../../../db/queries/declarations'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { countUnread, listNotices } from '../../../db/queries/notices'
import { listMetrics } from '../../../db/queries/observations'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { StepName } from '../../course/course-steps'
import { noticeParams, noticePath } from '../../mail/notice-words'
import { operatorOf } from '../../access/viewer.server'
import { advanceEdition } from '../course/advance-edition.server'
import { remindOfDeadlines } from './notify.server'

let database: Database
let where: { festival: Festival; edition: Edition }
let clerk: string
let evaluator: string
let count = 0
const now = new Date('2026-04-01T08:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  const { db } = database
  where = await createScoredEdition(db, `notify-${++count}`)
  const festivalId = where.festival.id
  const agencyId = (await findAgency(db, festivalId, 'water'))?.id ?? 0
  clerk = (await createViewer(db, festivalId, { role: 'agency', agencyId })).user.id
  evaluator = (await createViewer(db, festivalId, { role: 'evaluator' })).user.id
  const [metric] = await listMetrics(db, festivalId)
  await createDeclaredMetrics(db, [
    {
      editionId: where.edition.id,
      metricId: metric?.id ?? 0,
      position: 0,
      helpFa: 'راهنما',
      helpEn: 'Help',
      needsEvidence: false,
    },
  ])
})

async function goTo(...steps: StepName[]) {
  for (const step of steps) {
    const { version } = await findCourse(database.db, where.edition.id)
    const outcome = await advanceEdition({ db: database.db, viewer: operatorOf('test'), now }, where, {
      step,
      version,
      reason: 'because',
    })
    if (!outcome.ok) throw new Error(`${step}: ${outcome.why}`)
  }
}

const toldTo = async (userId: string) =>
  (await listNotices(database.db, userId)).map((row) => [row.notice.kind, noticePath(row)])

test('a step tells whose turn it is, and nobody else', async () => {
  await goTo('announce', 'collect')
  const page = `/${where.festival.code}/1404/declarations`
  expect(await toldTo(clerk)).toEqual([['collecting', page]])
  expect(await toldTo(evaluator)).toEqual([])
  await goTo('evaluate')
  expect(await toldTo(evaluator)).toEqual([['evaluating', page]])
})

test('going there again is another turn', async () => {
  await goTo('announce', 'collect', 'evaluate', 'collectAgain')
  expect(await toldTo(clerk)).toHaveLength(2)
})

test('a deadline is said three days before and one day before, each once', async () => {
  await goTo('announce', 'collect')
  const { db } = database
  await saveDeadline(db, where.edition.id, 'declarations', hours(80))
  await remindOfDeadlines(db, now)
  expect(await countUnread(db, clerk)).toBe(1)
  await remindOfDeadlines(db, hours(9))
  await Promise.all([remindOfDeadlines(db, hours(10)), remindOfDeadlines(db, hours(10))])
  await remindOfDeadlines(db, hours(57))
  await remindOfDeadlines(db, hours(81))
  const said = (await listNotices(db, clerk)).filter(({ notice }) => notice.kind === 'deadline-declarations')
  expect(said.map(({ notice }) => notice.params['days'])).toEqual(['1', '3'])
  expect(noticeParams(said[0]?.notice.params ?? {}, 'fa', 'jalali')).toMatchObject({
    days: '۱',
    at: expect.stringContaining('۱۴۰۵/۰۱/۱۵'),
  })
  expect(await countUnread(db, evaluator)).toBe(0)
})

test('a deadline of another time of the edition is not said', async () => {
  await goTo('announce', 'collect')
  await saveDeadline(database.db, where.edition.id, 'objections', hours(20))
  await remindOfDeadlines(database.db, now)
  expect(await countUnread(database.db, clerk)).toBe(1)
})
