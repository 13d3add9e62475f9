import type { Shape } from './shape'

/** Shapes that the published schema defines once and refers to. */
export const definitions: Record<string, Readonly<Record<string, unknown>>> = {}

export function named(name: string, shape: Shape): Shape {
  definitions[name] = shape.schema
  return { ...shape, schema: { $ref: `#/$defs/${name}` } }
}
