import type { RequestContext } from '../../policy/request-context'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AwardStage, setAwardStage, stageDay } from '../../../tests/fixtures/award-stage'
import { type DecidedEdition, createDecidedEdition } from '../../../tests/fixtures/decided-edition'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { saveSource } from '../../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { createAgencies, findAgency } from '../../../db/queries/agencies'
import { saveDeadline } from '../../../db/queries/course-changes'
import { findCourse } from '../../../db/queries/courses'
import { createDeclaredMetrics, listDeclarations } from '../../../db/queries/declarations'
import { listMetrics } from '../../../db/queries/observations'
import { everything } from '../../../db/queries/scope'
import { findShortlistRow, listDeviations, listEntries } from '../../../db/queries/shortlists'
import { agency, assignment, grant } from '../../../db/schema'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import type { StepName } from '../../course/course-steps'
import { advanceEdition } from '../../flows/course/advance-edition.server'
import { saveDraft } from '../../flows/declarations/declare.server'
import { proposeDeviation, withdrawDeviation } from '../../flows/shortlist/deviate.server'
import { judgeDeclaration } from '../../flows/declarations/judge-declaration.server'
import { object } from '../../flows/objections/object.server'
import { proposeShortlist } from '../../flows/shortlist/propose-shortlist.server'
import { submitDeclarations } from '../../flows/declarations/submit-declarations.server'
import { castVotes, openRound } from '../../flows/votes/vote.server'
import { createMinutesDraft, openForSigning } from '../../flows/minutes/write-minutes.server'
import type { Viewer } from '../../policy/policy.server'
import { listNextSteps } from '../course/next-steps.server'
import { listTasks } from './tasks.server'

let database: Database
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Where = DecidedEdition['editionContext']

/** What waits for somebody, as `kind n` with where it is done. */
async function waiting(context: RequestContext, where: Where): Promise<string[]> {
  const editionContext = await editionContextOf(context, where, 'edition.see')
  if (!editionContext) throw new Error('The edition is not theirs to see')
  const tasks = await listTasks(context, editionContext, await listNextSteps(context, editionContext))
  return tasks.map(({ what, n, path }) => `${Object.values(what).join()}${n === null ? '' : ` ${n}`}: ${path}`)
}

async function declaring() {
  const { db } = database
  const where = await createScoredEdition(db, `tasks-${++count}`)
  const { festival, edition } = where
  const idOf = async (code: string) => (await findAgency(db, festival.id, code))?.id ?? 0
  const water = await idOf('water')
  const clerk = await createViewer(db, festival.id, { role: 'agency', agencyId: water })
  const head = await createViewer(db, festival.id, { role: 'agency', agencyId: water, maySubmit: true })
  const evaluator = await createViewer(db, festival.id, { role: 'evaluator' })
  const second = await createViewer(db, festival.id, { role: 'evaluator' })
  const others = {
    idle: await createViewer(db, festival.id, { role: 'evaluator' }),
    own: await createViewer(db, festival.id, { role: 'evaluator', agencyId: water }),
    secretary: await createViewer(db, festival.id, { role: 'administrator' }),
    manager: await createViewer(db, festival.id, { role: 'manager' }),
    auditor: await createViewer(db, festival.id, { role: 'auditor' }),
  }
  const metric = (await listMetrics(db, festival.id)).find(({ code }) => code === 'requests')
  await createDeclaredMetrics(db, [
    {
      editionId: edition.id,
      metricId: metric?.id ?? 0,
      position: 0,
      helpFa: 'راهنما',
      helpEn: 'Help',
      needsEvidence: false,
    },
  ])
  for (const { user } of [evaluator, second, others.own])
    await db.insert(assignment).values({ editionId: edition.id, userId: user.id, indicatorCode: 'requests' })
  const as = (viewer: Viewer, now = stageDay): RequestContext => ({ db, viewer, now })
  const goTo = async (...steps: StepName[]) => {
    for (const step of steps) {
      const { version } = await findCourse(db, edition.id)
      const outcome = await advanceEdition(as(operatorOf('test')), where, { step, version, reason: 'because' })
      if (!outcome.ok) throw new Error(`${step}: ${outcome.why} ${outcome.detail}`)
    }
  }
  return { where, as, goTo, clerk, head, evaluator, second, ...others }
}

const minutesLater = (n: number) => new Date(stageDay.getTime() + n * 60_000)

test('a declared value waits for its agency, for its head, for an evaluator of the metric who is not of the agency, and again where it was returned', async () => {
  const { where, as, goTo, clerk, head, evaluator, idle, own, manager, auditor } = await declaring()
  const draft = { metric: 'requests', status: 'reported', value: 5, note: '', file: null } as const
  expect(await waiting(as(clerk), where)).toEqual([])
  await goTo('announce', 'collect')
  expect(await waiting(as(clerk), where)).toEqual(['declare 1: 1404/declarations'])
  await saveDraft(as(clerk), where, { ...draft, version: 0 })
  expect(await waiting(as(clerk), where)).toEqual([])
  expect(await waiting(as(head), where)).toEqual(['submit 1: 1404/declarations'])
  await submitDeclarations(as(head), where, 'requests:1')
  expect(await waiting(as(head), where)).toEqual([])
  expect(await waiting(as(evaluator), where)).toEqual(['judgeDeclarations 1: 1404/declarations'])
  for (const nobody of [idle, own, manager, auditor]) expect(await waiting(as(nobody), where)).toEqual([])
  const [row] = await listDeclarations(database.db, where.edition.id, everything)
  await judgeDeclaration(as(evaluator, minutesLater(1)), where, {
    submittedValueId: row?.submitted?.id ?? 0,
    verdict: 'refused',
    reason: 'خوانا نیست.',
    value: 0,
  })
  expect(await waiting(as(evaluator), where)).toEqual([])
  for (const person of [clerk, head])
    expect(await waiting(as(person), where)).toEqual(['returned 1: 1404/declarations'])
  await saveDraft(as(clerk, minutesLater(2)), where, { ...draft, version: 1 })
  expect(await waiting(as(head), where)).toEqual(['submit 1: 1404/declarations'])
})

test('the preliminary result and the time of objections wait for an agency until the deadline, and an objection for who answers for it and has not judged its values', async () => {
  const { where, as, goTo, clerk, head, evaluator, idle, own, second, secretary } = await declaring()
  await goTo('announce', 'collect')
  await saveDraft(as(clerk), where, {
    metric: 'requests',
    status: 'reported',
    value: 5,
    note: '',
    file: null,
    version: 0,
  })
  await submitDeclarations(as(head), where, 'requests:1')
  const [row] = await listDeclarations(database.db, where.edition.id, everything)
  await judgeDeclaration(as(evaluator), where, {
    submittedValueId: row?.submitted?.id ?? 0,
    verdict: 'confirmed',
    reason: '',
    value: 0,
  })
  await goTo('evaluate', 'showPreliminary')
  expect(await waiting(as(clerk), where)).toEqual(['readPreliminary: 1404/agencies/water'])
  await goTo('hearObjections')
  await saveDeadline(database.db, where.edition.id, 'objections', minutesLater(10))
  expect(await waiting(as(clerk), where)).toEqual(['object: 1404/objections', 'readPreliminary: 1404/agencies/water'])
  await object(as(clerk), where, { indicatorCode: 'requests', text: 'بیشتر بود.' })
  expect(await waiting(as(clerk, minutesLater(10)), where)).toEqual(['readPreliminary: 1404/agencies/water'])
  expect(await waiting(as(second), where)).toEqual(['rule 1: 1404/objections'])
  for (const nobody of [evaluator, idle, own]) expect(await waiting(as(nobody), where)).toEqual([])
  await goTo('review')
  expect(await waiting(as(secretary, minutesLater(11)), where)).toEqual([])
  // An evaluator of a unit of the agency is as good as none.
  const created = await createAgencies(database.db, where.festival.id, [
    { code: 'unit', titleFa: 'واحد', titleEn: 'Unit', level: 'county', countyId: null, aliases: [], attributes: {} },
  ])
  const unit = created.get('unit') ?? 0
  await database.db
    .update(agency)
    .set({ parentId: clerk.grants[0]?.agencyId ?? 0 })
    .where(eq(agency.id, unit))
  await database.db.update(grant).set({ agencyId: unit }).where(eq(grant.userId, second.user.id))
  expect(await waiting(as(secretary, minutesLater(11)), where)).toEqual(['objectionsAssigned 1: /people'])
  await database.db.delete(assignment).where(eq(assignment.userId, second.user.id))
  expect(await waiting(as(secretary, minutesLater(11)), where)).toEqual(['objectionsAssigned 1: /people'])
})

test('the secretariat is told of the step that can be taken, of guards that are its own, and of a deadline that is missing; nobody else is', async () => {
  const { where, as, goTo, secretary, manager, auditor } = await declaring()
  expect(await waiting(as(secretary), where)).toEqual(['announce: 1404/course'])
  for (const nobody of [manager, auditor]) expect(await waiting(as(nobody), where)).toEqual([])
  await goTo('announce', 'collect')
  expect(await waiting(as(secretary), where)).toEqual(['evaluate: 1404/course', 'setDeadline: 1404/course'])
  await saveDeadline(database.db, where.edition.id, 'declarations', minutesLater(10))
  expect(await waiting(as(secretary), where)).toEqual([])
  await goTo('evaluate')
  await saveSource(database.db, where.festival.id, { code: 'silent' })
  expect(await waiting(as(secretary), where)).toEqual(['sourcesPulled 1: sources'])
})

/** A shortlist in the hands of its judges; `three` is off gas. */
async function judging(): Promise<{ stage: AwardStage; see: (name: string) => Promise<string[]> }> {
  const stage = await setAwardStage(database.db)
  const { edition } = stage.awardContext
  return {
    stage,
    see: async (name) =>
      (await waiting(await stage.as(name), stage.awardContext)).map((text) => text.replace(`${edition.code}/`, '')),
  }
}

test('an open deviation waits for a second judge, a vote for each judge on the roll, without the agencies that they are off', async () => {
  const { stage, see } = await judging()
  expect(await see('secretary')).toEqual(['proposeShortlist: shortlist'])
  await proposeShortlist(await stage.as('secretary'), stage.awardContext, { after: 0 })
  await proposeDeviation(await stage.as('one'), stage.awardContext, {
    category: 'first',
    group: 'first',
    removes: 'gas',
    adds: 'water',
    reason: 'به دلیلی',
  })
  expect([await see('one'), await see('two'), await see('three'), await see('auditor')]).toEqual([
    [],
    ['second 1: shortlist'],
    [],
    [],
  ])
  await withdrawDeviation(
    await stage.as('one'),
    stage.awardContext,
    (
      await listDeviations(database.db, (await findShortlistRow(database.db, stage.awardContext.edition.id))?.id ?? 0)
    )[0]?.id ?? 0,
  )
  expect(await see('secretary')).toEqual(['holdVotes: shortlist/votes'])
  const opened = await openRound(await stage.as('secretary'), stage.awardContext, {
    quorumPercent: 50,
    majority: 'simple',
  })
  if (!opened.ok) throw new Error(opened.why)
  expect([await see('one'), await see('three'), await see('auditor')]).toEqual([
    ['vote 3: shortlist/votes'],
    ['vote 2: shortlist/votes'],
    [],
  ])
  const entries = await listEntries(database.db, opened.round.shortlistId)
  await castVotes(await stage.as('one'), stage.awardContext, {
    roundId: opened.round.id,
    choices: new Map(entries.map(({ id }) => [id, 'for'])),
  })
  expect(await see('one')).toEqual([])
})

test('minutes wait for the secretariat until they are sealed, and for each who has to sign them', async () => {
  const edition = await createDecidedEdition(database.db, 'minutes-tasks')
  const see = async (name: string) => waiting(await edition.as(name), edition.editionContext)
  expect(await see('secretary')).toContain('writeMinutes: 1404/minutes')
  const attendees = [{ userId: 'minutes-tasks-judge', post: 'داور' }]
  const text = {
    heldOn: '2026-05-20',
    place: 'همدان',
    agenda: ['فهرست'],
    decisions: ['تصویب شد'],
    corrects: null,
    attendees,
  }
  expect(await createMinutesDraft(await edition.as('secretary'), edition.editionContext, text)).toMatchObject({
    ok: true,
  })
  expect(await see('secretary')).toContain('finishMinutes 1: 1404/minutes')
  expect(
    await openForSigning(await edition.as('secretary'), edition.editionContext, { number: 1, version: 1 }),
  ).toMatchObject({
    ok: true,
  })
  expect(await see('secretary')).toContain('unsealedMinutes 1: 1404/minutes')
  expect([await see('judge'), await see('judge2')]).toEqual([['signMinutes: 1404/minutes/1'], []])
})
