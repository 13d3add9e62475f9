import type { Transaction } from '../../db/client.server'
import { type Minutes, findSealedMinutes } from '../../db/queries/minutes'
import { type Publication, holdCourse } from '../../db/queries/courses'
import { findLatestPublication, savePublication } from '../../db/queries/publications'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { mediaTypeOf } from '../exports/media-type'
import { sealPackage } from '../exports/seal-package.server'
import { openSigningKey } from '../audit/signing.server'
import type { CorrectionDocument } from '../results-document'
import { signLog } from './check-log.server'
import { type AwardSource, type ScoredSource, openAwardSource, openScored } from './award-source.server'
import { sha256 } from './hash.server'
import { type Files, manifestFacts, methodFiles, momentOf, rankingFiles, winnerFiles } from './package-files.server'
import { resultsFile } from './results-file.server'

export interface PublicationWishes {
  /** Nobody sees anything of it before, nor before what is sealed already opens. A moment that is past means at once. */
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

/**
 * Makes and seals what an edition publishes: files that are never made again, under one signed manifest. The first, or a
 * correction beside it, over the run that is published or over `corrected`. Gives it a transaction of its own inside of the caller's.
 */
export async function createPublication(
  asking: Asking,
  place: Where,
  wishes: PublicationWishes,
  corrected: CorrectedRun | null = null,
): Promise<PublicationOutcome> {
  return asking.db.transaction(async (tx) => {
    await holdCourse(tx, place.edition.id)
    const opened = await openAwardSource(tx, place.edition)
    if (!opened.ok) return opened
    const { source } = opened
    const minutes = await findSealedMinutes(tx, source.record.shortlist.id)
    if (!minutes?.hash) return { ok: false, why: 'no-minutes', detail: String(source.record.shortlist.number) }
    const before = await findLatestPublication(tx, place.edition.id)
    const reason = wishes.reason?.trim() || null
    if (before && reason === null) return { ok: false, why: 'no-reason', detail: String(before.number) }
    const opensAt = wishes.opensAt > asking.now ? wishes.opensAt : asking.now
    if (before && opensAt < before.opensAt) return { ok: false, why: 'embargo', detail: before.opensAt.toISOString() }
    const shown = await openScored(tx, place.edition.id, corrected?.runId ?? before?.runId ?? source.run.id)
    if (!shown.ok) return shown
    const next = {
      ...wishes,
      opensAt,
      reason: before ? reason : null,
      number: (before?.number ?? 0) + 1,
      correction: corrected?.correction ?? null,
    }
    return {
      ok: true,
      publication: await publish({ ...asking, db: tx }, place, { source, scored: shown.scored, minutes }, next),
    }
  })
}

type Where = Pick<EditionPlace, 'festival' | 'edition'>
type Next = PublicationWishes & { number: number; correction: CorrectionDocument | null }

interface Parts {
  source: AwardSource
  /** What is published: the run of the list, or a corrected one. */
  scored: ScoredSource
  minutes: Minutes
}

async function publish(asking: Asking<Transaction>, place: Where, parts: Parts, next: Next): Promise<Publication> {
  const { db, viewer, now } = asking
  const { festival, edition } = place
  const { source, scored, minutes } = parts
  const facts = { ...manifestFacts(place, scored, source), kind: 'publication' as const, number: next.number }
  const sealed = sealPackage(await makeFiles(db, place, parts, next), facts, await openSigningKey())
  const row = {
    editionId: edition.id,
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
  const publication = await savePublication(db, row, stored)
  const after = {
    opensAt: next.opensAt,
    showsRankings: next.showsRankings,
    manifestHash: sealed.manifestHash,
    resultHash: scored.run.resultHash,
  }
  await recordEvent(db, viewer, {
    action: 'results.publish',
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    subject: `publication:${publication.number}`,
    after,
    reason: next.reason,
  })
  await signLog(db, await openSigningKey(), now)
  return publication
}

async function makeFiles(db: Asking['db'], place: Where, parts: Parts, next: Next): Promise<Files> {
  const { source, scored } = parts
  const at = scored.run.id === source.run.id ? momentOf(source) : scored.run.createdAt
  return {
    ...(await winnerFiles(place, source, 'winners', false)),
    ...(await methodFiles(place, scored, at)),
    ...(next.showsRankings ? await rankingFiles(db, place, scored, at) : {}),
    'results.json': await resultsFile(db, place, parts, next),
  }
}
