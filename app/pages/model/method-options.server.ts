import type { Shape } from '../../../scoring/check/shape'
import type { AnyMethod } from '../../../scoring/method'
import { expectFound } from '../../expect/expect-found'
import { type Language, inLanguage } from '../../i18n/language'
import type { MethodOption } from './draft/method-option'
import { isFields } from './draft/model-draft'
import { optionWords, valueWords } from './option-words.server'

/** The options of a method as the form shows them, by what its schema says of each. */
export function listOptions({ name: method, required, optional }: AnyMethod, language: Language): MethodOption[] {
  const say = (words: typeof optionWords, ...keys: string[]) => {
    const found = keys.flatMap((key) => words[key] ?? [])[0]
    return inLanguage(language, expectFound(found, keys.join(' or ')))
  }
  return Object.entries({ ...required, ...optional }).map(([name, { schema }]) => ({
    name,
    label: say(optionWords, `${method}.${name}`, name),
    kind: kindOf(schema),
    isRequired: name in required,
    fallback: fallbackOf(schema),
    choices: choicesOf(schema).map((value) => ({ value, label: say(valueWords, `${name}.${value}`) })),
  }))
}

function kindOf(schema: Shape['schema']): MethodOption['kind'] {
  if ('enum' in schema) return 'choice'
  if (schema['type'] === 'boolean') return 'boolean'
  if (schema['type'] === 'string') return 'text'
  if (schema['type'] !== 'array') return 'number'
  const items = isFields(schema['items']) ? schema['items']['type'] : null
  if (items === 'object') return 'steps'
  return items === 'array' ? 'matrix' : 'numbers'
}

function choicesOf({ enum: values }: Shape['schema']): string[] {
  return Array.isArray(values) ? values.map(String) : []
}

function fallbackOf({ default: value }: Shape['schema']): MethodOption['fallback'] {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null
}
