import { type Festival, listFestivals } from '../../db/queries/festivals'
import type { Asking } from './edition-place.server'
import { found } from '../found'
import { type Act, reachOf } from '../policy.server'

export interface Governed {
  /** Whether the viewer may do it in the installation as a whole, thus in every festival. */
  isWhole: boolean
  festivals: Festival[]
}

/** Where a viewer may do what belongs to no edition. Who may nowhere gets the answer of a page that does not exist. */
export async function requireGoverned({ db, viewer }: Asking, act: Act): Promise<Governed> {
  const isWhole = reachOf(viewer, act, { festivalId: null, stage: null }) !== null
  const festivals = (await listFestivals(db)).filter(({ id }) => reachOf(viewer, act, { festivalId: id, stage: null }))
  if (!isWhole && !festivals.length) found(null)
  return { isWhole, festivals }
}

/** Whether somebody with these grants is under those who govern: nobody may touch a person who is more elsewhere. */
export function governsAll({ isWhole, festivals }: Governed, festivalIds: readonly (number | null)[]): boolean {
  return isWhole || festivalIds.every((id) => festivals.some((festival) => festival.id === id))
}
