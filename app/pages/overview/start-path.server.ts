import type { RequestContext } from '../../policy/request-context'
import { listFestivals } from '../../../db/queries/festivals'
import { reachOf } from '../../policy/policy.server'
import { findOwnAgency } from '../../access/own-agency.server'
import { listVisiblePlaces } from './start-overview.server'

/**
 * Where somebody begins who has just signed in, below the language: at the own agency's newest card, at the set-up
 * where there is no festival yet, at the only edition there is, or where all are listed.
 */
export async function findStartPath(context: RequestContext): Promise<string> {
  if (!context.viewer.user) return ''
  const places = await listVisiblePlaces(context)
  for (const editionContext of places) {
    const agency = await findOwnAgency(context, editionContext)
    if (agency) return `/${editionContext.festival.code}/${editionContext.edition.code}/agencies/${agency.code}`
  }
  const mayCreate = reachOf(context.viewer, 'festival.create', { festivalId: null, stage: null })
  if (mayCreate && !(await listFestivals(context.db)).length) return '/setup'
  const [only] = places
  return only && places.length === 1 ? `/${only.festival.code}/${only.edition.code}` : ''
}
