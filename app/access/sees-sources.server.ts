import type { Festival } from '../../db/queries/festivals'
import { reachOf } from '../policy/policy.server'
import type { RequestContext } from '../policy/request-context'

/** Whether the pages of sources and pulls are there for a viewer, so that a page may lead to them. */
export function seesSources({ viewer }: RequestContext, festival: Festival): boolean {
  return reachOf(viewer, 'sources.see', { festivalId: festival.id, stage: null }) !== null
}
