import { findAgency } from '../../../db/queries/agencies'
import { listRecusals } from '../../../db/queries/judges'
import { type MarkRow, listMarks, listOwnMarks, saveMarks } from '../../../db/queries/marks'
import { type CalibratedMark, calibrateMarks } from '../../../scoring/awards/calibrate-marks'
import type { Criterion } from '../../documents/award-criteria'
import type { RequestContext } from '../../policy/request-context'
import { type AwardContext, type Refused, changeShortlist, refused } from './change-shortlist.server'

export type Marked =
  { ok: true } | Refused<'not-now' | 'no-shortlist' | 'closed' | 'nobody' | 'unknown-agency' | 'recused'>

/** A judge's marks of an agency; those given before under the same criterion are replaced. */
export async function markAgency(
  context: RequestContext,
  awardContext: AwardContext,
  { agency, marks, remark }: { agency: string; marks: ReadonlyMap<Criterion, number>; remark: string | null },
): Promise<Marked> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async ({ tx, record }): Promise<Marked> => {
    const judgeId = context.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const item = await findAgency(tx, awardContext.festival.id, agency)
    if (!item) return refused('unknown-agency', agency)
    const recusals = await listRecusals(tx, awardContext.edition.id)
    if (recusals.some((recusal) => recusal.judgeId === judgeId && recusal.agencyId === item.id))
      return refused('recused', agency)
    const before = await listOwnMarks(tx, awardContext.edition.id, judgeId, item.id)
    const row = { editionId: awardContext.edition.id, judgeId, agencyId: item.id, remark, at: context.now }
    await saveMarks(
      tx,
      [...marks].map(([criterion, mark]) => ({ ...row, criterion, mark })),
    )
    await record('mark.give', {
      subject: `agency:${item.id}`,
      before,
      after: { marks: Object.fromEntries(marks), remark },
    })
    return { ok: true }
  })
}

export type AgencyMarks = CalibratedMark & Pick<MarkRow, 'agencyFa' | 'agencyEn'>

/**
 * Marks of all judges side by side. A judge sees those of an agency only after giving their own, so that nobody is led,
 * and never those of an agency that they are off; `judgeId` null sees all.
 */
export function compareMarks(
  marks: readonly MarkRow[],
  judgeId: string | null,
  recusedAgencies: ReadonlySet<number>,
): AgencyMarks[] {
  const row = new Set(marks.filter((mark) => mark.judgeId === judgeId).map((mark) => mark.agency))
  const names = new Map(marks.map((mark) => [mark.agency, mark]))
  return calibrateMarks(marks.map(({ judgeId: judge, agency, mark }) => ({ judge, agency, mark }))).flatMap(
    (calibrated) => {
      const name = names.get(calibrated.agency)
      const isShown =
        judgeId === null || (row.has(calibrated.agency) && name !== undefined && !recusedAgencies.has(name.agencyId))
      return isShown && name ? [{ ...calibrated, agencyFa: name.agencyFa, agencyEn: name.agencyEn }] : []
    },
  )
}

export async function findMarks(
  { db, viewer }: RequestContext,
  { edition }: AwardContext,
  seesAll: boolean,
): Promise<AgencyMarks[]> {
  const judgeId = seesAll ? null : (viewer.user?.id ?? '')
  const [marks, recusals] = await Promise.all([listMarks(db, edition.id), listRecusals(db, edition.id)])
  return compareMarks(
    marks,
    judgeId,
    new Set(recusals.filter((recusal) => recusal.judgeId === judgeId).map((recusal) => recusal.agencyId)),
  )
}
