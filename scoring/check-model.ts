import { modelShape } from './check/model-shape'
import { checkSense } from './check/model-sense'
import type { ModelError } from './check/shape'
import type { Model } from './model'

export type CheckedModel = { ok: true; model: Model } | { ok: false; errors: ModelError[] }

/** Unknown JSON as a model, or everything that is wrong with it at once. A key that is not known is an error: a typo must not change a score. */
export function checkModel(json: unknown): CheckedModel {
  const errors: ModelError[] = []
  if (hasShape(json, errors)) {
    errors.push(...checkSense(json))
    if (!errors.length) return { ok: true, model: json }
  }
  return { ok: false, errors }
}

function hasShape(json: unknown, errors: ModelError[]): json is Model {
  modelShape.check(json, '', errors)
  return errors.length === 0
}
