import type { FestivalEdition } from '../../access/edition-context.server'
import { storedModel } from '../../model/stored-model'
import type { Db, Transaction } from '../../../db/database'
import { findAppliedRun, moveCourse } from '../../../db/queries/course-changes'
import { findCourseFacts } from '../../../db/queries/course-facts'
import { type Course, findOpenPublication, holdCourse } from '../../../db/queries/courses'
import { findModelVersionFor } from '../../../db/queries/models'
import { lockFestival } from '../../../db/queries/sources'
import type { AuditAction } from '../../audit/actions'
import { recordEvent } from '../../audit/audit.server'
import { openSigningKey } from '../../audit/signing.server'
import { type Blocked, listBlocked } from '../../course/course-guards'
import { type EffectName, type StepName, stepOf } from '../../course/course-steps'
import type { RequestContext } from '../../policy/request-context'
import type { ScoredRows } from '../../workers/score-rows'
import { reachOf } from '../../policy/policy.server'
import { tellTurn } from '../notices/notify.server'
import {
  type PublicationInput,
  type SealedPublication,
  sealPublication,
  storePublication,
} from '../publication/publications.server'
import { retryWhileChanging } from '../retry-while-changing.server'
import { signLog } from '../log/sign-log.server'
import { latestMoment, storeScored } from '../scoring/score-edition.server'
import { type Basis, computeScores, isStillKnown, readBasis } from '../scoring/scoring-basis.server'
import { countStuckObjections } from './stuck-objections.server'

export interface StepWanted {
  step: StepName
  /** Of the course as the person saw it: where it is another by now, somebody was faster. */
  version: number
  reason: string
  /**
   * For `approve`: when the results open, and whether the public sees the whole ranking. What is to open at once is
   * asked for by that word, never by a moment that is past.
   */
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

/**
 * Takes an edition one step on (or back), whole or not at all: guards, effect, step and event in one transaction that
 * holds the course. What takes long is made before, under no lock, and made again where something has changed by then.
 */
export async function advanceEdition(
  context: RequestContext,
  where: FestivalEdition,
  wanted: StepWanted,
): Promise<StepOutcome> {
  const outcome = await retryWhileChanging(async (): Promise<StepOutcome | null> => {
    const made = await prepareEffect(context, where, wanted)
    if (!made.ok) return made
    return context.db.transaction((tx) => takeStep({ ...context, db: tx }, where, wanted, made))
  })
  // After the commit: what is signed must not be taken back.
  if (outcome.ok && stepOf(wanted.step).effect === 'seal')
    await signLog(context.db, await openSigningKey(), context.now)
  return outcome
}

async function takeStep(
  context: RequestContext<Transaction>,
  where: FestivalEdition,
  wanted: StepWanted,
  made: PreparedEffect,
): Promise<StepOutcome | null> {
  const { db: tx, viewer, now } = context
  const held = await settleCourse(tx, context, where)
  const refusal = await refuse(tx, context, where, held, wanted)
  if (refusal) return refusal
  const { to, effect } = stepOf(wanted.step)
  const change = await takeEffect(context, where, held, effect, wanted, made)
  if (!change?.ok) return change
  const next = { ...change.fields, state: to }
  await moveCourse(tx, held, next, {
    name: wanted.step,
    userId: viewer.user?.id ?? null,
    at: now,
    reason: wanted.reason || null,
  })
  await record(tx, context, where, `edition.${wanted.step}`, held.state, next, wanted.reason)
  const course = { ...held, ...next, since: now, version: held.version + 1 }
  await tellTurn(tx, where, course, now)
  return { ok: true, course }
}

interface PreparedEffect {
  ok: true
  scored?: { basis: Basis; rows: ScoredRows }
  sealed?: SealedPublication
}

/**
 * What a step needs that takes long: scores, or the files of a publication. A step that is refused anyway is refused
 * before.
 */
async function prepareEffect(
  context: RequestContext,
  where: FestivalEdition,
  wanted: StepWanted,
): Promise<PreparedEffect | Extract<StepOutcome, { ok: false }>> {
  const { effect } = stepOf(wanted.step)
  if (effect !== 'freezePreliminary' && effect !== 'seal') return { ok: true }
  const refusal = await context.db.transaction(async (tx) =>
    refuse(tx, context, where, await settleCourse(tx, context, where), wanted),
  )
  if (refusal && !refusal.ok) return refusal
  if (effect === 'seal') {
    const sealed = await sealPublication(context, where, wishesOf(context, wanted))
    return sealed.ok
      ? { ok: true, sealed: sealed.publication }
      : { ok: false, why: 'not-published', detail: `${sealed.why} ${sealed.detail}` }
  }
  const read = await readBasis(context.db, where.edition, context)
  if (!read.ok) return { ok: false, why: 'not-scored', detail: `${read.why} ${read.detail}` }
  const { basis } = read
  return {
    ok: true,
    scored: { basis, rows: await computeScores(context.db, where.edition, basis, { asOf: basis.asOf }) },
  }
}

/**
 * What was approved is published when its embargo is over: the first one to hold the course afterwards writes that
 * down.
 */
export async function settleCourse(tx: Transaction, context: RequestContext, where: FestivalEdition): Promise<Course> {
  const held = await holdCourse(tx, where.edition.id)
  if (held.state !== 'approved' || !(await findOpenPublication(tx, where.edition.id, context.now))) return held
  await moveCourse(tx, held, { state: 'published' }, { name: 'publish', userId: null, at: context.now, reason: null })
  await record(
    tx,
    { ...context, viewer: { user: null, grants: [], origin: 'clock' } },
    where,
    'edition.publish',
    held.state,
    { state: 'published' },
    '',
  )
  return { ...held, state: 'published', since: context.now, version: held.version + 1 }
}

async function refuse(
  tx: Db,
  { viewer, now }: RequestContext,
  { festival, edition }: FestivalEdition,
  held: Course,
  { step, version, reason, opensAt }: StepWanted,
): Promise<StepOutcome | null> {
  const { from, guards, isBack } = stepOf(step)
  const isAllowedAt = (stage: Course['state']) =>
    reachOf(viewer, 'edition.advance', { festivalId: festival.id, stage }) !== null
  // Who was overtaken is told that: by now the edition may be where nothing is allowed any more.
  if (!isAllowedAt(held.state))
    return {
      ok: false,
      why: held.version !== version && isAllowedAt(from) ? 'moved-meanwhile' : 'not-allowed',
      detail: held.version !== version ? held.state : step,
    }
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
  { festival, edition }: FestivalEdition,
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

/** Null: what was prepared is no longer what it would be now. */
async function takeEffect(
  context: RequestContext<Transaction>,
  where: FestivalEdition,
  held: Course,
  effect: EffectName | undefined,
  wanted: StepWanted,
  made: PreparedEffect,
): Promise<Effect | null> {
  const { edition } = where
  const { db: tx } = context
  const fields = (item: Partial<Course>): Effect => ({ ok: true, fields: item })
  if (effect === 'lockModel') return fields({ modelVersionId: (await findModelVersionFor(tx, edition))?.id ?? null })
  if (effect === 'unlockModel') return fields({ modelVersionId: null })
  if (effect === 'dropPreliminary') return fields({ preliminaryRunId: null })
  if (effect === 'showApplied')
    return fields({ preliminaryRunId: (await findAppliedRun(tx, edition.id)) ?? held.preliminaryRunId })
  if (effect === 'dropFinal') return fields({ finalRunId: null })
  if (effect === 'freezeFinal')
    return fields({ finalRunId: (await findAppliedRun(tx, edition.id)) ?? held.preliminaryRunId })
  if (made.sealed) return storeSealed(context, wanted, made.sealed)
  if (made.scored) return freezeScored(context, where, made.scored)
  return fields({})
}

async function storeSealed(
  context: RequestContext<Transaction>,
  wanted: StepWanted,
  sealed: SealedPublication,
): Promise<Effect | null> {
  const wishes = wishesOf(context, wanted)
  const stored = await storePublication(context, sealed, wishes)
  if (!stored) return null
  return stored.ok
    ? { ok: true, fields: { embargoUntil: wishes.opensAt } }
    : { ok: false, why: 'not-published', detail: `${stored.why} ${stored.detail}` }
}

function wishesOf({ now }: RequestContext, { opensAt, showsRankings = false }: StepWanted): PublicationInput {
  if (!opensAt) throw new Error('What is sealed has a moment at which it opens')
  return { opensAt: opensAt === 'now' ? now : opensAt, showsRankings, reason: null }
}

async function freezeScored(
  context: RequestContext<Transaction>,
  { festival, edition }: FestivalEdition,
  { basis, rows }: NonNullable<PreparedEffect['scored']>,
): Promise<Effect | null> {
  const { db: tx, viewer, now } = context
  await lockFestival(tx, festival.id)
  if (!(await isStillKnown(tx, edition, basis))) return null
  const asOf = await latestMoment(tx, festival.id, now)
  const { runId, inputHash, resultHash } = await storeScored(tx, edition, basis, rows, { asOf, now })
  await recordEvent(tx, viewer, {
    action: 'edition.score',
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    subject: `run:${runId}`,
    after: { asOf, inputHash, resultHash },
  })
  return { ok: true, fields: { preliminaryRunId: runId } }
}

async function record(
  tx: Transaction,
  { viewer, now }: RequestContext,
  { festival, edition }: FestivalEdition,
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
