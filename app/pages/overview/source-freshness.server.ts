import type { RequestContext } from '../../policy/request-context'
import { type SourceState, listSourceStates } from '../../../db/queries/source-states'
import { type EditionContext, reachAt } from '../../access/edition-context.server'

/** Metrics are counted by the month: what was not asked for this long has missed one. */
const staleDays = 31
const dayMs = 86_400_000

export interface SourceFreshness extends SourceState {
  /** Whole days since the last pull that ended well; null where none did. */
  ageDays: number | null
  isStale: boolean
}

/** How fresh each source of a festival is; null for who may not see its sources. */
export async function loadFreshness(
  context: RequestContext,
  editionContext: EditionContext,
): Promise<SourceFreshness[] | null> {
  if (!reachAt(context, editionContext, 'sources.see')) return null
  return (await listSourceStates(context.db, editionContext.festival.id)).map((state) =>
    toFreshness(state, context.now),
  )
}

export function toFreshness(state: SourceState, now: Date): SourceFreshness {
  const ageDays = state.finishedAt && Math.max(0, Math.floor((now.getTime() - state.finishedAt.getTime()) / dayMs))
  return { ...state, ageDays, isStale: ageDays === null || ageDays > staleDays }
}
