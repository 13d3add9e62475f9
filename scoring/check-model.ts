import { checkSense } from './check/model-sense'
import { modelShape } from './check/model-shape'
import type { ModelError } from './check/shape'
import type { Model } from './model'
import { type ModelWarning, listMethodsThatCanRaise } from './worse-can-raise'

export type CheckedModel = { ok: true; model: Model; warnings: ModelWarning[] } | { ok: false; errors: ModelError[] }

/**
 * Unknown JSON as a model with what is worth knowing of its methods, or everything that is wrong with it at once. A key
 * that is not known is an error: a typo must not change a score.
 */
export function checkModel(json: unknown): CheckedModel {
  const errors: ModelError[] = []
  return isModel(json, errors)
    ? { ok: true, model: json, warnings: listMethodsThatCanRaise(json) }
    : { ok: false, errors }
}

function isModel(json: unknown, errors: ModelError[]): json is Model {
  modelShape.check(json, '', errors)
  errors.push(...checkSense(json, errors))
  return errors.length === 0
}
