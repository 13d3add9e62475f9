import { modelSchema } from '../../scoring/check/model-shape'
import type { Model } from '../../scoring/model'

/** A model as text for people: its keys in the order of the schema, which the database does not keep. */
export function writeModel(model: Model): string {
  return JSON.stringify(model, keyOrder, 2)
}

const keyOrder = [...new Set(namesOf(modelSchema))]

function namesOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...namesOf(value),
  ])
}
