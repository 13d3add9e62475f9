import type { Db } from '../../db/client.server'
import { findAppliedRun } from '../../db/queries/course-changes'
import { holdCourse } from '../../db/queries/courses'
import {
  type Review,
  type RuledAdjustment,
  countUnruled,
  createReview,
  decideReview,
  listPendingAdjustments,
  listReviewedAdjustments,
  listReviews,
} from '../../db/queries/objections'
import { findLatestRun, findRun } from '../../db/queries/runs'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { type Act, reachOf } from '../policy.server'
import { hasNewerDataThan, scoreKnown, storeScored } from './score-edition.server'
import { keepIfDone, tryOut } from './try-out.server'
import { type DecisiveSources, writeDecided } from './write-decided.server'
import type { InternalValue } from './write-internal.server'

type Where = Pick<EditionPlace, 'festival' | 'edition'>
export type ReviewOutcome =
  | { ok: true; review: Review }
  | {
      ok: false
      why:
        'not-now' | 'unruled' | 'nothing' | 'open-already' | 'decided-already' | 'changed' | 'not-scored' | 'no-reason'
      detail: string
    }

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

/** Scores the edition as it would be with every ruling applied, beside the run over those applied before, else the one that agencies saw. Nothing else is changed. */
export async function proposeReview(asking: Asking, where: Where): Promise<ReviewOutcome> {
  const { db, viewer, now } = asking
  return db.transaction(async (tx) => {
    const base = await openForReview(tx, asking, where, 'review.decide')
    if (!base.ok) return base
    if (await countUnruled(tx, where.edition.id)) return { ok: false, why: 'unruled', detail: '' }
    const pending = await listPendingAdjustments(tx, where.edition.id)
    if (!pending.length) return { ok: false, why: 'nothing', detail: '' }
    const hasNewerData = await hasNewerDataThan(
      tx,
      where.edition,
      (await findRun(tx, where.edition.id, base.runId))?.run.resultHash,
      now,
    )
    const scored = await tryOut(tx, async (inner) => {
      await writeRulings(inner, where, pending, now)
      return scoreKnown(inner, where.edition, { now })
    })
    if (!scored.ok) return { ok: false, why: 'not-scored', detail: `${scored.why} ${scored.detail}` }
    const candidate = await storeScored(tx, scored, 'candidate')
    const rulings = [...new Set(pending.map(({ ruling }) => ruling.id))]
    const number = ((await listReviews(tx, where.edition.id))[0]?.review.number ?? 0) + 1
    const saved = await createReview(
      tx,
      {
        editionId: where.edition.id,
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
      festivalId: where.festival.id,
      editionId: where.edition.id,
      subject: `review:${number}`,
      after,
    })
    return { ok: true, review: saved }
  })
}

/** Applies a review whole, or cancels it whole: then its rulings wait for the next. Applied, the edition must come out as the candidate did to the last digit. */
export async function decide(
  asking: Asking,
  where: Where,
  review: Review,
  decision: 'applied' | 'cancelled',
  reason: string,
): Promise<ReviewOutcome> {
  if (decision === 'cancelled' && !reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  const { viewer, now } = asking
  return keepIfDone(asking.db, async (tx): Promise<ReviewOutcome> => {
    const base = await openForReview(tx, asking, where, 'review.decide')
    if (!base.ok) return base
    const made =
      decision === 'applied' ? await apply(tx, where, review, now) : { pullId: null, runId: null, isSame: true }
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
      festivalId: where.festival.id,
      editionId: where.edition.id,
      subject: `review:${review.number}`,
      before: { runId: review.baseRunId },
      after: made,
      reason: values.reason,
    })
    return { ok: true, review: { ...review, ...values } }
  })
}

async function apply(
  tx: Db,
  where: Where,
  review: Review,
  now: Date,
): Promise<{ pullId: number | null; runId: number | null; isSame: boolean }> {
  const pullId = await writeRulings(tx, where, await listReviewedAdjustments(tx, review.id), now)
  const scored = await scoreKnown(tx, where.edition, { now })
  if (!scored.ok) return { pullId, runId: null, isSame: false }
  const [stored, candidate] = [
    await storeScored(tx, scored),
    await findRun(tx, where.edition.id, review.candidateRunId),
  ]
  return { pullId, runId: stored.runId, isSame: stored.resultHash === candidate?.run.resultHash }
}

async function openForReview(
  tx: Db,
  { viewer }: Asking,
  { festival, edition }: Where,
  act: Act,
): Promise<{ ok: true; userId: string; runId: number } | Extract<ReviewOutcome, { ok: false }>> {
  const course = await holdCourse(tx, edition.id)
  const runId =
    (await findAppliedRun(tx, edition.id)) ?? course.preliminaryRunId ?? (await findLatestRun(tx, edition.id))?.run.id
  if (!viewer.user || runId === undefined || !reachOf(viewer, act, { festivalId: festival.id, stage: course.state }))
    return { ok: false, why: 'not-now', detail: course.state }
  return { ok: true, userId: viewer.user.id, runId }
}

async function writeRulings(tx: Db, { festival }: Where, pending: readonly RuledAdjustment[], now: Date) {
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
