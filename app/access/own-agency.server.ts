import type { RequestContext } from '../policy/request-context'
import { findAgencyById } from '../../db/queries/agencies'
import { type RankingRow, listRanking } from '../../db/queries/rankings'
import { findLatestRun } from '../../db/queries/runs'
import { type EditionContext, editionContextOf, reachAt } from './edition-context.server'

/**
 * The agency whose people a viewer is of, as its card of an edition has it; null where there is none that they may see
 * yet.
 */
export async function findOwnAgency(context: RequestContext, where: EditionContext): Promise<RankingRow | null> {
  const { db } = context
  const mine = reachAt(context, where, 'declarations.see')
  const editionContext = mine?.of === 'own' ? await editionContextOf(context, where, 'agency.see') : null
  const agency = mine?.of === 'own' ? await findAgencyById(db, mine.agencyId) : null
  const runId = editionContext && (editionContext.runId ?? (await findLatestRun(db, editionContext.edition.id))?.run.id)
  if (!editionContext || !agency || !runId) return null
  const { rows } = await listRanking(db, {
    runId,
    scope: editionContext.scope,
    agency: agency.code,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 1,
  })
  return rows[0] ?? null
}
