import type { RequestContext } from '../policy/request-context'
import { type ModelVersion, findModelVersionFor } from '../../db/queries/models'
import { type ScoreRun, findLatestRun, findRun } from '../../db/queries/runs'
import { type EditionPlace, reachAt, requireEdition } from './edition-context.server'
import { storedModel } from '../model/stored-model'
import { found } from '../http/found'
import type { Act } from '../policy/policy.server'
import type { Model } from '../../scoring/model'

export interface EditionModel extends EditionPlace {
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
  const place = await requireEdition(context, params, act)
  const frozen = place.runId === null ? null : await findRun(context.db, place.edition.id, place.runId)
  const version = frozen?.modelVersion ?? (await findModelVersionFor(context.db, place.edition))
  found(version)
  const run = await findReadRun(context, place)
  const usedWeights = run?.modelVersionId === version.id ? run.usedWeights : null
  return {
    ...place,
    version,
    usedWeights,
    model: storedModel(version),
    seesDrafts: reachAt(context, place, 'drafts.see') !== null,
  }
}

/** Learnt weights tell of the data: they are for who may see a ranking, and of the run that they read. */
async function findReadRun(context: RequestContext, place: EditionPlace): Promise<ScoreRun | null> {
  if (!reachAt(context, place, 'rankings.see')) return null
  const row =
    place.runId === null
      ? await findLatestRun(context.db, place.edition.id)
      : await findRun(context.db, place.edition.id, place.runId)
  return row?.run ?? null
}
