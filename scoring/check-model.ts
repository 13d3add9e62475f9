import { checkSense } from './check/model-sense'
import { modelShape } from './check/model-shape'
import type { ModelError } from './check/shape'
import type { Model } from './model'

export type CheckedModel = { ok: true; model: Model } | { ok: false; errors: ModelError[] }

/** Unknown JSON as a model, or everything that is wrong with it at once. A key that is not known is an error: a typo must not change a score. */
export function checkModel(json: unknown): CheckedModel {
  const errors: ModelError[] = []
  return isModel(json, errors) ? { ok: true, model: json } : { ok: false, errors }
}

function isModel(json: unknown, errors: ModelError[]): json is Model {
  modelShape.check(json, '', errors)
  errors.push(...checkSense(json, errors))
  return errors.length === 0
}
