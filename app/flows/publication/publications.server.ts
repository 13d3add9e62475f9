import type { AwardSource, ScoredSource } from '../../documents/award-source'
import type { RequestContext } from '../../policy/request-context'
import type { Transaction } from '../../../db/database'
import { findClosedShortlist } from '../../../db/queries/award-papers'
import { type Minutes, findSealedMinutes } from '../../../db/queries/minutes'
import { type Publication, holdCourse } from '../../../db/queries/courses'
import { findLatestPublication, savePublication } from '../../../db/queries/publications'
import { recordEvent } from '../../audit/audit.server'
import type { FestivalEdition } from '../../access/edition-context.server'
import { mediaTypeOf } from '../../exports/media-type'
import { canonicalJson } from '../../../scoring/canonical'
import { sealPackage } from '../../exports/seal-package.server'
import { openSigningKey } from '../../audit/signing.server'
import type { CorrectionDocument } from '../../documents/results-document'
import { signLog } from '../log/sign-log.server'
import { openAwardSource, openScored } from '../awards/award-source.server'
import { sha256 } from '../../documents/hash.server'
import { type Files, manifestFacts, methodFiles, momentOf, rankingFiles, winnerFiles } from './package-files.server'
import { retryWhileChanging } from '../retry-while-changing.server'
import { resultsFile } from './results-file.server'

export interface PublicationInput {
  /**
   * Nobody sees anything of it before, nor before what is sealed already opens. A moment that is past means at once.
   */
  opensAt: Date
  showsRankings: boolean
  /** Why the publication before it was wrong; nothing for the first. */
  reason: string | null
}

export type PublicationOutcome =
  | { ok: true; publication: Publication }
  | { ok: false; why: 'no-list' | 'no-run' | 'changed' | 'no-minutes' | 'no-reason' | 'embargo'; detail: string }

/** A run beside the published one, with what was corrected for it. */
export interface CorrectedRun {
  runId: number
  correction: CorrectionDocument
}

/** What a publication is made of, sealed and not stored yet. */
export interface SealedPublication {
  editionContext: FestivalEdition
  parts: Parts
  next: Next
  sealed: ReturnType<typeof sealPackage>
  /** Says all that it was made from: where that is another by the time it is stored, it is made again. */
  key: string
}

export type SealOutcome = { ok: true; publication: SealedPublication } | Extract<PublicationOutcome, { ok: false }>

/**
 * Seals and stores a publication; again where something changed in between. The log is signed after the commit: what is
 * signed must not be taken back.
 */
export async function createPublication(
  context: RequestContext,
  editionContext: FestivalEdition,
  wishes: PublicationInput,
): Promise<PublicationOutcome> {
  const outcome = await retryWhileChanging(async () => {
    const sealed = await sealPublication(context, editionContext, wishes)
    return sealed.ok
      ? context.db.transaction((tx) => storePublication({ ...context, db: tx }, sealed.publication, wishes))
      : sealed
  })
  if (outcome.ok) await signLog(context.db, await openSigningKey(), context.now)
  return outcome
}

/**
 * Makes and seals what an edition publishes: files that are never made again, under one signed manifest. The first, or
 * a correction beside it, over the run that is published or over `corrected`. Stores nothing and holds nothing: making
 * the files takes seconds.
 */
export async function sealPublication(
  context: RequestContext,
  editionContext: FestivalEdition,
  wishes: PublicationInput,
  corrected: (CorrectedRun & { scored: ScoredSource }) | null = null,
): Promise<SealOutcome> {
  const planned = await planPublication(context, editionContext, wishes, corrected)
  if (!planned.ok) return planned
  const { next } = planned
  const source = await openAwardSource(context.db, editionContext.edition)
  if (!source.ok) return source
  const shown = corrected
    ? ({ ok: true, scored: corrected.scored } as const)
    : await openScored(context.db, editionContext.edition.id, planned.runId)
  if (!shown.ok) return shown
  const parts = { source: source.source, scored: shown.scored, minutes: planned.minutes }
  const facts = {
    ...manifestFacts(editionContext, parts.scored, parts.source),
    kind: 'publication' as const,
    number: next.number,
  }
  const sealed = sealPackage(await makeFiles(context.db, editionContext, parts, next), facts, await openSigningKey())
  return { ok: true, publication: { editionContext, parts, next, sealed, key: planned.key } }
}

/**
 * Stores what was sealed, with the course held; the caller signs the log afterwards. Null where it was sealed from
 * something else than there is now.
 */
export async function storePublication(
  context: RequestContext<Transaction>,
  { editionContext, parts, next, sealed, key }: SealedPublication,
  wishes: PublicationInput,
  corrected: CorrectedRun | null = null,
): Promise<PublicationOutcome | null> {
  const { db: tx, viewer, now } = context
  await holdCourse(tx, editionContext.edition.id)
  const planned = await planPublication(context, editionContext, wishes, corrected)
  if (!planned.ok) return planned
  if (planned.key !== key) return null
  const { source, scored, minutes } = parts
  const row = {
    editionId: editionContext.edition.id,
    number: next.number,
    runId: scored.run.id,
    shortlistId: source.record.shortlist.id,
    minutesId: minutes.id,
    opensAt: next.opensAt,
    reason: next.reason,
    showsRankings: next.showsRankings,
    createdBy: viewer.user?.id ?? minutes.createdBy,
    createdAt: now,
    manifestHash: sealed.manifestHash,
  }
  const stored = Object.entries(sealed.files).map(([name, bytes]) => ({
    name,
    mediaType: mediaTypeOf(name),
    sha256: sha256(bytes),
    bytes,
  }))
  const publication = await savePublication(tx, row, stored)
  const after = {
    opensAt: next.opensAt,
    showsRankings: next.showsRankings,
    manifestHash: sealed.manifestHash,
    resultHash: scored.run.resultHash,
  }
  await recordEvent(tx, viewer, {
    action: 'results.publish',
    at: now,
    festivalId: editionContext.festival.id,
    editionId: editionContext.edition.id,
    subject: `publication:${publication.number}`,
    after,
    reason: next.reason,
  })
  return { ok: true, publication }
}

type Next = PublicationInput & { number: number; correction: CorrectionDocument | null }

interface Parts {
  source: AwardSource
  /** What is published: the run of the list, or a corrected one. */
  scored: ScoredSource
  minutes: Minutes
}

type Planned = { ok: true; runId: number; minutes: Minutes; next: Next; key: string }

/** What would be published now, or why nothing can be. */
async function planPublication(
  { db, now }: RequestContext,
  { edition }: FestivalEdition,
  wishes: PublicationInput,
  corrected: CorrectedRun | null,
): Promise<Planned | Extract<PublicationOutcome, { ok: false }>> {
  const shortlist = await findClosedShortlist(db, edition.id)
  if (!shortlist) return { ok: false, why: 'no-list', detail: edition.code }
  const minutes = await findSealedMinutes(db, shortlist.id)
  if (!minutes?.hash) return { ok: false, why: 'no-minutes', detail: String(shortlist.number) }
  const before = await findLatestPublication(db, edition.id)
  const reason = wishes.reason?.trim() || null
  if (before && reason === null) return { ok: false, why: 'no-reason', detail: String(before.number) }
  const opensAt = wishes.opensAt > now ? wishes.opensAt : now
  if (before && opensAt < before.opensAt) return { ok: false, why: 'embargo', detail: before.opensAt.toISOString() }
  const runId = corrected?.runId ?? before?.runId ?? shortlist.runId
  const next = {
    ...wishes,
    opensAt,
    reason: before ? reason : null,
    number: (before?.number ?? 0) + 1,
    correction: corrected?.correction ?? null,
  }
  const key = canonicalJson([shortlist.id, shortlist.hash, minutes.id, minutes.hash, runId, next.number])
  return { ok: true, runId, minutes, next, key }
}

async function makeFiles(
  db: RequestContext['db'],
  editionContext: FestivalEdition,
  parts: Parts,
  next: Next,
): Promise<Files> {
  const { source, scored } = parts
  const at = scored.run.id === source.run.id ? momentOf(source) : scored.run.createdAt
  return {
    ...(await winnerFiles(editionContext, source, 'winners', false)),
    ...(await methodFiles(editionContext, scored, at)),
    ...(next.showsRankings ? await rankingFiles(db, editionContext, scored, at) : {}),
    'results.json': await resultsFile(db, editionContext, parts, next),
  }
}
