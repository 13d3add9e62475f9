import { findAgency } from '../../db/queries/agencies'
import { createRecusal } from '../../db/queries/judges'
import type { Asking } from '../access/edition-place.server'
import { type AwardPlace, type Refused, changeShortlist, refused } from './change-shortlist.server'

export type Recused =
  { ok: true } | Refused<'not-now' | 'no-shortlist' | 'closed' | 'nobody' | 'unknown-agency' | 'off-already'>

/** A judge declares a conflict of interest: from now on they take no part in what concerns the agency, for good. */
export async function recuse(
  asking: Asking,
  place: AwardPlace,
  { agency, reason }: { agency: string; reason: string },
): Promise<Recused> {
  return changeShortlist(asking, place, 'shortlist.judge', async ({ tx, record }): Promise<Recused> => {
    const judgeId = asking.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const own = await findAgency(tx, place.festival.id, agency)
    if (!own) return refused('unknown-agency', agency)
    const isNew = await createRecusal(tx, {
      editionId: place.edition.id,
      judgeId,
      agencyId: own.id,
      kind: 'declared',
      reason,
      at: asking.now,
    })
    if (!isNew) return refused('off-already', agency)
    await record('recusal.declare', { subject: `agency:${own.id}`, after: { agency }, reason })
    return { ok: true }
  })
}
