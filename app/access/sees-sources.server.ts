import type { Festival } from '../../db/queries/festivals'
import { reachOf } from '../policy.server'
import type { Asking } from './edition-place.server'

/** Whether the pages of sources and pulls are there for a viewer, so that a page may lead to them. */
export function seesSources({ viewer }: Asking, festival: Festival): boolean {
  return reachOf(viewer, 'sources.see', { festivalId: festival.id, stage: null }) !== null
}
