import type { RequestContext } from '../policy/request-context'
import { findAgencyById } from '../../db/queries/agencies'
import { type RankingRow, listRanking } from '../../db/queries/rankings'
import { findLatestRun } from '../../db/queries/runs'
import { type EditionPlace, placeOf, reachAt } from './edition-context.server'

/**
 * The agency whose people a viewer is of, as its card of an edition has it; null where there is none that they may see
 * yet.
 */
export async function findOwnAgency(context: RequestContext, where: EditionPlace): Promise<RankingRow | null> {
  const { db } = context
  const mine = reachAt(context, where, 'declarations.see')
  const place = mine?.of === 'own' ? await placeOf(context, where, 'agency.see') : null
  const agency = mine?.of === 'own' ? await findAgencyById(db, mine.agencyId) : null
  const runId = place && (place.runId ?? (await findLatestRun(db, place.edition.id))?.run.id)
  if (!place || !agency || !runId) return null
  const { rows } = await listRanking(db, {
    runId,
    scope: place.scope,
    agency: agency.code,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 1,
  })
  return rows[0] ?? null
}
