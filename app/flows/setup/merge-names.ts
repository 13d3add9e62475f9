import { type ChangedValue, type Values, mergeValues } from '../../edits/merge-values'
import { type Named, type NamedInput, rename } from './named-plan'

export type NameFields = Record<string, string>

/** Names by the field of their form. */
export function toNameFields(
  rows: readonly { code: string; titleFa: string; titleEn?: string | undefined }[],
): NameFields {
  return Object.fromEntries(
    rows.flatMap(({ code, titleFa, titleEn = '' }) => [
      [`titleFa:${code}`, titleFa],
      [`titleEn:${code}`, titleEn],
    ]),
  )
}

/** What somebody else renamed since a form was opened, of the names that come with their code. */
export function mergeNames(
  opened: Values | null,
  stored: readonly Named[],
  inputs: readonly NamedInput[],
): { now: NameFields; taken: Partial<NameFields>; changed: ChangedValue[] } {
  const both = inputs.flatMap((input) => {
    const before = stored.find(({ code }) => code === input.code)
    return before ? [{ before, after: { code: before.code, ...rename(before, input) } }] : []
  })
  const now = toNameFields(both.map(({ before }) => before))
  return {
    now: toNameFields(stored),
    ...mergeValues<NameFields>(opened, now, toNameFields(both.map(({ after }) => after))),
  }
}
