import type { Db, Transaction } from '../../db/client.server'
import { findAppliedRun, moveCourse } from '../../db/queries/course-changes'
import { findCourseFacts } from '../../db/queries/course-facts'
import { type Course, findOpenPublication, holdCourse } from '../../db/queries/courses'
import type { Edition, Festival } from '../../db/queries/festivals'
import { findModelVersionFor } from '../../db/queries/models'
import type { AuditAction } from '../audit/actions'
import { recordEvent } from '../audit/audit.server'
import { type Blocked, listBlocked } from '../course/course-guards'
import { type EffectName, type StepName, stepOf } from '../course/course-steps'
import type { Asking } from '../access/edition-place.server'
import { reachOf } from '../policy.server'
import { tellTurn } from './notify.server'
import { createPublication } from './publications.server'
import { scoreEdition, storedModel } from './score-edition.server'
import { countStuckObjections } from './stuck-objections.server'

export interface StepWanted {
  step: StepName
  /** Of the course as the person saw it: where it is another by now, somebody was faster. */
  version: number
  reason: string
  /** For `approve`: when the results open, and whether the public sees the whole ranking. What is to open at once is asked for by that word, never by a moment that is past. */
  opensAt?: Date | 'now'
  showsRankings?: boolean
}

export type StepOutcome =
  | { ok: true; course: Course }
  | {
      ok: false
      why:
        | 'not-allowed'
        | 'moved-meanwhile'
        | 'wrong-state'
        | 'needs-reason'
        | 'needs-opening'
        | 'opening-past'
        | 'not-scored'
        | 'not-published'
      detail: string
    }
  | { ok: false; why: 'blocked'; detail: string; blocked: Blocked[] }

type Where = { festival: Festival; edition: Edition }

/** Takes an edition one step on (or back), whole or not at all: guards, effect, step and event in one transaction that holds the course. */
export async function advanceEdition(asking: Asking, where: Where, wanted: StepWanted): Promise<StepOutcome> {
  return asking.db.transaction(async (tx) => {
    const held = await settleCourse(tx, asking, where)
    const refusal = await refuse(tx, asking, where, held, wanted)
    if (refusal) return refusal
    const { to, effect } = stepOf(wanted.step)
    const change = await takeEffect(tx, asking, where, held, effect, wanted)
    if (!change.ok) return change
    const next = { ...change.fields, state: to }
    await moveCourse(tx, held, next, {
      name: wanted.step,
      userId: asking.viewer.user?.id ?? null,
      at: asking.now,
      reason: wanted.reason || null,
    })
    await record(tx, asking, where, `edition.${wanted.step}`, held.state, next, wanted.reason)
    const course = { ...held, ...next, since: asking.now, version: held.version + 1 }
    await tellTurn(tx, where, course, asking.now)
    return { ok: true, course }
  })
}

/** What was approved is published when its embargo is over: the first one to hold the course afterwards writes that down. */
export async function settleCourse(tx: Transaction, asking: Asking, where: Where): Promise<Course> {
  const held = await holdCourse(tx, where.edition.id)
  if (held.state !== 'approved' || !(await findOpenPublication(tx, where.edition.id, asking.now))) return held
  await moveCourse(tx, held, { state: 'published' }, { name: 'publish', userId: null, at: asking.now, reason: null })
  await record(
    tx,
    { ...asking, viewer: { user: null, grants: [], origin: 'clock' } },
    where,
    'edition.publish',
    held.state,
    { state: 'published' },
    '',
  )
  return { ...held, state: 'published', since: asking.now, version: held.version + 1 }
}

async function refuse(
  tx: Db,
  { viewer, now }: Asking,
  { festival, edition }: Where,
  held: Course,
  { step, version, reason, opensAt }: StepWanted,
): Promise<StepOutcome | null> {
  const { from, guards, isBack } = stepOf(step)
  if (!reachOf(viewer, 'edition.advance', { festivalId: festival.id, stage: held.state }))
    return { ok: false, why: 'not-allowed', detail: step }
  // Reading a course whose embargo has ended shows the state that it has not been written into yet.
  if (held.version !== version && !(from === 'published' && held.version === version + 1))
    return { ok: false, why: 'moved-meanwhile', detail: held.state }
  if (held.state !== from) return { ok: false, why: 'wrong-state', detail: held.state }
  const blocked = await listBlockedSteps(tx, { festival, edition }, step, now)
  const inTheWay = blocked.filter((one) => !one.isOverridable || !reason)
  if (inTheWay.length) return { ok: false, why: 'blocked', detail: guards.join(' '), blocked: inTheWay }
  if (isBack && !reason) return { ok: false, why: 'needs-reason', detail: step }
  if (step !== 'approve') return null
  if (!opensAt) return { ok: false, why: 'needs-opening', detail: step }
  if (opensAt !== 'now' && opensAt <= now) return { ok: false, why: 'opening-past', detail: opensAt.toISOString() }
  return null
}

/** What stands in the way of a step now. */
export async function listBlockedSteps(
  db: Db,
  { festival, edition }: Where,
  step: StepName,
  now: Date,
): Promise<Blocked[]> {
  const [facts, version] = await Promise.all([
    findCourseFacts(db, { editionId: edition.id, festivalId: festival.id }),
    findModelVersionFor(db, edition),
  ])
  const { guards } = stepOf(step)
  const objectionsStuck =
    guards.includes('objectionsAssigned') && facts.objectionsUnruled
      ? await countStuckObjections(db, { festival, edition })
      : 0
  return listBlocked(guards, { facts, objectionsStuck, model: version && storedModel(version), now })
}

type Effect = { ok: true; fields: Partial<Course> } | { ok: false; why: 'not-scored' | 'not-published'; detail: string }

async function takeEffect(
  tx: Transaction,
  asking: Asking,
  where: Where,
  held: Course,
  effect: EffectName | undefined,
  wanted: StepWanted,
): Promise<Effect> {
  const { edition } = where
  const fields = (own: Partial<Course>): Effect => ({ ok: true, fields: own })
  if (effect === 'lockModel') return fields({ modelVersionId: (await findModelVersionFor(tx, edition))?.id ?? null })
  if (effect === 'unlockModel') return fields({ modelVersionId: null })
  if (effect === 'dropPreliminary') return fields({ preliminaryRunId: null })
  if (effect === 'showApplied')
    return fields({ preliminaryRunId: (await findAppliedRun(tx, edition.id)) ?? held.preliminaryRunId })
  if (effect === 'dropFinal') return fields({ finalRunId: null })
  if (effect === 'freezeFinal')
    return fields({ finalRunId: (await findAppliedRun(tx, edition.id)) ?? held.preliminaryRunId })
  if (effect === 'seal') return seal(tx, asking, where, wanted)
  if (effect !== 'freezePreliminary') return fields({})
  const outcome = await scoreEdition({ ...asking, db: tx }, edition)
  return outcome.ok
    ? fields({ preliminaryRunId: outcome.runId })
    : { ok: false, why: 'not-scored', detail: `${outcome.why} ${outcome.detail}` }
}

async function seal(
  tx: Db,
  asking: Asking,
  where: Where,
  { opensAt: wanted, showsRankings = false }: StepWanted,
): Promise<Effect> {
  if (!wanted) throw new Error('What is sealed has a moment at which it opens')
  const opensAt = wanted === 'now' ? asking.now : wanted
  const sealed = await createPublication({ ...asking, db: tx }, where, { opensAt, showsRankings, reason: null })
  return sealed.ok
    ? { ok: true, fields: { embargoUntil: opensAt } }
    : { ok: false, why: 'not-published', detail: `${sealed.why} ${sealed.detail}` }
}

async function record(
  tx: Transaction,
  { viewer, now }: Asking,
  { festival, edition }: Where,
  action: AuditAction,
  from: string,
  after: object,
  reason: string,
) {
  await recordEvent(tx, viewer, {
    action,
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    subject: `edition:${edition.code}`,
    before: { state: from },
    after,
    reason: reason || null,
  })
}
