import type { Transaction } from '../../../db/database'
import { type Course, holdCourse } from '../../../db/queries/courses'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { recuseFromOwnAgencies } from '../../../db/queries/judges'
import { type ShortlistRow, findShortlistRow } from '../../../db/queries/shortlists'
import type { AuditAction } from '../../audit/actions'
import { recordEvent } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { type Act, reachOf } from '../../policy/policy.server'

export interface AwardContext {
  festival: Festival
  edition: Edition
}

export interface Refused<Why extends string> {
  ok: false
  why: Why
  detail: string
  /** Of whom or what it is, where that may be several: the page joins them in its language. */
  names?: readonly string[]
}

export const refused = <Why extends string>(why: Why, detail = ''): Refused<Why> => ({ ok: false, why, detail })

export const refusedFor = <Why extends string>(why: Why, names: readonly string[]): Refused<Why> => ({
  ...refused(why),
  names,
})

/**
 * One change in one transaction that holds the edition's course. The policy is asked once more under the lock: what the
 * page was opened for may be over by now.
 */
export async function changeInCourse<Outcome>(
  { db, viewer }: RequestContext,
  { festival, edition }: AwardContext,
  act: Act,
  change: (tx: Transaction, course: Course) => Promise<Outcome>,
): Promise<Outcome | Refused<'not-now'>> {
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    if (!reachOf(viewer, act, { festivalId: festival.id, stage: course.state })) return refused('not-now', course.state)
    return change(tx, course)
  })
}

export interface OpenShortlist {
  tx: Transaction
  course: Course
  shortlist: ShortlistRow
  /** Writes what happened to the list into the audit log; the last statement. */
  record: (
    action: AuditAction,
    told: { after?: unknown; before?: unknown; reason?: string; subject?: string },
  ) => Promise<void>
}

/** A change of the newest shortlist, which must be open still. Judges are taken off their own agencies first. */
export async function changeShortlist<Outcome>(
  context: RequestContext,
  awardContext: AwardContext,
  act: Act,
  change: (open: OpenShortlist) => Promise<Outcome>,
): Promise<Outcome | Refused<'not-now' | 'no-shortlist' | 'closed'>> {
  return changeInCourse(context, awardContext, act, async (tx, course) => {
    const shortlist = await findShortlistRow(tx, awardContext.edition.id)
    if (!shortlist) return refused('no-shortlist')
    if (shortlist.closedAt) return refused('closed')
    await recuseOwn(tx, context, awardContext)
    return change({
      tx,
      course,
      shortlist,
      record: (action, told) =>
        record(tx, context, awardContext, action, { subject: `shortlist:${shortlist.id}`, ...told }),
    })
  })
}

/** Judges off the agencies that employ them, and that written down. */
export async function recuseOwn(tx: Transaction, context: RequestContext, awardContext: AwardContext) {
  const rows = await recuseFromOwnAgencies(
    tx,
    { festivalId: awardContext.festival.id, editionId: awardContext.edition.id },
    context.now,
  )
  if (rows.length) await record(tx, context, awardContext, 'recusal.own', { after: rows })
}

export async function record(
  tx: Transaction,
  { viewer, now }: RequestContext,
  { festival, edition }: AwardContext,
  action: AuditAction,
  told: { after?: unknown; before?: unknown; reason?: string; subject?: string },
) {
  await recordEvent(tx, viewer, { action, at: now, festivalId: festival.id, editionId: edition.id, ...told })
}
