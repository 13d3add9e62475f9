import type { RequestContext } from '../../policy/request-context'
import type { Db } from '../../../db/database'
import { findAgencyById } from '../../../db/queries/agencies'
import { holdCourse } from '../../../db/queries/courses'
import { listAssigned } from '../../../db/queries/grants'
import { type Objection, findRuling, isInOpenReview, withdrawRuling } from '../../../db/queries/objections'
import { areKin } from '../../../db/queries/scope'
import { recordEvent } from '../../audit/audit.server'
import type { FestivalEdition } from '../../access/edition-context.server'
import { reachOf } from '../../policy/policy.server'
import { tellAgency } from '../notices/notify.server'

export type WithdrawRulingOutcome =
  | { ok: true }
  | {
      ok: false
      why: 'not-now' | 'not-yours' | 'no-ruling' | 'ruled-meanwhile' | 'no-reason' | 'in-review'
      detail: string
    }

/**
 * Takes a ruling back, until the result is final: the objection waits for another one. What a review applied of it
 * stays in force until the next ruling is applied, which puts back what it does not adjust itself. `rulingId` is the
 * ruling that the person has read.
 */
export async function withdraw(
  context: RequestContext,
  where: FestivalEdition,
  objection: Objection,
  { rulingId, reason }: { rulingId: number; reason: string },
): Promise<WithdrawRulingOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  if (!reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'assigned') return { ok: false, why: 'not-now', detail: course.state }
    if (!(await mayRuleOn(tx, edition.id, objection, viewer.user.id, scope.notAgencyId)))
      return { ok: false, why: 'not-yours', detail: objection.indicatorCode }
    const ruling = await findRuling(tx, objection.id)
    if (!ruling) return { ok: false, why: 'no-ruling', detail: '' }
    if (ruling.id !== rulingId) return { ok: false, why: 'ruled-meanwhile', detail: '' }
    if (await isInOpenReview(tx, ruling.id)) return { ok: false, why: 'in-review', detail: '' }
    await withdrawRuling(tx, { rulingId: ruling.id, userId: viewer.user.id, reason: reason.trim(), at: now })
    const event = {
      action: 'objection.withdrawRuling',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `objection:${objection.id}`,
    } as const
    await recordEvent(tx, viewer, {
      ...event,
      before: { ruling: ruling.id, verdict: ruling.verdict, reason: ruling.reason },
      reason: reason.trim(),
    })
    const agency = await findAgencyById(tx, objection.agencyId)
    const params = { path: `objections/${agency?.code}/${objection.indicatorCode}`, indicator: objection.indicatorCode }
    await tellAgency(
      tx,
      where,
      objection.agencyId,
      { kind: 'ruling-withdrawn', key: `ruling-withdrawn:${ruling.id}`, params },
      now,
    )
    return { ok: true }
  })
}

/**
 * Whether an evaluator answers for the indicator of an objection, which is not of their own agency, its parent or its
 * units.
 */
export async function mayRuleOn(
  db: Db,
  editionId: number,
  { agencyId, indicatorCode }: Pick<Objection, 'agencyId' | 'indicatorCode'>,
  userId: string,
  ownAgencyId: number | null,
): Promise<boolean> {
  const isAssigned = (await listAssigned(db, editionId, userId)).includes(indicatorCode)
  return isAssigned && !(ownAgencyId !== null && (await areKin(db, agencyId, ownAgencyId)))
}
