import type { Db, Transaction } from '../../../db/database'
import { holdCourse } from '../../../db/queries/courses'
import { deleteDeclaredMetrics, createDeclaredMetrics, listDeclaredMetrics } from '../../../db/queries/declarations'
import { listMetrics } from '../../../db/queries/observations'
import { listMetricOwners, lockFestival } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import type { EditionContext } from '../../access/edition-context.server'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { expectFound } from '../../expect/expect-found'
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
  return { chosen, basis: basisOf(chosen) }
}

/**
 * Says which metrics agencies declare of themselves in an edition, while it is a draft. A metric has one kind of way
 * in: one that a source gives is refused. With another `basis` than what is stored, somebody else has changed it, and
 * nothing is done.
 */
export async function saveDeclaredMetrics(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
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
    const ids = new Set((await listMetrics(tx, festival.id)).map(({ code }) => code))
    const owned = new Set((await listMetricOwners(tx, festival.id)).map(({ metric }) => metric))
    const kept = new Set(before.chosen.map(({ metric }) => metric))
    for (const { metric } of wanted) {
      if (!ids.has(metric)) return { ok: false, why: 'unknown-code', metric }
      if (owned.has(metric) && !kept.has(metric)) return { ok: false, why: 'has-source', metric }
    }
    return { ok: true, isChanged: await storeDeclared({ db: tx, viewer, now }, { festival, edition }, wanted) }
  })
}

/**
 * Stores what agencies declare in an edition, of metrics that are there and were checked, within a transaction that
 * holds course and festival. Tells whether that changed anything.
 */
export async function storeDeclared(
  { db: tx, viewer, now }: RequestContext<Transaction>,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  wanted: readonly DeclaredChoice[],
): Promise<boolean> {
  const before = await readDeclared(tx, edition.id)
  const rows = wanted.map((choice) => {
    const helpFa = choice.helpFa.trim()
    return { ...choice, helpFa, helpEn: choice.helpEn.trim() || helpFa }
  })
  if (basisOf(rows) === before.basis) return false
  const ids = new Map((await listMetrics(tx, festival.id)).map(({ id, code }) => [code, id]))
  await deleteDeclaredMetrics(tx, edition.id)
  await createDeclaredMetrics(
    tx,
    rows.map(({ metric, ...row }, position) => ({
      ...row,
      editionId: edition.id,
      metricId: expectFound(ids.get(metric), `the metric ${metric}`),
      position,
    })),
  )
  await recordEvent(tx, viewer, {
    action: 'declared.change',
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    subject: `edition:${edition.id}`,
    before: { metrics: before.chosen.map(({ metric }) => metric) },
    after: { metrics: rows.map(({ metric }) => metric) },
  })
  return true
}

const basisOf = (chosen: readonly DeclaredChoice[]) =>
  sha256(
    canonicalJson(
      chosen.map(({ metric, helpFa, helpEn, needsEvidence }) => ({ metric, helpFa, helpEn, needsEvidence })),
    ),
  )
