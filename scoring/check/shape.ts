import type { Bilingual } from '../bilingual'
import { persianDigits } from '../persian-digits'

/** Something wrong in a document: where (a JSON pointer, RFC 6901) and what, in both languages. */
export interface ModelError extends Bilingual {
  pointer: string
}

/** Checks a value at a place and adds what is wrong; `schema` says the same as JSON Schema (draft 2020-12). */
export interface Shape {
  check: (value: unknown, pointer: string, errors: ModelError[]) => void
  schema: Readonly<Record<string, unknown>>
}

/** The shape with a sentence that says what it is for, and the value that stands where none is given. */
export function described(shape: Shape, description: string, fallback?: string | number | boolean): Shape {
  return {
    ...shape,
    schema: { description, ...shape.schema, ...(fallback === undefined ? {} : { default: fallback }) },
  }
}

export const text: Shape = {
  schema: { type: 'string', pattern: '\\S' },
  check: (value, pointer, errors) => {
    if (typeof value !== 'string' || value.trim() === '')
      errors.push({ pointer, fa: 'باید متنی ناتهی باشد.', en: 'Must be a text that is not empty.' })
  },
}

export function pattern(expression: RegExp, fa: string, en: string): Shape {
  return {
    schema: { type: 'string', pattern: expression.source },
    check: (value, pointer, errors) => {
      if (typeof value !== 'string' || !expression.test(value)) errors.push({ pointer, fa, en })
    },
  }
}

export const boolean: Shape = {
  schema: { type: 'boolean' },
  check: (value, pointer, errors) => {
    if (typeof value !== 'boolean')
      errors.push({ pointer, fa: 'باید true یا false باشد.', en: 'Must be true or false.' })
  },
}

export interface Bounds {
  min?: number
  max?: number
  /** Above `min`, not at it. */
  isMinExcluded?: boolean
  isInteger?: boolean
}

export function number({ min, max, isMinExcluded = false, isInteger = false }: Bounds = {}): Shape {
  const lower = min === undefined ? {} : { [isMinExcluded ? 'exclusiveMinimum' : 'minimum']: min }
  return {
    schema: { type: isInteger ? 'integer' : 'number', ...lower, ...(max === undefined ? {} : { maximum: max }) },
    check: (value, pointer, errors) => {
      if (typeof value !== 'number' || !Number.isFinite(value))
        return void errors.push({ pointer, fa: 'باید عدد باشد.', en: 'Must be a number.' })
      if (isInteger && !Number.isInteger(value))
        errors.push({ pointer, fa: 'باید عدد صحیح باشد.', en: 'Must be a whole number.' })
      const isLow = min !== undefined && (value < min || (isMinExcluded && value === min))
      if (isLow)
        errors.push({
          pointer,
          fa: `باید ${isMinExcluded ? 'بیشتر از' : 'دست‌کم'} ${persianDigits(min)} باشد.`,
          en: `Must be ${isMinExcluded ? 'more than' : 'at least'} ${min}.`,
        })
      if (max !== undefined && value > max)
        errors.push({ pointer, fa: `باید حداکثر ${persianDigits(max)} باشد.`, en: `Must be at most ${max}.` })
    },
  }
}

export function choice(...values: readonly string[]): Shape {
  const list = values.join(', ')
  return {
    schema: { enum: values },
    check: (value, pointer, errors) => {
      if (typeof value !== 'string' || !values.includes(value))
        errors.push({ pointer, fa: `باید یکی از این‌ها باشد: ${list}`, en: `Must be one of: ${list}` })
    },
  }
}

export function list(item: Shape, atLeast = 0): Shape {
  return {
    schema: { type: 'array', items: item.schema, ...(atLeast ? { minItems: atLeast } : {}) },
    check: (value, pointer, errors) => {
      if (!Array.isArray(value)) return void errors.push({ pointer, fa: 'باید فهرست باشد.', en: 'Must be a list.' })
      if (value.length < atLeast)
        errors.push({
          pointer,
          fa: `باید دست‌کم ${persianDigits(atLeast)} عضو داشته باشد.`,
          en: `Must have at least ${atLeast} entries.`,
        })
      for (const [index, entry] of value.entries()) item.check(entry, `${pointer}/${index}`, errors)
    },
  }
}

/** An object with these keys and no others. */
export function object(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const properties = { ...required, ...optional }
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(properties).map(([key, shape]) => [key, shape.schema])),
      required: Object.keys(required),
      additionalProperties: false,
    },
    check: (value, pointer, errors) => {
      if (!isRecord(value))
        return void errors.push({ pointer, fa: 'باید شیء JSON باشد.', en: 'Must be a JSON object.' })
      for (const key of Object.keys(required))
        if (!Object.hasOwn(value, key)) errors.push(missing(`${pointer}/${escape(key)}`))
      for (const [key, entry] of Object.entries(value)) {
        const shape = Object.hasOwn(properties, key) ? properties[key] : undefined
        if (shape) shape.check(entry, `${pointer}/${escape(key)}`, errors)
        else
          errors.push({
            pointer: `${pointer}/${escape(key)}`,
            fa: `کلید «${key}» شناخته نیست.`,
            en: `The key “${key}” is not known.`,
          })
      }
    },
  }
}

/** One of several objects, told apart by the text under `tag`. */
export function tagged(tag: string, variants: Readonly<Record<string, Shape>>): Shape {
  return {
    schema: { oneOf: Object.values(variants).map((variant) => variant.schema) },
    check: (value, pointer, errors) => {
      if (!isRecord(value))
        return void errors.push({ pointer, fa: 'باید شیء JSON باشد.', en: 'Must be a JSON object.' })
      const name = value[tag]
      const variant = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined
      if (variant) variant.check(value, pointer, errors)
      else choice(...Object.keys(variants)).check(name, `${pointer}/${tag}`, errors)
    },
  }
}

/** Whichever of the shapes `pick` names for the value. */
export function either(shapes: readonly Shape[], pick: (value: unknown) => Shape): Shape {
  return {
    schema: { anyOf: shapes.map((shape) => shape.schema) },
    check: (value, pointer, errors) => pick(value).check(value, pointer, errors),
  }
}

/** A shape that is defined later: for trees, at most `levels` deep. `name` is its place in the schema's definitions. */
export function nested(name: string, shape: () => Shape, levels: number): Shape {
  return {
    schema: { $ref: `#/$defs/${name}` },
    check: (value, pointer, errors) => {
      if (pointer.split('/children/').length <= levels) return shape().check(value, pointer, errors)
      errors.push({
        pointer,
        fa: `درخت بیش از ${persianDigits(levels)} سطح دارد.`,
        en: `The tree has more than ${levels} levels.`,
      })
    },
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const missing = (pointer: string): ModelError => ({ pointer, fa: 'این کلید لازم است.', en: 'This key is required.' })

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
