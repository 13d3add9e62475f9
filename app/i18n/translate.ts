import { createContext } from 'react'
import type { fa } from './fa'
import type { Texts } from './texts'

/** The key of a text, whatever its area: `ranking.title`. */
export type TextKey = KeysOf<typeof fa>

export type Translate = (key: TextKey, values?: Values) => string

type Values = Readonly<Record<string, string | number | null | undefined>>

type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${KeysOf<Node[Key]>}`
}[keyof Node & string]

/** The texts of one language by key. A text that is absent shows its key, which says what to look for. */
export function translator(texts: Partial<Texts>): Translate {
  return (key, values = {}) => fill(find(texts, key) ?? key, values)
}

/**
 * How the page that is shown says things: one for each request and page, so that languages of two visitors never meet.
 */
export const TranslateContext = createContext<Translate>((key) => key)

function find(texts: object, key: string): string | undefined {
  const found = key.split('.').reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), texts)
  return typeof found === 'string' ? found : undefined
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** `{{n}}` is the value of that name; `{{n|agency|agencies}}` the word that goes with it: the first after 1. */
function fill(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}\}/g, (_, name: string, one?: string, many?: string) => {
    const value = String(values[name] ?? '')
    if (one === undefined || many === undefined) return value
    return value === '1' || value === '۱' ? one : many
  })
}
