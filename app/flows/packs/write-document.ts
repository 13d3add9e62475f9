import { isRecord } from '../../../scoring/check/shape'
import { isSame } from './pack-difference'

/**
 * A document as text for people: its keys in the order of its schema, without what says no more than the schema has
 * when nothing is said. The same document always gives the same text.
 */
export function writeDocument(document: unknown, schema: unknown): string {
  return `${JSON.stringify(shorten(document, schema), null, 2)}\n`
}

function shorten(value: unknown, schema: unknown): unknown {
  const own = variantOf(value, schema)
  if (Array.isArray(value)) return value.map((entry) => shorten(entry, own?.['items']))
  if (!isRecord(value)) return value
  const properties = own?.['properties']
  if (!isRecord(properties)) return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const required = own?.['required']
  const isNeeded = (key: string) => Array.isArray(required) && required.includes(key)
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, property]) => {
      const entry = value[key]
      if (entry === undefined || (!isNeeded(key) && (entry === null || isDefault(entry, property)))) return []
      return [[key, shorten(entry, property)]]
    }),
  )
}

const isDefault = (value: unknown, schema: unknown) =>
  isRecord(schema) && 'default' in schema && isSame(value, schema['default'])

/** Of a union the variant that the value is: that of its kind, told apart by texts that only one of them has. */
function variantOf(value: unknown, schema: unknown): Record<string, unknown> | null {
  if (!isRecord(schema)) return null
  const variants = schema['oneOf'] ?? schema['anyOf']
  if (!Array.isArray(variants)) return schema
  const fitting = variants.filter((variant: unknown) => isOfKind(value, variant))
  return variantOf(value, fitting[0])
}

function isOfKind(value: unknown, schema: unknown): boolean {
  if (!isRecord(schema)) return false
  if (schema['type'] === 'array') return Array.isArray(value)
  if (schema['type'] !== 'object') return !isRecord(value) && !Array.isArray(value)
  const properties = schema['properties']
  if (!isRecord(value) || !isRecord(properties)) return false
  return Object.entries(properties).every(([key, property]) => {
    if (!isRecord(property)) return true
    const isConstant = 'const' in property
    const choices = isConstant ? [property['const']] : property['enum']
    const isLeftOut = value[key] === undefined && !isConstant
    return !Array.isArray(choices) || isLeftOut || choices.includes(value[key])
  })
}
