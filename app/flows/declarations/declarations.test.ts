import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency, setAgencyParents } from '../../../db/queries/agencies'
import { listEvents } from '../../../db/queries/audit'
import { saveDeadline } from '../../../db/queries/course-changes'
import { findCourseFacts } from '../../../db/queries/course-facts'
import { findCourse } from '../../../db/queries/courses'
import {
  createDeclaredMetrics,
  listDeclarationFiles,
  listDeclarationProgress,
  listDeclarations,
} from '../../../db/queries/declarations'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { findFile } from '../../../db/queries/files'
import { listMetricCells, listMetrics } from '../../../db/queries/observations'
import { findRun } from '../../../db/queries/runs'
import { everything } from '../../../db/queries/scope'
import { assignment, metric } from '../../../db/schema'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { StepName } from '../../course/course-steps'
import { findFileContext } from '../../access/file-scope.server'
import type { Viewer } from '../../policy/policy.server'
import { operatorOf } from '../../access/viewer.server'
import { advanceEdition } from '../course/advance-edition.server'
import { type DraftWanted, removeFile, saveDraft } from './declare.server'
import { writeInternal } from '../values/write-internal.server'
import { type Judgement, judgeDeclaration } from './judge-declaration.server'
import { seenOf, submitDeclarations } from './submit-declarations.server'
import { withdrawVerdict } from './withdraw-evaluation.server'
import { sentOf, withdrawSubmission } from './withdraw-submission.server'

let database: Database
let where: { festival: Festival; edition: Edition }
let clerk: Viewer
let head: Viewer
let evaluator: Viewer
let second: Viewer
let agencyId: number
let count = 0
const now = new Date('2026-04-01T08:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const context = (viewer: Viewer, at = now) => ({ db: database.db, viewer, now: at })
const png = () =>
  new File(
    [
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    'گواهی.png',
    { type: 'text/html' },
  )

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  const { db } = database
  where = await createScoredEdition(db, `declarations-${++count}`)
  const festivalId = where.festival.id
  agencyId = (await findAgency(db, festivalId, 'water'))?.id ?? 0
  clerk = await createViewer(db, festivalId, { role: 'agency', agencyId })
  head = await createViewer(db, festivalId, { role: 'agency', agencyId, maySubmit: true })
  evaluator = await createViewer(db, festivalId, { role: 'evaluator' })
  second = await createViewer(db, festivalId, { role: 'evaluator' })
  const metrics = await listMetrics(db, festivalId)
  const declared = (code: string, position: number, needsEvidence: boolean) => ({
    editionId: where.edition.id,
    metricId: metrics.find((metric) => metric.code === code)?.id ?? 0,
    position,
    helpFa: 'راهنما',
    helpEn: 'Help',
    needsEvidence,
  })
  await createDeclaredMetrics(db, [declared('requests', 0, true), declared('change', 1, false)])
  // «requests» is an indicator's metric; «change» is in no indicator and is assigned by its own code.
  for (const { user } of [evaluator, second])
    await db.insert(assignment).values(
      ['requests', 'change'].map((indicatorCode) => ({
        editionId: where.edition.id,
        userId: user?.id ?? '',
        indicatorCode,
      })),
    )
  await goTo('announce', 'collect')
})

async function goTo(...steps: StepName[]) {
  for (const step of steps) {
    const { version } = await findCourse(database.db, where.edition.id)
    const outcome = await advanceEdition(context(operatorOf('test')), where, { step, version, reason: 'because' })
    if (!outcome.ok) throw new Error(`${step}: ${outcome.why} ${outcome.detail}`)
  }
}

const draft = (item: Partial<DraftWanted> = {}): DraftWanted => ({
  metric: 'requests',
  version: 0,
  status: 'reported',
  value: 12,
  note: '',
  file: png(),
  ...item,
})
const rows = async () => listDeclarations(database.db, where.edition.id, everything)
const submit = async (viewer: Viewer, at = now) => submitDeclarations(context(viewer, at), where, seenOf(await rows()))
const known = async () =>
  (
    await listMetricCells(database.db, {
      festivalId: where.festival.id,
      metrics: ['requests'],
      from: '2025-03-21',
      to: '2026-03-21',
      asOf: later(600),
    })
  ).map(({ kinds, status, value }) => ({ kinds, status, value }))
const open = async () =>
  (await findCourseFacts(database.db, { editionId: where.edition.id, festivalId: where.festival.id })).declarationsOpen

async function fillAndSubmit(at = now) {
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', value: -3, file: null }))
  return submit(head, at)
}

async function judge(viewer: Viewer, code: string, item: Partial<Judgement> = {}) {
  const submitted = (await rows()).find(({ metric }) => metric.code === code)?.submitted
  return judgeDeclaration(context(viewer, later(30)), where, {
    submittedValueId: submitted?.id ?? 0,
    verdict: 'confirmed',
    reason: '',
    value: 0,
    ...item,
  })
}

test('what is written down counts only when the head has submitted it, as a self-declared observation', async () => {
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', status: 'no-data', value: 0, file: null }))
  expect(await known()).toEqual([])
  expect(await submit(clerk)).toMatchObject({ why: 'not-now' })
  expect(await submit(head)).toEqual({ ok: true, number: 1, isLate: false })
  expect(await known()).toEqual([{ kinds: ['self-declared'], status: 'reported', value: 12 }])
  expect(await saveDraft(context(clerk), where, draft({ version: 1 }))).toMatchObject({ why: 'locked' })
  expect(await open()).toBe(2)
})

test('who saves over what another has changed is told, and nothing of the other is lost', async () => {
  await saveDraft(context(clerk), where, draft())
  expect(await saveDraft(context(head), where, draft({ value: 99 }))).toMatchObject({ why: 'changed-meanwhile' })
  const both = await Promise.all([
    saveDraft(context(clerk), where, draft({ version: 1, value: 20, file: null })),
    saveDraft(context(head), where, draft({ version: 1, value: 30, file: null })),
  ])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  const winner = both[0]?.ok ? 20 : 30
  expect((await rows()).map(({ declaration }) => [declaration.value, declaration.version])).toEqual([[winner, 2]])
})

test.each([
  [draft({ metric: 'stage' }), 'unknown-metric'],
  [draft({ value: -1 }), 'bad-value'],
  [draft({ value: Number.NaN }), 'bad-value'],
  [draft({ status: 'no-data', value: 4 }), 'bad-value'],
  [draft({ file: new File(['<html>'], 'گواهی.pdf', { type: 'application/pdf' }) }), 'wrong-type'],
])('a draft that makes no sense is refused whole: %#', async (wanted, why) => {
  expect(await saveDraft(context(clerk), where, wanted)).toMatchObject({ ok: false, why })
  expect(await rows()).toEqual([])
})

test('nothing is submitted without its evidence, half, or in another version than was read', async () => {
  await saveDraft(context(clerk), where, draft({ file: null }))
  expect(await submit(head)).toMatchObject({ why: 'incomplete', detail: 'change' })
  await saveDraft(context(clerk), where, draft({ metric: 'change', file: null }))
  expect(await submit(head)).toMatchObject({ why: 'needs-evidence', detail: 'requests' })
  const seen = seenOf(await rows())
  await saveDraft(context(clerk), where, draft({ version: 1, value: 13 }))
  expect(await submitDeclarations(context(head), where, seen)).toMatchObject({ why: 'changed-meanwhile' })
  expect(await submit(head)).toMatchObject({ ok: true })
  expect(await submit(head)).toMatchObject({ why: 'nothing' })
})

test('two submits at once make one submission', async () => {
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', file: null }))
  const both = await Promise.all([submit(head), submit(head)])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect((await rows()).map(({ submitted }) => submitted?.number)).toEqual([1, 1])
  expect(await known()).toHaveLength(1)
})

test('a save during a submit is in it, or is told that it came too late: never half', async () => {
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', file: null }))
  const seen = seenOf(await rows())
  const [saved, submitted] = await Promise.all([
    saveDraft(context(clerk), where, draft({ version: 1, value: 50, file: null })),
    submitDeclarations(context(head), where, seen),
  ])
  expect([saved.ok, submitted.ok].filter(Boolean)).toHaveLength(1)
  const [row] = await rows()
  expect(row?.submitted?.value ?? null).toBe(submitted.ok ? row?.declaration.value : null)
})

test.each([
  ['submit', false],
  ['step', true],
])(
  'a submit and the step to the preliminary result at the same moment, the %s first: what was submitted is in it, or refused',
  async (_, isTurned) => {
    await saveDraft(context(clerk), where, draft())
    await saveDraft(context(clerk), where, draft({ metric: 'change', file: null }))
    await goTo('evaluate')
    const [seen, { version }] = [seenOf(await rows()), await findCourse(database.db, where.edition.id)]
    const send = async () => submitDeclarations(context(head), where, seen)
    const step = async () =>
      advanceEdition(context(operatorOf('test'), later(1)), where, {
        step: 'showPreliminary',
        version,
        reason: 'because',
      })
    const [sent, moved] = isTurned
      ? (await Promise.all([step(), send()])).toReversed()
      : await Promise.all([send(), step()])
    expect(moved).toMatchObject({ ok: true })
    expect(sent?.ok ? 'ok' : sent?.why).toMatch(/^(ok|not-now)$/)
    const asOf =
      (
        await findRun(
          database.db,
          where.edition.id,
          (await findCourse(database.db, where.edition.id)).preliminaryRunId ?? 0,
        )
      )?.run.asOf ?? now
    const cells = await listMetricCells(database.db, {
      festivalId: where.festival.id,
      metrics: ['requests'],
      from: where.edition.evaluatedFrom,
      to: where.edition.evaluatedTo,
      asOf,
    })
    expect(cells.map((cell) => cell.value)).toEqual(sent?.ok ? [12] : [])
  },
)

test('what reaches the server at the deadline is taken and flagged late', async () => {
  await saveDeadline(database.db, where.edition.id, 'declarations', later(10))
  expect(await fillAndSubmit(later(10))).toMatchObject({ ok: true, isLate: true })
  expect(
    (await listDeclarationProgress(database.db, where.edition.id, everything)).map(
      ({ agency, submitted, isLate, unjudged }) => [agency.code, submitted, isLate, unjudged],
    ),
  ).toEqual([
    ['health', 0, false, 0],
    ['roads', 0, false, 0],
    ['water', 2, true, 2],
  ])
})

test('a part above its whole is not submitted, and nothing of the rest either; an evaluator can’t make it one', async () => {
  await database.db
    .update(metric)
    .set({ partOf: [{ metric: 'requests', times: 1 }] })
    .where(and(eq(metric.festivalId, where.festival.id), eq(metric.code, 'change')))
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', value: 13, file: null }))
  const impossible = {
    reason: 'part-above-whole',
    metric: { code: 'change' },
    whole: { code: 'requests' },
    value: 13,
    limit: 12,
  }
  expect(await submit(head)).toMatchObject({ ok: false, why: 'bad-value', impossible })
  expect(await known()).toEqual([])
  await saveDraft(context(clerk), where, draft({ metric: 'change', version: 1, value: 12, file: null }))
  expect(await submit(head)).toMatchObject({ ok: true })
  expect(await judge(evaluator, 'change', { verdict: 'corrected', reason: 'از روی گواهی', value: 13 })).toMatchObject({
    why: 'bad-value',
    impossible,
  })
  expect(await judge(evaluator, 'requests', { verdict: 'corrected', reason: 'از روی گواهی', value: 11 })).toMatchObject(
    { why: 'bad-value', impossible: { ...impossible, value: 12, limit: 11 } },
  )
  expect(await judge(evaluator, 'change', { verdict: 'corrected', reason: 'از روی گواهی', value: 3 })).toMatchObject({
    ok: true,
  })
  expect(await judge(evaluator, 'requests', { verdict: 'corrected', reason: 'از روی گواهی', value: 11 })).toMatchObject(
    { ok: true },
  )
})

test('a verdict is not taken back where the value that was sent has become larger than its whole', async () => {
  await database.db
    .update(metric)
    .set({ partOf: [{ metric: 'requests', times: 1 }] })
    .where(and(eq(metric.festivalId, where.festival.id), eq(metric.code, 'change')))
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', value: 12, file: null }))
  expect(await submit(head)).toMatchObject({ ok: true })
  for (const [code, value] of [
    ['change', 3],
    ['requests', 11],
  ] as const)
    expect(await judge(evaluator, code, { verdict: 'corrected', reason: 'از روی گواهی', value })).toMatchObject({
      ok: true,
    })
  const part = (await rows()).find((row) => row.metric.code === 'change')?.evaluation?.id ?? 0
  expect(
    await withdrawVerdict(context(evaluator, later(31)), where, { evaluationId: part, reason: 'اشتباه' }),
  ).toMatchObject({
    why: 'bad-value',
    impossible: { reason: 'part-above-whole', metric: { code: 'change' }, value: 12, limit: 11 },
  })
})

test('a whole of the year is not declared below what is known of its part by months, nor judged so', async () => {
  const { db } = database
  const { id: festivalId } = where.festival
  const isMetric = (code: string) => and(eq(metric.festivalId, festivalId), eq(metric.code, code))
  await db.update(metric).set({ overPeriods: 'adds-up' }).where(eq(metric.festivalId, festivalId))
  await db
    .update(metric)
    .set({ partOf: [{ metric: 'requests', times: 1 }] })
    .where(isMetric('stage'))
  const metricId = (await listMetrics(db, festivalId)).find(({ code }) => code === 'stage')?.id ?? 0
  const months = [
    ['2025-03-21', '2025-04-21'],
    ['2025-05-22', '2025-06-22'],
  ] as const
  const value = { metricId, agencyId, status: 'reported', value: 7, raw: {} } as const
  await db.transaction((tx) =>
    writeInternal(
      tx,
      where.festival,
      { code: 'counted', kind: 'measured', titleFa: 'شمارش', titleEn: 'Counted' },
      months.map(([periodFrom, periodTo]) => ({ ...value, periodFrom, periodTo })),
      later(-600),
    ),
  )
  const impossible = { reason: 'part-above-whole', metric: { code: 'stage' }, whole: { code: 'requests' }, value: 14 }
  await saveDraft(context(clerk), where, draft())
  await saveDraft(context(clerk), where, draft({ metric: 'change', value: 1, file: null }))
  expect(await submit(head)).toMatchObject({
    why: 'bad-value',
    impossible: { ...impossible, limit: 12, periodFrom: '2025-03-21', periodTo: '2025-06-22' },
  })
  await saveDraft(context(clerk), where, draft({ version: 1, value: 14 }))
  expect(await submit(head)).toMatchObject({ ok: true })
  const judged = await judge(evaluator, 'requests', { verdict: 'corrected', reason: 'از روی گواهی', value: 13 })
  expect(judged).toMatchObject({ why: 'bad-value', impossible: { ...impossible, limit: 13 } })
})

test('a value given back is no data until it is submitted again, and the others stay as they were', async () => {
  await fillAndSubmit()
  expect(await judge(evaluator, 'requests', { verdict: 'refused' })).toMatchObject({ why: 'no-reason' })
  expect(await judge(evaluator, 'requests', { verdict: 'refused', reason: 'گواهی خوانا نیست.' })).toMatchObject({
    ok: true,
  })
  expect(await known()).toEqual([{ kinds: ['self-declared'], status: 'no-data', value: 0 }])
  expect(await open()).toBe(1)
  expect(await saveDraft(context(clerk), where, draft({ metric: 'change', version: 1 }))).toMatchObject({
    why: 'locked',
  })
  expect(
    await saveDraft(context(clerk, later(40)), where, draft({ version: 1, value: 12, note: 'گواهی تازه' })),
  ).toMatchObject({ ok: true })
  expect(await submit(head, later(41))).toMatchObject({ ok: true, number: 2 })
  expect((await rows()).map(({ metric, submitted }) => [metric.code, submitted?.number])).toEqual([
    ['requests', 2],
    ['change', 1],
  ])
  expect(await known()).toEqual([{ kinds: ['self-declared'], status: 'reported', value: 12 }])
  expect(await open()).toBe(2)
})

test('a corrected value is a later revision, and of two evaluators at once the first counts', async () => {
  await fillAndSubmit()
  expect(await judge(evaluator, 'requests', { verdict: 'corrected', reason: 'از روی گواهی', value: -2 })).toMatchObject(
    { why: 'bad-value' },
  )
  const both = await Promise.all([
    judge(evaluator, 'requests', { verdict: 'corrected', reason: 'از روی گواهی', value: 10 }),
    judge(second, 'requests'),
  ])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(await known()).toEqual([{ kinds: ['self-declared'], status: 'reported', value: both[0]?.ok ? 10 : 12 }])
  expect(await judge(second, 'requests')).toMatchObject({ why: 'already' })
  expect(await judge(second, 'change')).toMatchObject({ ok: true })
  expect(await open()).toBe(0)
})

test('nobody judges what is not assigned to them, or of the own agency, its parent or its units', async () => {
  await fillAndSubmit()
  const stranger = await createViewer(database.db, where.festival.id, { role: 'evaluator' })
  expect(await judge(stranger, 'requests')).toMatchObject({ why: 'not-yours' })
  const kin = await createViewer(database.db, where.festival.id, { role: 'evaluator', agencyId })
  await database.db
    .insert(assignment)
    .values({ editionId: where.edition.id, userId: kin.user.id, indicatorCode: 'requests' })
  expect(await judge(kin, 'requests')).toMatchObject({ why: 'not-yours' })
  await setAgencyParents(database.db, where.festival.id, new Map([['water', 'roads']]))
  const parent = await createViewer(database.db, where.festival.id, {
    role: 'evaluator',
    agencyId: (await findAgency(database.db, where.festival.id, 'roads'))?.id ?? 0,
  })
  await database.db
    .insert(assignment)
    .values({ editionId: where.edition.id, userId: parent.user.id, indicatorCode: 'requests' })
  expect(await judge(parent, 'requests')).toMatchObject({ why: 'not-yours' })
  expect(await judge(head, 'requests')).toMatchObject({ why: 'not-now' })
})

test('a file is read by its agency, by who is set over all, and by the evaluator once it is submitted', async () => {
  await saveDraft(context(clerk), where, draft())
  const [file] = await listDeclarationFiles(
    database.db,
    (await rows()).map(({ declaration }) => declaration.id),
  )
  const row = await findFile(database.db, file?.id ?? 0)
  if (!row) throw new Error('The file was not kept')
  expect(row.file.mediaType).toBe('image/png')
  const { db } = database
  const festivalId = where.festival.id
  const healthId = (await findAgency(db, festivalId, 'health'))?.id ?? 0
  const others = {
    clerk,
    evaluator,
    auditor: await createViewer(db, festivalId, { role: 'auditor' }),
    judge: await createViewer(db, festivalId, { role: 'judge' }),
    health: await createViewer(db, festivalId, { role: 'agency', agencyId: healthId }),
    stranger: await createViewer(db, festivalId, { role: 'evaluator' }),
    kin: await createViewer(db, festivalId, { role: 'evaluator', agencyId }),
  }
  await db
    .insert(assignment)
    .values({ editionId: where.edition.id, userId: others.kin.user.id, indicatorCode: 'requests' })
  const readers = async () =>
    (
      await Promise.all(
        Object.entries(others).map(async ([name, viewer]) =>
          (await findFileContext(context(viewer), where.festival.code, row)) ? [name] : [],
        ),
      )
    ).flat()
  expect(await readers()).toEqual(['clerk', 'auditor'])
  await saveDraft(context(clerk), where, draft({ metric: 'change', file: null }))
  await submit(head)
  expect(await readers()).toEqual(['clerk', 'evaluator', 'auditor'])
})

test('a file can be taken off until it was submitted', async () => {
  await saveDraft(context(clerk), where, draft())
  const files = async () =>
    listDeclarationFiles(
      database.db,
      (await rows()).map(({ declaration }) => declaration.id),
    )
  const [first] = await files()
  expect(await removeFile(context(clerk), where, { metric: 'requests', fileId: first?.id ?? 0 })).toEqual({ ok: true })
  expect(await files()).toEqual([])
  await saveDraft(context(clerk), where, draft({ version: 2 }))
  await saveDraft(context(clerk), where, draft({ metric: 'change', file: null }))
  await submit(head)
  const [sent] = await files()
  expect(await removeFile(context(clerk), where, { metric: 'requests', fileId: sent?.id ?? 0 })).toMatchObject({
    why: 'locked',
  })
})

const evaluationId = async () => (await rows()).find(({ evaluation }) => evaluation)?.evaluation?.id ?? 0

test('what was sent can be taken back with a reason before the deadline, and is no data until it is sent again', async () => {
  await saveDeadline(database.db, where.edition.id, 'declarations', later(60))
  await fillAndSubmit()
  const seen = sentOf(await rows())
  const take = (viewer: Viewer, item: Partial<{ seen: string; reason: string }> = {}, at = later(5)) =>
    withdrawSubmission(context(viewer, at), where, { seen, reason: 'عدد ماه پیش بود', ...item })
  expect(await take(clerk)).toMatchObject({ why: 'not-now' })
  expect(await take(head, { reason: ' ' })).toMatchObject({ why: 'no-reason' })
  expect(await take(head, { seen: '1' })).toMatchObject({ why: 'changed-meanwhile' })
  expect(await take(head, {}, later(60))).toMatchObject({ why: 'late' })
  expect(await take(head)).toEqual({ ok: true, values: 2 })
  expect(await take(head)).toMatchObject({ why: 'nothing-sent' })
  expect(await known()).toEqual([{ kinds: ['self-declared'], status: 'no-data', value: 0 }])
  expect(await open()).toBe(0)
  expect(await saveDraft(context(clerk, later(6)), where, draft({ version: 1, value: 15 }))).toMatchObject({ ok: true })
  expect(await submit(head, later(7))).toMatchObject({ ok: true, number: 2 })
  expect((await known()).map(({ value }) => value)).toEqual([15])
})

test('what an evaluator has judged is not taken back by its agency, the rest is', async () => {
  await fillAndSubmit()
  await judge(evaluator, 'requests')
  expect(
    await withdrawSubmission(context(head, later(40)), where, { seen: sentOf(await rows()), reason: 'اشتباه' }),
  ).toEqual({ ok: true, values: 1 })
  expect((await rows()).map(({ metric: { code }, submitted }) => [code, submitted !== null])).toEqual([
    ['requests', true],
    ['change', false],
  ])
})

test.each([
  ['confirmed', {}, 12],
  ['corrected', { reason: 'از روی گواهی', value: 10 }, 10],
  ['refused', { reason: 'گواهی خوانا نیست' }, 0],
] as const)(
  'a verdict “%s” is taken back with a reason, and the value waits for another evaluator as it was sent',
  async (verdict, more, judged) => {
    await fillAndSubmit()
    await judge(evaluator, 'requests', { verdict, ...more })
    expect((await known()).map(({ value }) => value)).toEqual([judged])
    const id = await evaluationId()
    expect(
      await withdrawVerdict(context(head, later(31)), where, { evaluationId: id, reason: 'چرا نه' }),
    ).toMatchObject({ why: 'not-now' })
    expect(await withdrawVerdict(context(evaluator, later(31)), where, { evaluationId: id, reason: '' })).toMatchObject(
      {
        why: 'no-reason',
      },
    )
    const both = await Promise.all(
      [evaluator, second].map((viewer) =>
        withdrawVerdict(context(viewer, later(31)), where, { evaluationId: id, reason: 'سند دیگری بود' }),
      ),
    )
    expect(both.map((one) => (one.ok ? 'done' : one.why)).toSorted()).toEqual(['done', 'judged-meanwhile'])
    expect(await known()).toEqual([{ kinds: ['self-declared'], status: 'reported', value: 12 }])
    expect(await open()).toBe(2)
    expect(await judge(second, 'requests')).toMatchObject({ ok: true })
    expect(
      (await listEvents(database.db, { editionId: where.edition.id }, 20)).find(
        ({ action }) => action === 'declaration.withdrawVerdict',
      ),
    ).toMatchObject({ reason: 'سند دیگری بود', before: { verdict } })
  },
)

test('a value that was given back stays so once its agency has begun to answer', async () => {
  await fillAndSubmit()
  await judge(evaluator, 'requests', { verdict: 'refused', reason: 'گواهی خوانا نیست' })
  await saveDraft(context(clerk, later(35)), where, draft({ version: 1, value: 13 }))
  expect(
    await withdrawVerdict(context(evaluator, later(40)), where, {
      evaluationId: await evaluationId(),
      reason: 'اشتباه',
    }),
  ).toMatchObject({ why: 'answered' })
})
