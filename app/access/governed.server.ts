import { type Festival, listFestivals } from '../../db/queries/festivals'
import type { RequestContext } from '../policy/request-context'
import { recordRefusal } from '../audit/record-refusal.server'
import { found } from '../http/found'
import { type Act, reachOf } from '../policy/policy.server'

export interface Governed {
  /** Whether the viewer may do it in the installation as a whole, thus in every festival. */
  isWhole: boolean
  festivals: Festival[]
}

/** Where a viewer may do what belongs to no edition. Who may nowhere gets the answer of a page that does not exist. */
export async function requireGoverned(context: RequestContext, act: Act): Promise<Governed> {
  const { db, viewer } = context
  const isWhole = reachOf(viewer, act, { festivalId: null, stage: null }) !== null
  const festivals = (await listFestivals(db)).filter(({ id }) => reachOf(viewer, act, { festivalId: id, stage: null }))
  if (!isWhole && !festivals.length) {
    await recordRefusal(context, act, '')
    found(null)
  }
  return { isWhole, festivals }
}

/** For what concerns the installation as a whole. Who may not gets the answer of a page that does not exist. */
export async function requireInstallation(context: RequestContext, act: Act) {
  if (reachOf(context.viewer, act, { festivalId: null, stage: null })) return
  await recordRefusal(context, act, '')
  found(null)
}

/** Whether somebody with these grants is under those who govern: nobody may touch a person who is more elsewhere. */
export function governsAll({ isWhole, festivals }: Governed, festivalIds: readonly (number | null)[]): boolean {
  return isWhole || festivalIds.every((id) => festivals.some((festival) => festival.id === id))
}
