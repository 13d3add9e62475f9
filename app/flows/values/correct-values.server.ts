import type { RequestContext } from '../../policy/request-context'
import { type Agency, findAgency } from '../../../db/queries/agencies'
import type { Db, Transaction } from '../../../db/database'
import type { Publication } from '../../../db/queries/courses'
import { type Metric, type ObservationStatus, listMetrics } from '../../../db/queries/observations'
import { findLatestPublication } from '../../../db/queries/publications'
import { listRunDifferences } from '../../../db/queries/run-differences'
import { findRun, reserveRunId } from '../../../db/queries/runs'
import { lockFestival } from '../../../db/queries/sources'
import { recordEvent } from '../../audit/audit.server'
import { openSigningKey } from '../../audit/signing.server'
import type { FestivalEdition } from '../../access/edition-context.server'
import { reachOf } from '../../policy/policy.server'
import type { CorrectionDocument } from '../../documents/results-document'
import { settleCourse } from '../course/advance-edition.server'
import { listAwardChanges } from '../awards/award-changes.server'
import type { ScoredSource } from '../../documents/award-source'
import { type KnownValue, listKnownValues } from './known-values.server'
import type { ScoredRows } from '../../workers/score-rows'
import {
  type CorrectedRun,
  type PublicationOutcome,
  type PublicationInput,
  type SealOutcome,
  type SealedPublication,
  sealPublication,
  storePublication,
} from '../publication/publications.server'
import { isChanging, retryWhileChanging } from '../retry-while-changing.server'
import { latestMoment, loadScoringInput, storeScored } from '../scoring/score-edition.server'
import { computeScores, isStillKnown } from '../scoring/scoring-basis.server'
import { type TrialValues, tryWriting } from '../scoring/trial-scoring.server'
import { signLog } from '../log/sign-log.server'
import { keepIfDone, tryOut } from '../scoring/try-out.server'
import { type ImpossibleValue, findImpossibleValue } from './validate-values.server'
import { type DecisiveSources, writeDecided } from './write-decided.server'
import { canSetStatus } from './write-internal.server'

export interface CorrectionWanted {
  agency: string
  metric: string
  values: readonly { periodFrom: string; status: ObservationStatus; value: number }[]
  reason: string
  /** The number of the publication that is to be corrected, as the person saw it. */
  corrects: number
}

export interface CorrectionPreview {
  resultHash: string
  correction: CorrectionDocument
  /** Data came after the published run: what they change is in the difference too. */
  hasNewerData: boolean
}

type Refused =
  | {
      ok: false
      why:
        | 'not-now'
        | 'not-published'
        | 'published-meanwhile'
        | 'unknown'
        | 'no-reason'
        | 'nothing'
        | 'by-service'
        | 'not-scored'
      detail: string
    }
  | { ok: false; why: 'bad-value'; detail: string; impossible: ImpossibleValue }
export type TriedCorrection = { ok: true; preview: CorrectionPreview } | Refused
export type CorrectionOutcome = PublicationOutcome | Refused | { ok: false; why: 'other-result'; detail: string }

/** What correcting values after publication would change, for whom and in which awards. Nothing of it is kept. */
export async function tryCorrection(
  context: RequestContext,
  where: FestivalEdition,
  wanted: CorrectionWanted,
): Promise<TriedCorrection> {
  const ready = await scoreCorrected(context, where, wanted)
  if (!ready.ok) return ready
  const {
    opened,
    trial: { basis, asOf },
  } = ready
  const known = await computeScores(context.db, where.edition, basis, { asOf })
  const { correction } = await context.db.transaction((tx) =>
    tryOut(tx, (inner) => describe(inner, context, where, ready)),
  )
  return {
    ok: true,
    preview: {
      resultHash: ready.scored.facts.resultHash,
      correction,
      hasNewerData: known.facts.inputHash !== opened.publishedInput,
    },
  }
}

/**
 * Writes corrected values as later revisions, scores beside the published run, and publishes that beside the
 * publication that it corrects. The result must be the one that was shown, to the last digit, or nothing is kept.
 * Awards stay as their minutes say.
 */
export async function publishCorrection(
  context: RequestContext,
  where: FestivalEdition,
  wanted: CorrectionWanted,
  opening: { resultHash: string; opensAt: Date; showsRankings: boolean },
): Promise<CorrectionOutcome> {
  const published = await retryWhileChanging(async (): Promise<CorrectionOutcome | null> => {
    const ready = await scoreCorrected(context, where, wanted)
    if (!ready.ok) return ready
    if (ready.scored.facts.resultHash !== opening.resultHash)
      return { ok: false, why: 'other-result', detail: ready.scored.facts.resultHash }
    const wishes = { ...opening, reason: ready.opened.reason }
    const made = await context.db.transaction((tx) =>
      tryOut(tx, async (inner): Promise<SealOutcome & { run: CorrectedRun }> => {
        const run = await describe(inner, context, where, ready)
        const scored = await openCorrected(inner, where, ready)
        return { ...(await sealPublication({ ...context, db: inner }, where, wishes, { ...run, scored })), run }
      }),
    )
    if (!made.ok) return made
    const outcome = await keepIfDone(context.db, (tx) =>
      keepCorrection({ ...context, db: tx }, where, wanted, wishes, ready, made),
    )
    return !outcome.ok && outcome.why === 'is-changing' ? null : outcome
  })
  if (published.ok) await signLog(context.db, await openSigningKey(), context.now)
  return published
}

/** Under the locks of course and festival: what was made before is written, if it still is what would be made now. */
async function keepCorrection(
  context: RequestContext<Transaction>,
  where: FestivalEdition,
  wanted: CorrectionWanted,
  wishes: PublicationInput,
  { opened, trial, scored, runId }: ScoredCorrection,
  { publication, run }: { publication: SealedPublication; run: CorrectedRun },
): Promise<CorrectionOutcome | typeof isChanging> {
  const { db: tx, viewer, now } = context
  const again = await open(tx, context, where, wanted)
  if (!again.ok) return again
  await lockFestival(tx, where.festival.id)
  if (!(await isStillKnown(tx, where.edition, trial.basis))) return isChanging
  const pullId = await writeCorrected(tx, where, opened, now)
  // The papers tell the moment and the number of the run.
  if ((await latestMoment(tx, where.festival.id, now)).getTime() !== trial.asOf.getTime()) return isChanging
  await storeScored(tx, where.edition, trial.basis, scored, { asOf: trial.asOf, now, id: runId })
  const event = {
    action: 'results.correct',
    at: now,
    festivalId: where.festival.id,
    editionId: where.edition.id,
    subject: `publication:${wanted.corrects}`,
  } as const
  await recordEvent(tx, viewer, {
    ...event,
    before: { runId: opened.published.runId },
    after: { runId, pullId, values: run.correction.values },
    reason: opened.reason,
  })
  return (await storePublication(context, publication, wishes, run)) ?? isChanging
}

interface Change {
  known: KnownValue
  status: ObservationStatus
  value: number
}

interface Opened {
  ok: true
  published: Publication
  /** Hash of the input of the published run. */
  publishedInput: string
  agency: Agency
  metric: Metric
  reason: string
  changes: Change[]
}

async function open(
  tx: Transaction,
  context: RequestContext,
  where: FestivalEdition,
  wanted: CorrectionWanted,
): Promise<Opened | Refused> {
  const { festival, edition } = where
  const course = await settleCourse(tx, context, where)
  if (!reachOf(context.viewer, 'results.correct', { festivalId: festival.id, stage: course.state }))
    return { ok: false, why: 'not-now', detail: course.state }
  const published = await findLatestPublication(tx, edition.id)
  const run = published && (await findRun(tx, edition.id, published.runId))
  if (!published || !run) return { ok: false, why: 'not-published', detail: edition.code }
  if (published.number !== wanted.corrects)
    return { ok: false, why: 'published-meanwhile', detail: String(published.number) }
  const reason = wanted.reason.trim()
  if (!reason) return { ok: false, why: 'no-reason', detail: '' }
  const agency = await findAgency(tx, festival.id, wanted.agency)
  const metric = (await listMetrics(tx, festival.id)).find(({ code }) => code === wanted.metric)
  if (!agency || !metric) return { ok: false, why: 'unknown', detail: `${wanted.agency} ${wanted.metric}` }
  const known = await listKnownValues({ ...context, db: tx }, where, [metric.code], agency.id)
  const changes = wanted.values.flatMap(({ periodFrom, status, value }) =>
    known
      .filter((item) => item.periodFrom === periodFrom && (item.status !== status || item.value !== value))
      .map((item) => ({ known: item, status, value })),
  )
  const refusal = await refuse(tx, agency, metric, changes)
  return refusal ?? { ok: true, published, publishedInput: run.run.inputHash, agency, metric, reason, changes }
}

async function refuse(tx: Db, agency: Agency, metric: Metric, changes: readonly Change[]): Promise<Refused | null> {
  if (!changes.length) return { ok: false, why: 'nothing', detail: metric.code }
  const proposed = changes.map(({ known: { periodFrom, periodTo }, status, value }) => ({
    metricId: metric.id,
    agencyId: agency.id,
    periodFrom,
    periodTo,
    status,
    value,
  }))
  const impossible = await findImpossibleValue(tx, metric.festivalId, proposed)
  if (impossible) return { ok: false, why: 'bad-value', detail: impossible.periodFrom, impossible }
  for (const { periodFrom, status } of proposed) {
    if (!(await canSetStatus(tx, { metricId: metric.id, agencyId: agency.id, periodFrom, status })))
      return { ok: false, why: 'by-service', detail: periodFrom }
  }
  return null
}

interface ScoredCorrection {
  ok: true
  opened: Opened
  trial: TrialValues
  scored: ScoredRows
  /** Reserved for the run, so that papers can name it before it is stored. */
  runId: number
}

/** What the edition comes to with the corrected values; nothing is kept, and nothing is held while it is computed. */
async function scoreCorrected(
  context: RequestContext,
  where: FestivalEdition,
  wanted: CorrectionWanted,
): Promise<ScoredCorrection | Refused> {
  const { db, now } = context
  const ready = await db.transaction(async (tx) => {
    const opened = await open(tx, context, where, wanted)
    if (!opened.ok) return opened
    const values = opened.changes.map(() => ({ metricId: opened.metric.id, agencyId: opened.agency.id }))
    const tried = await tryWriting(tx, where, values, now, (inner) => writeCorrected(inner, where, opened, now))
    return tried.ok
      ? { ok: true as const, opened, trial: tried.trial }
      : { ok: false as const, why: 'not-scored' as const, detail: `${tried.why} ${tried.detail}` }
  })
  if (!ready.ok) return ready
  const { basis, asOf, changes } = ready.trial
  return {
    ...ready,
    scored: await computeScores(db, where.edition, basis, { asOf, changes }),
    runId: await reserveRunId(db),
  }
}

/**
 * The corrected run as if it were stored, and its whole difference to the published one. For a transaction that is
 * undone.
 */
async function describe(
  tx: Db,
  { now }: RequestContext,
  where: FestivalEdition,
  { opened, trial, scored, runId }: ScoredCorrection,
): Promise<CorrectedRun> {
  await storeScored(tx, where.edition, trial.basis, scored, { asOf: trial.asOf, now, id: runId })
  const { published, agency, metric, changes } = opened
  const differences = await listRunDifferences(tx, published.runId, runId)
  const correction: CorrectionDocument = {
    corrects: published.number,
    values: changes.map(({ known, status, value }) => ({
      agency: coded(agency),
      metric: coded(metric),
      unit: metric.unit,
      periodFrom: known.periodFrom,
      periodTo: known.periodTo,
      before: { status: known.status, value: known.value },
      after: { status, value },
    })),
    changes: differences.map(({ agencyId: _, ...own }) => own),
    awards: await listAwardChanges(tx, where.edition, { before: published.runId, after: runId }),
  }
  return { runId, correction }
}

/** The corrected run with what scores it again, where its values are not written yet. */
async function openCorrected(
  tx: Db,
  { edition }: FestivalEdition,
  { trial: { basis, asOf, changes }, runId }: ScoredCorrection,
): Promise<ScoredSource> {
  const found = await findRun(tx, edition.id, runId)
  if (!found) throw new Error(`The corrected run ${runId} is not there`)
  return {
    ...found,
    model: basis.model,
    input: await loadScoringInput(tx, edition, basis.model, basis.participants, asOf, changes),
  }
}

const coded = ({ code, titleFa, titleEn }: { code: string; titleFa: string; titleEn: string }) => ({
  code,
  titleFa,
  titleEn,
})

const sources: DecisiveSources = {
  measured: { code: 'corrections', titleFa: 'اصلاح پس از انتشار', titleEn: 'Corrections after publication' },
  'self-declared': {
    code: 'corrections-declared',
    titleFa: 'اصلاح خوداظهاری پس از انتشار',
    titleEn: 'Corrections of self-declared values after publication',
  },
  surveyed: {
    code: 'corrections-surveyed',
    titleFa: 'اصلاح نظرسنجی پس از انتشار',
    titleEn: 'Corrections of surveyed values after publication',
  },
}

/** The record behind each corrected value says which publication it corrects and why. */
async function writeCorrected(
  tx: Db,
  { festival }: FestivalEdition,
  { published, agency, metric, reason, changes }: Opened,
  now: Date,
) {
  const values = changes.map(({ known: { periodFrom, periodTo, ...before }, status, value }) => {
    const raw = {
      corrects: published.number,
      reason,
      agency: agency.code,
      metric: metric.code,
      from: periodFrom,
      to: periodTo,
      before: { status: before.status, value: before.value },
      status,
      value,
      by: 'administrator',
      at: now.toISOString(),
    }
    return { metricId: metric.id, agencyId: agency.id, periodFrom, periodTo, status, value, raw }
  })
  return writeDecided(tx, festival, sources, values, now)
}
