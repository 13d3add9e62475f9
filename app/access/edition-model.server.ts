import type { RequestContext } from '../policy/request-context'
import { type ModelVersion, findModelVersionFor } from '../../db/queries/models'
import { type ScoreRun, findLatestRun, findRun } from '../../db/queries/runs'
import { type EditionContext, reachAt, requireEdition } from './edition-context.server'
import { storedModel } from '../model/stored-model'
import { found } from '../http/found'
import type { Act } from '../policy/policy.server'
import type { Model } from '../../scoring/model'

export interface EditionModel extends EditionContext {
  model: Model
  version: ModelVersion
  /**
   * Weights of the run that the viewer reads, where it is of this version and they are not those written. Null too for
   * who may not see results.
   */
  usedWeights: ScoreRun['usedWeights']
  /** Whether the viewer may see the versions before this one, too. */
  seesDrafts: boolean
}

/** The model of an edition as a viewer meets it: of the run that is frozen for them, else the newest version. */
export async function requireModel(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<EditionModel> {
  const editionContext = await requireEdition(context, params, act)
  const frozen =
    editionContext.runId === null ? null : await findRun(context.db, editionContext.edition.id, editionContext.runId)
  const version = frozen?.modelVersion ?? (await findModelVersionFor(context.db, editionContext.edition))
  found(version)
  const run = await findReadRun(context, editionContext)
  const usedWeights = run?.modelVersionId === version.id ? run.usedWeights : null
  return {
    ...editionContext,
    version,
    usedWeights,
    model: storedModel(version),
    seesDrafts: reachAt(context, editionContext, 'drafts.see') !== null,
  }
}

/** Learnt weights tell of the data: they are for who may see a ranking, and of the run that they read. */
async function findReadRun(context: RequestContext, editionContext: EditionContext): Promise<ScoreRun | null> {
  if (!reachAt(context, editionContext, 'rankings.see')) return null
  const row =
    editionContext.runId === null
      ? await findLatestRun(context.db, editionContext.edition.id)
      : await findRun(context.db, editionContext.edition.id, editionContext.runId)
  return row?.run ?? null
}
