import type { ModelVersion } from '../../db/queries/runs'
import { checkModel } from '../../scoring/check-model'
import type { Model } from '../../scoring/model'

/**
 * The document of a stored version. It was checked when it was saved; a later, stricter check may refuse it, and says
 * so.
 */
export function storedModel(version: Pick<ModelVersion, 'document' | 'version'>): Model {
  const checked = checkModel(version.document)
  if (checked.ok) return checked.model
  throw new Error(
    `The stored model version ${version.version} is not valid: ${checked.errors.map((error) => `${error.pointer}: ${error.en}`).join('; ')}`,
  )
}
