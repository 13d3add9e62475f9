import type { RequestContext } from '../../policy/request-context'
import { findDeadline } from '../../../db/queries/course-changes'
import { holdCourse } from '../../../db/queries/courses'
import { findRun } from '../../../db/queries/runs'
import { type Objection, attachFile, createObjection, findRuling } from '../../../db/queries/objections'
import { recordEvent } from '../../audit/audit.server'
import type { FestivalEdition } from '../../access/edition-context.server'
import { reachOf } from '../../policy/policy.server'
import { type KeptFile, keepFile } from '../files/keep-file.server'
import { findIndicator } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'

export type ObjectionOutcome =
  | { ok: true; objection: Objection }
  | { ok: false; why: 'not-now' | 'late' | 'unknown-indicator' | 'already' | 'empty'; detail: string }

/**
 * One text of an agency about one of its indicators, locked as it is saved. The moment that counts is the one at which
 * the server got it.
 */
export async function object(
  { db, viewer, now }: RequestContext,
  { festival, edition }: FestivalEdition,
  { indicatorCode, text }: { indicatorCode: string; text: string },
): Promise<ObjectionOutcome> {
  if (!text.trim()) return { ok: false, why: 'empty', detail: indicatorCode }
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'objection.write', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'own') return { ok: false, why: 'not-now', detail: course.state }
    const until = await findDeadline(tx, edition.id, 'objections')
    if (until && now >= until) return { ok: false, why: 'late', detail: until.toISOString() }
    const run = course.preliminaryRunId === null ? null : await findRun(tx, edition.id, course.preliminaryRunId)
    const known = run && findIndicator(storedModel(run.modelVersion), indicatorCode)
    if (!run || !known) return { ok: false, why: 'unknown-indicator', detail: indicatorCode }
    const saved = await createObjection(tx, {
      editionId: edition.id,
      agencyId: scope.agencyId,
      indicatorCode,
      runId: run.run.id,
      text: text.trim(),
      userId: viewer.user.id,
      at: now,
    })
    if (!saved) return { ok: false, why: 'already', detail: indicatorCode }
    await recordEvent(tx, viewer, {
      action: 'objection.write',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `objection:${saved.id}`,
      after: { indicatorCode, text: saved.text },
    })
    return { ok: true, objection: saved }
  })
}

export type AttachOutcome =
  | { ok: true }
  | { ok: false; why: 'not-now' | 'late' | 'ruled' | Extract<KeptFile, { ok: false }>['why']; detail: string }

/** A file beside an objection of the own agency, until the objections end or the ruling is there. */
export async function attachToObjection(
  context: RequestContext,
  { festival, edition }: FestivalEdition,
  item: Objection,
  file: File,
): Promise<AttachOutcome> {
  const { db, viewer, now } = context
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'objection.write', { festivalId: festival.id, stage: course.state })
    if (scope?.of !== 'own' || scope.agencyId !== item.agencyId)
      return { ok: false, why: 'not-now', detail: course.state }
    const until = await findDeadline(tx, edition.id, 'objections')
    if (until && now >= until) return { ok: false, why: 'late', detail: until.toISOString() }
    if (await findRuling(tx, item.id)) return { ok: false, why: 'ruled', detail: '' }
    const kept = await keepFile({ ...context, db: tx }, { festival, edition }, file, `objection:${item.id}`)
    if (!kept.ok) return kept
    await attachFile(tx, item.id, kept.fileId)
    return { ok: true }
  })
}
