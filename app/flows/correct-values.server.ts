import { type Agency, findAgency } from '../../db/queries/agencies'
import type { Db, Transaction } from '../../db/client.server'
import type { Publication } from '../../db/queries/courses'
import { type Metric, type ObservationStatus, listMetrics } from '../../db/queries/observations'
import { findLatestPublication } from '../../db/queries/publications'
import { listRunDifferences } from '../../db/queries/run-differences'
import { findRun } from '../../db/queries/runs'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { reachOf } from '../policy.server'
import type { CorrectionDocument } from '../results-document'
import { settleCourse } from './advance-edition.server'
import { listAwardChanges } from './award-changes.server'
import { type KnownValue, listKnownValues } from './known-values.server'
import { type CorrectedRun, type PublicationOutcome, createPublication } from './publications.server'
import { hasNewerDataThan, scoreKnown, storeScored } from './score-edition.server'
import { isSoundValue } from './sound-value'
import { keepIfDone, tryOut } from './try-out.server'
import { type DecisiveSources, writeDecided } from './write-decided.server'
import { canSetStatus } from './write-internal.server'

type Where = Pick<EditionPlace, 'festival' | 'edition'>

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

type Refused = {
  ok: false
  why:
    | 'not-now'
    | 'not-published'
    | 'published-meanwhile'
    | 'unknown'
    | 'no-reason'
    | 'nothing'
    | 'bad-value'
    | 'by-service'
    | 'not-scored'
  detail: string
}
export type TriedCorrection = { ok: true; preview: CorrectionPreview } | Refused
export type CorrectionOutcome = PublicationOutcome | Refused | { ok: false; why: 'other-result'; detail: string }

/** What correcting values after publication would change, for whom and in which awards. Nothing of it is kept. */
export async function tryCorrection(asking: Asking, where: Where, wanted: CorrectionWanted): Promise<TriedCorrection> {
  return asking.db.transaction(async (tx) => {
    const opened = await open(tx, asking, where, wanted)
    if (!opened.ok) return opened
    const hasNewerData = await hasNewerDataThan(tx, where.edition, opened.publishedHash, asking.now)
    const made = await tryOut(tx, (inner) => correct(inner, asking, where, opened))
    if (!made.ok) return made
    const { resultHash, correction } = made
    return { ok: true, preview: { resultHash, correction, hasNewerData } }
  })
}

/**
 * Writes corrected values as later revisions, scores beside the published run, and publishes that beside the publication that it
 * corrects. The result must be the one that was shown, to the last digit, or nothing is kept. Awards stay as their minutes say.
 */
export async function publishCorrection(
  asking: Asking,
  where: Where,
  wanted: CorrectionWanted,
  opening: { resultHash: string; opensAt: Date; showsRankings: boolean },
): Promise<CorrectionOutcome> {
  return keepIfDone(asking.db, async (tx): Promise<CorrectionOutcome> => {
    const opened = await open(tx, asking, where, wanted)
    if (!opened.ok) return opened
    const made = await correct(tx, asking, where, opened)
    if (!made.ok) return made
    if (made.resultHash !== opening.resultHash) return { ok: false, why: 'other-result', detail: made.resultHash }
    const event = {
      action: 'results.correct',
      at: asking.now,
      festivalId: where.festival.id,
      editionId: where.edition.id,
      subject: `publication:${wanted.corrects}`,
    } as const
    await recordEvent(tx, asking.viewer, {
      ...event,
      before: { runId: opened.published.runId },
      after: { runId: made.runId, pullId: made.pullId, values: made.correction.values },
      reason: opened.reason,
    })
    return createPublication({ ...asking, db: tx }, where, { ...opening, reason: opened.reason }, made)
  })
}

interface Change {
  known: KnownValue
  status: ObservationStatus
  value: number
}

interface Opened {
  ok: true
  published: Publication
  publishedHash: string
  agency: Agency
  metric: Metric
  reason: string
  changes: Change[]
}

async function open(
  tx: Transaction,
  asking: Asking,
  where: Where,
  wanted: CorrectionWanted,
): Promise<Opened | Refused> {
  const { festival, edition } = where
  const course = await settleCourse(tx, asking, where)
  if (!reachOf(asking.viewer, 'results.correct', { festivalId: festival.id, stage: course.state }))
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
  const known = await listKnownValues({ ...asking, db: tx }, where, [metric.code], agency.id)
  const changes = wanted.values.flatMap(({ periodFrom, status, value }) =>
    known
      .filter((own) => own.periodFrom === periodFrom && (own.status !== status || own.value !== value))
      .map((own) => ({ known: own, status, value })),
  )
  const refusal = await refuse(tx, agency, metric, changes)
  return refusal ?? { ok: true, published, publishedHash: run.run.resultHash, agency, metric, reason, changes }
}

async function refuse(tx: Db, agency: Agency, metric: Metric, changes: readonly Change[]): Promise<Refused | null> {
  if (!changes.length) return { ok: false, why: 'nothing', detail: metric.code }
  for (const {
    known: { periodFrom },
    status,
    value,
  } of changes) {
    if (!isSoundValue(metric, status, value)) return { ok: false, why: 'bad-value', detail: periodFrom }
    if (!(await canSetStatus(tx, { metricId: metric.id, agencyId: agency.id, periodFrom, status })))
      return { ok: false, why: 'by-service', detail: periodFrom }
  }
  return null
}

/** The values as revisions, the run over them, and its whole difference to the published one. */
async function correct(
  tx: Db,
  { now }: Asking,
  where: Where,
  opened: Opened,
): Promise<({ ok: true; pullId: number; resultHash: string } & CorrectedRun) | Refused> {
  const pullId = await writeCorrected(tx, where, opened, now)
  const scored = await scoreKnown(tx, where.edition, { now })
  if (!scored.ok) return { ok: false, why: 'not-scored', detail: `${scored.why} ${scored.detail}` }
  const { runId, resultHash } = await storeScored(tx, scored)
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
  return { ok: true, pullId, runId, resultHash, correction }
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
  { festival }: Where,
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
