import { type ModelVersion, findModelVersionFor } from '../../db/queries/models'
import { findRun } from '../../db/queries/runs'
import { type Asking, type EditionPlace, reachAt, requireEdition } from './edition-place.server'
import { storedModel } from '../flows/score-edition.server'
import { found } from '../found'
import type { Act } from '../policy.server'
import type { Model } from '../../scoring/model'

export interface EditionModel extends EditionPlace {
  model: Model
  version: ModelVersion
  /** Whether the viewer may see the versions before this one, too. */
  seesDrafts: boolean
}

/** The model of an edition as a viewer meets it: of the run that is frozen for them, else the newest version. */
export async function requireModel(
  asking: Asking,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<EditionModel> {
  const place = await requireEdition(asking, params, act)
  const frozen = place.runId === null ? null : await findRun(asking.db, place.edition.id, place.runId)
  const version = frozen?.modelVersion ?? (await findModelVersionFor(asking.db, place.edition))
  found(version)
  return { ...place, version, model: storedModel(version), seesDrafts: reachAt(asking, place, 'drafts.see') !== null }
}
