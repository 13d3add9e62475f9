import type { RequestContext } from '../../policy/request-context'
import type { Db, Transaction } from '../../../db/database'
import { type Agency, findAgencyById } from '../../../db/queries/agencies'
import { findAppliedRun } from '../../../db/queries/course-changes'
import { holdCourse } from '../../../db/queries/courses'
import {
  type Review,
  type RuledAdjustment,
  countUnruled,
  createReview,
  decideReview,
  listPendingAdjustments,
  listReviewedAdjustments,
  listReviews,
} from '../../../db/queries/objections'
import { findLatestRun, findRun } from '../../../db/queries/runs'
import { lockFestival } from '../../../db/queries/sources'
import { recordEvent } from '../../audit/audit.server'
import type { FestivalEdition } from '../../access/edition-context.server'
import { type Act, reachOf } from '../../policy/policy.server'
import type { ScoredRows } from '../../workers/score-rows'
import { isChanging, retryWhileChanging } from '../retry-while-changing.server'
import { latestMoment, storeScored } from '../scoring/score-edition.server'
import { type Basis, computeScores, isStillKnown } from '../scoring/scoring-basis.server'
import { type TrialValues, tryWriting } from '../scoring/trial-scoring.server'
import { expectFound } from '../../expect/expect-found'
import { type ImpossibleValue, findImpossibleValue } from '../values/validate-values.server'
import { keepIfDone } from '../scoring/try-out.server'
import { type DecisiveSources, writeDecided } from '../values/write-decided.server'
import type { InternalValue } from '../values/write-internal.server'

export type ReviewOutcome =
  | { ok: true; review: Review }
  | {
      ok: false
      why:
        'not-now' | 'unruled' | 'nothing' | 'open-already' | 'decided-already' | 'changed' | 'not-scored' | 'no-reason'
      detail: string
    }
  | { ok: false; why: 'impossible'; detail: string; agency: AgencyName; impossible: ImpossibleValue }

type AgencyName = Pick<Agency, 'code' | 'titleFa' | 'titleEn'>

/** Rulings have sources of their own: what they wrote is told apart from what systems and agencies said. */
const sources: DecisiveSources = {
  measured: { code: 'rulings', titleFa: 'رأی به اعتراض‌ها', titleEn: 'Rulings on objections' },
  'self-declared': {
    code: 'rulings-declared',
    titleFa: 'رأی به اعتراض‌ها دربارهٔ خوداظهاری',
    titleEn: 'Rulings on objections to self-declared values',
  },
  surveyed: {
    code: 'rulings-surveyed',
    titleFa: 'رأی به اعتراض‌ها دربارهٔ نظرسنجی',
    titleEn: 'Rulings on objections to surveyed values',
  },
}

/**
 * Scores the edition as it would be with every ruling applied, beside the run over those applied before, else the one
 * that agencies saw. Nothing else is changed.
 */
export async function proposeReview(context: RequestContext, where: FestivalEdition): Promise<ReviewOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  return retryWhileChanging(async () => {
    const ready = await db.transaction((tx) => findGrounds(tx, context, where))
    if (!ready.ok) return ready
    const { basis, asOf, changes } = ready.trial
    const known = await computeScores(db, edition, basis, { asOf })
    const scored = await computeScores(db, edition, basis, { asOf, changes })
    return db.transaction(async (tx): Promise<ReviewOutcome | null> => {
      const base = await openForReview(tx, context, where, 'review.decide')
      if (!base.ok) return base
      const pending = await listPendingAdjustments(tx, edition.id)
      await lockFestival(tx, festival.id)
      if (
        base.runId !== ready.base.runId ||
        keyOf(pending) !== keyOf(ready.pending) ||
        !(await isStillKnown(tx, edition, basis))
      )
        return null
      const baseRun = await findRun(tx, edition.id, base.runId)
      // The same data under a newer engine may give another result, and is no newer data.
      const hasNewerData = known.facts.inputHash !== baseRun?.run.inputHash
      const candidate = await storeScored(tx, edition, basis, scored, {
        asOf: await latestMoment(tx, festival.id, now),
        now,
        purpose: 'candidate',
      })
      const rulings = [...new Set(pending.map(({ ruling }) => ruling.id))]
      const number = ((await listReviews(tx, edition.id))[0]?.review.number ?? 0) + 1
      const saved = await createReview(
        tx,
        {
          editionId: edition.id,
          number,
          baseRunId: base.runId,
          candidateRunId: candidate.runId,
          state: 'open',
          hasNewerData,
          createdBy: base.userId,
          createdAt: now,
        },
        rulings,
      )
      if (!saved) return { ok: false, why: 'open-already', detail: '' }
      const after = { rulings, candidate: candidate.resultHash }
      await recordEvent(tx, viewer, {
        action: 'review.propose',
        at: now,
        festivalId: festival.id,
        editionId: edition.id,
        subject: `review:${number}`,
        after,
      })
      return { ok: true, review: saved }
    })
  })
}

type Grounds =
  | { ok: true; base: { runId: number }; pending: RuledAdjustment[]; trial: TrialValues }
  | Extract<ReviewOutcome, { ok: false }>

async function findGrounds(tx: Transaction, context: RequestContext, where: FestivalEdition): Promise<Grounds> {
  const base = await openForReview(tx, context, where, 'review.decide')
  if (!base.ok) return base
  if (await countUnruled(tx, where.edition.id)) return { ok: false, why: 'unruled', detail: '' }
  const pending = await listPendingAdjustments(tx, where.edition.id)
  if (!pending.length) return { ok: false, why: 'nothing', detail: '' }
  const tried = await tryRulings(tx, where, pending, context.now)
  return tried.ok ? { ok: true, base, pending, trial: tried.trial } : tried
}

async function tryRulings(
  tx: Transaction,
  where: FestivalEdition,
  rulings: readonly RuledAdjustment[],
  now: Date,
): Promise<{ ok: true; trial: TrialValues } | Extract<ReviewOutcome, { ok: false }>> {
  const impossible = await findImpossibleRuling(tx, where, rulings)
  if (impossible) return impossible
  const tried = await tryWriting(tx, where, rulings.map(toValue), now, (inner) =>
    writeRulings(inner, where, rulings, now),
  )
  return tried.ok ? tried : { ok: false, why: 'not-scored', detail: `${tried.why} ${tried.detail}` }
}

/** Values that were possible when they were ruled, and are not beside what sources say by now. */
async function findImpossibleRuling(
  tx: Transaction,
  { festival }: FestivalEdition,
  rulings: readonly RuledAdjustment[],
): Promise<Extract<ReviewOutcome, { why: 'impossible' }> | null> {
  const impossible = await findImpossibleValue(tx, festival.id, rulings.map(toValue))
  if (!impossible) return null
  const { agencyId, metric } = impossible
  const { code, titleFa, titleEn } = expectFound(await findAgencyById(tx, agencyId), `the agency ${agencyId}`)
  return {
    ok: false,
    why: 'impossible',
    detail: `${code} ${metric.code}`,
    agency: { code, titleFa, titleEn },
    impossible,
  }
}

const keyOf = (rulings: readonly RuledAdjustment[]) => JSON.stringify(rulings.map(({ adjustment }) => adjustment))

/**
 * Applies a review whole, or cancels it whole: then its rulings wait for the next. Applied, the edition must come out
 * as the candidate did to the last digit.
 */
export async function decide(
  context: RequestContext,
  where: FestivalEdition,
  review: Review,
  decision: 'applied' | 'cancelled',
  reason: string,
): Promise<ReviewOutcome> {
  if (decision === 'cancelled' && !reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  return retryWhileChanging(async () => {
    const ready = decision === 'applied' ? await scoreReviewed(context, where, review) : null
    if (ready && !ready.ok) return ready
    return writeDecision(context, where, review, decision, reason, ready)
  })
}

interface Reviewed {
  ok: true
  basis: Basis
  rulings: RuledAdjustment[]
  scored: ScoredRows
}

/** What the edition comes to with the rulings of a review. */
async function scoreReviewed(
  context: RequestContext,
  where: FestivalEdition,
  review: Review,
): Promise<Reviewed | Extract<ReviewOutcome, { ok: false }>> {
  const { db, now } = context
  const tried = await db.transaction(async (tx) => {
    const base = await openForReview(tx, context, where, 'review.decide')
    if (!base.ok) return base
    const rulings = await listReviewedAdjustments(tx, review.id)
    const trial = await tryRulings(tx, where, rulings, now)
    return trial.ok ? { ...trial, rulings } : trial
  })
  if (!tried.ok) return tried
  const { basis, asOf, changes } = tried.trial
  return {
    ok: true,
    basis,
    rulings: tried.rulings,
    scored: await computeScores(db, where.edition, basis, { asOf, changes }),
  }
}

async function writeDecision(
  context: RequestContext,
  where: FestivalEdition,
  review: Review,
  decision: 'applied' | 'cancelled',
  reason: string,
  ready: Reviewed | null,
): Promise<ReviewOutcome | null> {
  const { viewer, now } = context
  const { festival, edition } = where
  const outcome = await keepIfDone(context.db, async (tx): Promise<ReviewOutcome | typeof isChanging> => {
    const base = await openForReview(tx, context, where, 'review.decide')
    if (!base.ok) return base
    if (ready) await lockFestival(tx, festival.id)
    if (ready && !(await isStillKnown(tx, edition, ready.basis))) return isChanging
    const made = ready ? await apply(tx, where, review, ready, now) : { pullId: null, runId: null, isSame: true }
    if (!made.isSame) return { ok: false, why: 'changed', detail: String(review.number) }
    const values = {
      state: decision,
      decidedBy: base.userId,
      decidedAt: now,
      reason: reason.trim() || null,
      pullId: made.pullId,
      runId: made.runId,
    }
    if (!(await decideReview(tx, review.id, values)))
      return { ok: false, why: 'decided-already', detail: String(review.number) }
    await recordEvent(tx, viewer, {
      action: `review.${decision}`,
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `review:${review.number}`,
      before: { runId: review.baseRunId },
      after: made,
      reason: values.reason,
    })
    return { ok: true, review: { ...review, ...values } }
  })
  return !outcome.ok && outcome.why === 'is-changing' ? null : outcome
}

/** Under the festival's lock: what was scored is exactly what is written. */
async function apply(
  tx: Transaction,
  where: FestivalEdition,
  review: Review,
  { basis, rulings, scored }: Reviewed,
  now: Date,
): Promise<{ pullId: number | null; runId: number | null; isSame: boolean }> {
  const pullId = await writeRulings(tx, where, rulings, now)
  const asOf = await latestMoment(tx, where.festival.id, now)
  const stored = await storeScored(tx, where.edition, basis, scored, { asOf, now })
  const candidate = await findRun(tx, where.edition.id, review.candidateRunId)
  return { pullId, runId: stored.runId, isSame: stored.resultHash === candidate?.run.resultHash }
}

async function openForReview(
  tx: Db,
  { viewer }: RequestContext,
  { festival, edition }: FestivalEdition,
  act: Act,
): Promise<{ ok: true; userId: string; runId: number } | Extract<ReviewOutcome, { ok: false }>> {
  const course = await holdCourse(tx, edition.id)
  const runId =
    (await findAppliedRun(tx, edition.id)) ?? course.preliminaryRunId ?? (await findLatestRun(tx, edition.id))?.run.id
  if (!viewer.user || runId === undefined || !reachOf(viewer, act, { festivalId: festival.id, stage: course.state }))
    return { ok: false, why: 'not-now', detail: course.state }
  return { ok: true, userId: viewer.user.id, runId }
}

async function writeRulings(tx: Db, { festival }: FestivalEdition, pending: readonly RuledAdjustment[], now: Date) {
  return writeDecided(tx, festival, sources, pending.map(toValue), now)
}

/** The record of a ruling as people read it behind an observation; who ruled is said by role alone. */
function toValue({ adjustment, ruling, objection, agencyCode, metricCode }: RuledAdjustment): InternalValue {
  const { metricId, periodFrom, periodTo, status, value } = adjustment
  const raw = {
    objection: objection.id,
    ruling: ruling.id,
    verdict: ruling.verdict,
    reason: ruling.reason,
    agency: agencyCode,
    indicator: objection.indicatorCode,
    metric: metricCode,
    from: periodFrom,
    to: periodTo,
    status,
    value,
    by: 'evaluator',
    at: ruling.at.toISOString(),
  }
  return { metricId, agencyId: objection.agencyId, periodFrom, periodTo, status, value, raw }
}
