import { requireFestival } from '../access/festival-context.server'
import { reachOf } from '../policy/policy.server'
import type { RequestContext } from '../policy/request-context'

export type FestivalData = Awaited<ReturnType<typeof loadFestivalData>>

/** What stands around every page of a festival: its name, its editions, and whether its sources are shown. */
export async function loadFestivalData(context: RequestContext, festivalCode: string | undefined) {
  const { festival, editions } = await requireFestival(context, festivalCode)
  return {
    festival,
    editions,
    seesSources: reachOf(context.viewer, 'sources.see', { festivalId: festival.id, stage: null }) !== null,
  }
}
