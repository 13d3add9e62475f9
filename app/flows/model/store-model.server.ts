import type { Db } from '../../../db/database'
import { saveModelVersion } from '../../../db/queries/models'
import { canonicalJson } from '../../../scoring/canonical'
import type { Model } from '../../../scoring/model'
import { sha256 } from '../../documents/hash.server'
import { flattenModel } from '../../model/model-parts'

/**
 * Keeps a version of a model; the same document again is the same version. Another one under the same number is
 * refused.
 */
export async function storeModel(db: Db, festivalId: number, model: Model, now: Date) {
  const { code, version } = model
  return saveModelVersion(db, {
    festivalId,
    code,
    version,
    document: model,
    hash: sha256(canonicalJson(model)),
    createdAt: now,
    nodes: flattenModel(model),
  })
}
