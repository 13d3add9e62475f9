import { z } from 'zod'
import type { Expression } from '../expression'
import { csvFormat } from './csv'
import type { ReadPage } from './format'
import { jsonFormat } from './json'

/** All formats, by the `kind` that a definition names. */
const formats = { json: jsonFormat, csv: csvFormat }

export const FormatOptions = z
  .discriminatedUnion('kind', [jsonFormat.shape, csvFormat.shape])
  .describe('How an answer is read.')
export type FormatOptions = z.infer<typeof FormatOptions>

interface AnyFormat {
  readonly hasFields: boolean
  encoding(options: FormatOptions): string
  recordsAt(options: FormatOptions): string | undefined
  read(text: string, options: FormatOptions, find: Expression | null): ReadPage
}

const all: Readonly<Record<FormatOptions['kind'], AnyFormat>> = formats

export function formatOf({ kind }: FormatOptions): AnyFormat {
  return all[kind]
}
