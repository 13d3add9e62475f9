import type { Db } from '../../../db/database'
import { holdCourse } from '../../../db/queries/courses'
import { deleteDeclaredMetrics, createDeclaredMetrics, listDeclaredMetrics } from '../../../db/queries/declarations'
import { listMetrics } from '../../../db/queries/observations'
import { listMetricOwners, lockFestival } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import type { EditionPlace } from '../../access/edition-context.server'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'

export interface DeclaredChoice {
  /** Code of a metric of the festival. */
  metric: string
  /** What agencies are told beside the field, in Persian; empty: nothing more than the name. */
  helpFa: string
  /** Empty: as in Persian. */
  helpEn: string
  needsEvidence: boolean
}

export type SavedDeclared =
  | { ok: true; isChanged: boolean }
  | { ok: false; why: 'not-allowed' | 'changed' }
  | { ok: false; why: 'has-source' | 'unknown-code'; metric: string }

/** What agencies declare in an edition, as its form shows it; `basis` names what it was read from. */
export async function readDeclared(db: Db, editionId: number): Promise<{ chosen: DeclaredChoice[]; basis: string }> {
  const chosen = (await listDeclaredMetrics(db, editionId)).map(({ declared, metric }) => ({
    metric: metric.code,
    helpFa: declared.helpFa,
    helpEn: declared.helpEn,
    needsEvidence: declared.needsEvidence,
  }))
  return { chosen, basis: sha256(canonicalJson(chosen)) }
}

/**
 * Says which metrics agencies declare of themselves in an edition, while it is a draft. A metric has one kind of way
 * in: one that a source gives is refused. With another `basis` than what is stored, somebody else has changed it, and
 * nothing is done.
 */
export async function saveDeclaredMetrics(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionPlace, 'festival' | 'edition'>,
  wanted: readonly DeclaredChoice[],
  basis: string,
): Promise<SavedDeclared> {
  return db.transaction(async (tx): Promise<SavedDeclared> => {
    const { state } = await holdCourse(tx, edition.id)
    await lockFestival(tx, festival.id)
    if (!reachOf(viewer, 'model.edit', { festivalId: festival.id, stage: state }))
      return { ok: false, why: 'not-allowed' }
    const before = await readDeclared(tx, edition.id)
    if (before.basis !== basis) return { ok: false, why: 'changed' }
    const ids = new Map((await listMetrics(tx, festival.id)).map(({ id, code }) => [code, id]))
    const owned = new Set((await listMetricOwners(tx, festival.id)).map(({ metric }) => metric))
    const kept = new Set(before.chosen.map(({ metric }) => metric))
    const rows: Parameters<typeof createDeclaredMetrics>[1][number][] = []
    for (const [position, { metric, helpFa, helpEn, needsEvidence }] of wanted.entries()) {
      const metricId = ids.get(metric)
      if (metricId === undefined) return { ok: false, why: 'unknown-code', metric }
      if (owned.has(metric) && !kept.has(metric)) return { ok: false, why: 'has-source', metric }
      const help = { helpFa: helpFa.trim(), helpEn: helpEn.trim() || helpFa.trim() }
      rows.push({ editionId: edition.id, metricId, position, ...help, needsEvidence })
    }
    await deleteDeclaredMetrics(tx, edition.id)
    await createDeclaredMetrics(tx, rows)
    const after = await readDeclared(tx, edition.id)
    if (after.basis === before.basis) return { ok: true, isChanged: false }
    await recordEvent(tx, viewer, {
      action: 'declared.change',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `edition:${edition.id}`,
      before: { metrics: before.chosen.map(({ metric }) => metric) },
      after: { metrics: after.chosen.map(({ metric }) => metric) },
    })
    return { ok: true, isChanged: true }
  })
}
