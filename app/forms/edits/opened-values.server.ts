import { z } from 'zod'
import type { Values } from '../../edits/merge-values'

const Opened = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]),
)

/**
 * Writes what a form is opened with into its hidden field: as a code without spaces, which no page shows as something
 * that was typed.
 */
export function writeOpened(values: object): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Null where the field is missing or damaged: then nobody knows what the form was opened with. */
export function readOpened(text: FormDataEntryValue | null | undefined): Values | null {
  if (typeof text !== 'string') return null
  try {
    return Opened.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data ?? null
  } catch {
    return null
  }
}
