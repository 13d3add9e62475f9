import { findAgencyById } from '../../db/queries/agencies'
import { type RankingRow, listRanking } from '../../db/queries/rankings'
import { findLatestRun } from '../../db/queries/runs'
import { type Asking, type EditionPlace, placeOf, reachAt } from './edition-place.server'

/** The agency whose people a viewer is of, as its card of an edition has it; null where there is none that they may see yet. */
export async function findOwnAgency(asking: Asking, where: EditionPlace): Promise<RankingRow | null> {
  const { db } = asking
  const mine = reachAt(asking, where, 'declarations.see')
  const place = mine?.of === 'own' ? await placeOf(asking, where, 'agency.see') : null
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
