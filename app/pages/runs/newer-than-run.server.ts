import { findModelVersionFor } from '../../../db/queries/models'
import { hasNewerAttributes, hasNewerValues } from '../../../db/queries/run-age'
import type { RunWithModel } from '../../../db/queries/runs'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import type { RequestContext } from '../../policy/request-context'

/** What a run does not know yet: something of it came, or was changed, after the run. */
export type NewerThanRun = 'values' | 'agencies' | 'model'

/**
 * What has come since the newest run of an edition, for those who can score it again in its state. Others are told
 * nothing: what they read is what is decided with.
 */
export async function listNewerThanRun(
  context: RequestContext,
  editionContext: EditionContext,
  { run, modelVersion }: RunWithModel,
): Promise<NewerThanRun[]> {
  if (!reachAt(context, editionContext, 'edition.score')) return []
  const { db } = context
  const { festival, edition } = editionContext
  const [hasValues, hasAgencies, version] = await Promise.all([
    hasNewerValues(db, festival.id, run.asOf),
    hasNewerAttributes(db, festival.id, run.asOf),
    findModelVersionFor(db, edition),
  ])
  return [
    ...(hasValues ? ['values' as const] : []),
    ...(hasAgencies ? ['agencies' as const] : []),
    ...(version && version.id !== modelVersion.id ? ['model' as const] : []),
  ]
}
