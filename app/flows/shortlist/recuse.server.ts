import { findAgency } from '../../../db/queries/agencies'
import { createRecusal } from '../../../db/queries/judges'
import type { RequestContext } from '../../policy/request-context'
import { type AwardContext, type Refused, changeShortlist, refused } from './change-shortlist.server'

export type Recused =
  { ok: true } | Refused<'not-now' | 'no-shortlist' | 'closed' | 'nobody' | 'unknown-agency' | 'off-already'>

/** A judge declares a conflict of interest: from now on they take no part in what concerns the agency, for good. */
export async function recuse(
  context: RequestContext,
  awardContext: AwardContext,
  { agency, reason }: { agency: string; reason: string },
): Promise<Recused> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async ({ tx, record }): Promise<Recused> => {
    const judgeId = context.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const row = await findAgency(tx, awardContext.festival.id, agency)
    if (!row) return refused('unknown-agency', agency)
    const isNew = await createRecusal(tx, {
      editionId: awardContext.edition.id,
      judgeId,
      agencyId: row.id,
      kind: 'declared',
      reason,
      at: context.now,
    })
    if (!isNew) return refused('off-already', agency)
    await record('recusal.declare', { subject: `agency:${row.id}`, after: { agency }, reason })
    return { ok: true }
  })
}
