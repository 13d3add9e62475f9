import type { RequestContext } from '../../policy/request-context'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listEventsAfter } from '../../../db/queries/audit'
import { listTransitions, saveDeadline } from '../../../db/queries/course-changes'
import { findCourse } from '../../../db/queries/courses'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { findLatestModelVersion, findModelVersionFor } from '../../../db/queries/models'
import type { Database } from '../../../db/client.server'
import { edition } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { type StepWanted, advanceEdition } from './advance-edition.server'
import { saveDraft } from '../model/edit-model.server'
import { storedModel } from '../../model/stored-model'

let database: Database
let where: { festival: Festival; edition: Edition }
let count = 0
const now = new Date('2026-01-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  where = await createScoredEdition(database.db, `course-${++count}`)
})
afterAll(() => database.close())

const context = (at = now): RequestContext => ({ db: database.db, viewer: operatorOf('test'), now: at })
const courseNow = () => findCourse(database.db, where.edition.id)
const advance = async (step: StepWanted['step'], item: Partial<StepWanted> = {}, at = now) =>
  advanceEdition(context(at), where, { step, version: (await courseNow()).version, reason: '', ...item })

async function laterModel() {
  const stored = await findLatestModelVersion(database.db, where.edition.modelId)
  if (!stored) throw new Error('There is no model')
  return { version: stored.version, model: storedModel(stored) }
}

async function goTo(...steps: StepWanted['step'][]) {
  for (const step of steps) expect(await advance(step, { reason: 'because' })).toMatchObject({ ok: true })
}

describe('an edition', () => {
  test('goes on by steps, each kept with its reason, and each an event in the same order', async () => {
    await goTo('announce', 'collect', 'evaluate')
    expect(
      (await listTransitions(database.db, where.edition.id)).map(({ step, from, to }) => `${step}: ${from} → ${to}`),
    ).toEqual(['announce: draft → announced', 'collect: announced → collecting', 'evaluate: collecting → evaluating'])
    const events = (await listEventsAfter(database.db, 0, 1000)).filter((event) => event.editionId === where.edition.id)
    expect(events.map((event) => event.action)).toEqual(['edition.announce', 'edition.collect', 'edition.evaluate'])
  })

  test('takes no step from elsewhere, and none that somebody has taken meanwhile', async () => {
    expect(await advance('evaluate')).toMatchObject({ ok: false, why: 'wrong-state' })
    await goTo('announce')
    expect(await advance('collect', { version: 0 })).toMatchObject({ ok: false, why: 'moved-meanwhile' })
  })

  test('goes back only with a reason', async () => {
    await goTo('announce')
    expect(await advance('withdraw')).toMatchObject({ ok: false, why: 'needs-reason' })
    expect(await advance('withdraw', { reason: 'a group is wrong' })).toMatchObject({
      ok: true,
      course: { state: 'draft', modelVersionId: null },
    })
  })

  test('is not moved by who may not', async () => {
    const viewer = { user: { id: 'm', name: 'm' }, grants: [], origin: 'test' }
    expect(
      await advanceEdition({ ...context(), viewer }, where, { step: 'announce', version: 0, reason: '' }),
    ).toMatchObject({ ok: false, why: 'not-allowed' })
  })

  test('keeps the run that its agencies are shown, and lets it go on the way back', async () => {
    await goTo('announce', 'collect', 'evaluate', 'showPreliminary')
    expect((await courseNow()).preliminaryRunId).toBeGreaterThan(0)
    await goTo('evaluateAgain')
    expect((await courseNow()).preliminaryRunId).toBeNull()
  })

  test('ends objections at the deadline, before it only with a reason, and never without one set', async () => {
    await goTo('announce', 'collect', 'evaluate', 'showPreliminary', 'hearObjections')
    expect(await advance('review')).toMatchObject({
      ok: false,
      why: 'blocked',
      blocked: [{ guard: 'objectionsDeadlineSet', n: 1 }],
    })
    await saveDeadline(database.db, where.edition.id, 'objections', new Date(now.getTime() + 60_000))
    expect(await advance('review')).toMatchObject({
      ok: false,
      why: 'blocked',
      blocked: [{ guard: 'objectionsOver', n: 1 }],
    })
    expect(await advance('review', {}, new Date(now.getTime() + 60_000))).toMatchObject({ ok: true })
  })

  test('freezes the preliminary run as the final one where no ruling has changed anything', async () => {
    await goTo('announce', 'collect', 'evaluate', 'showPreliminary', 'hearObjections', 'review', 'finalise')
    const { preliminaryRunId, finalRunId } = await courseNow()
    expect(finalRunId).toBe(preliminaryRunId)
    expect(await advance('shortlist')).toMatchObject({
      ok: false,
      why: 'blocked',
      blocked: [{ guard: 'hasCategories' }],
    })
  })

  test('is announced only with agencies that take part', async () => {
    const { id: _, ...own } = where.edition
    const [empty] = await database.db
      .insert(edition)
      .values({ ...own, code: 'empty' })
      .returning()
    if (!empty) throw new Error('The edition was not created')
    expect(
      await advanceEdition(context(), { ...where, edition: empty }, { step: 'announce', version: 0, reason: '' }),
    ).toMatchObject({ why: 'blocked', blocked: [{ guard: 'hasParticipants' }] })
  })

  test('that is announced at the same moment as its model is saved has the newest model, and no later one', async () => {
    const viewer = operatorOf('test')
    const { version, model } = await laterModel()
    const editionContext = await editionContextOf({ ...context(), viewer }, where, 'model.edit')
    if (!editionContext) throw new Error('The model can not be edited')
    const [saved, announced] = await Promise.all([
      saveDraft(context(), editionContext, {
        text: JSON.stringify({ ...model, version: '9.0.0' }),
        reason: 'because',
        opened: version,
      }),
      advance('announce', { version: 0 }),
    ])
    expect(announced).toMatchObject({ ok: true })
    expect((await findModelVersionFor(database.db, where.edition))?.version).toBe(saved.ok ? '9.0.0' : version)
    expect((await courseNow()).modelVersionId).toBe(
      (await findLatestModelVersion(database.db, where.edition.modelId))?.id,
    )
  })

  test('that two people move at the same moment moves once', async () => {
    const outcomes = await Promise.all([
      advance('announce', { version: 0 }),
      advance('announce', { version: 0 }),
      advance('announce', { version: 0 }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.why]))).toEqual([
      'moved-meanwhile',
      'moved-meanwhile',
    ])
    expect(await listTransitions(database.db, where.edition.id)).toHaveLength(1)
  })
})
