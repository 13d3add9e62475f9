import { type Minutes, findSealedMinutes } from '../../db/queries/minutes'
import { type Publication, holdCourse } from '../../db/queries/courses'
import { findLatestPublication, savePublication } from '../../db/queries/publications'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { mediaTypeOf } from '../exports/media-type'
import { sealPackage } from '../exports/seal-package.server'
import { openSigningKey } from '../audit/signing.server'
import { signLog } from './check-log.server'
import { type AwardSource, openAwardSource } from './award-source.server'
import { sha256 } from './hash.server'
import { type Files, manifestFacts, methodFiles, rankingFiles, winnerFiles } from './package-files.server'
import { resultsFile } from './results-file.server'

export interface PublicationWishes {
  /** Nobody sees anything of it before. A moment that is past means at once. */
  opensAt: Date
  showsRankings: boolean
  /** Why the publication before it was wrong; nothing for the first. */
  reason: string | null
}

export type PublicationOutcome =
  | { ok: true; publication: Publication }
  | { ok: false; why: 'no-list' | 'no-run' | 'changed' | 'no-minutes' | 'no-reason'; detail: string }

/**
 * Makes and seals what an edition publishes: files that are never made again, under one signed manifest. The first, or a
 * correction beside it. Gives it a transaction of its own inside of the caller's.
 */
export async function createPublication(asking: Asking, place: Pick<EditionPlace, 'festival' | 'edition'>, wishes: PublicationWishes): Promise<PublicationOutcome> {
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
    const next = { ...wishes, reason: before ? reason : null, number: (before?.number ?? 0) + 1 }
    return { ok: true, publication: await publish({ ...asking, db: tx }, place, { source, minutes }, next) }
  })
}

interface Parts {
  source: AwardSource
  minutes: Minutes
}

async function publish(asking: Asking, place: Pick<EditionPlace, 'festival' | 'edition'>, { source, minutes }: Parts, next: PublicationWishes & { number: number }): Promise<Publication> {
  const { db, viewer, now } = asking
  const { festival, edition } = place
  const files: Files = {
    ...(await winnerFiles(place, source, 'winners', false)),
    ...(await methodFiles(place, source)),
    ...(next.showsRankings ? await rankingFiles(db, place, source) : {}),
    'results.json': await resultsFile(db, place, { source, minutes }, next),
  }
  const facts = { ...manifestFacts(place, source), kind: 'publication' as const, number: next.number }
  const sealed = sealPackage(files, facts, await openSigningKey())
  const opensAt = next.opensAt > now ? next.opensAt : now
  const row = {
    editionId: edition.id, number: next.number, runId: source.run.id, shortlistId: source.record.shortlist.id, minutesId: minutes.id,
    opensAt, reason: next.reason, showsRankings: next.showsRankings, createdBy: viewer.user?.id ?? minutes.createdBy, createdAt: now, manifestHash: sealed.manifestHash,
  }
  const stored = Object.entries(sealed.files).map(([name, bytes]) => ({ name, mediaType: mediaTypeOf(name), sha256: sha256(bytes), bytes }))
  const publication = await savePublication(db, row, stored)
  const after = { opensAt, showsRankings: next.showsRankings, manifestHash: sealed.manifestHash, resultHash: source.run.resultHash }
  await recordEvent(db, viewer, { action: 'results.publish', at: now, festivalId: festival.id, editionId: edition.id, subject: `publication:${publication.number}`, after, reason: next.reason })
  await signLog(db, await openSigningKey(), now)
  return publication
}
