import { z } from 'zod'
import type { MinutesInput } from './flows/write-minutes.server'
import { toLatinDigits } from './format/read-digits'

const Fields = z.object({
  heldOn: z.iso.date(),
  place: z.string().trim().min(1).max(300),
  agenda: z.string().max(20_000),
  decisions: z.string().max(50_000),
  corrects: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]),
})

export type MinutesField = 'heldOn' | 'place' | 'agenda' | 'decisions' | 'corrects' | 'attendees'

/** What a form of minutes says; else the fields that make no sense. */
export function parseMinutesForm(form: FormData): { ok: true; input: MinutesInput } | { ok: false; fields: string[] } {
  const text = (name: string) => String(form.get(name) ?? '')
  const parsed = Fields.safeParse({ heldOn: toLatinDigits(text('heldOn')).trim(), place: text('place'), agenda: text('agenda'), decisions: text('decisions'), corrects: toLatinDigits(text('corrects')).trim() })
  if (!parsed.success) return { ok: false, fields: parsed.error.issues.map((issue) => String(issue.path[0])) }
  const attendees = form.getAll('attends').map((id) => ({ userId: String(id), post: text(`post:${String(id)}`).trim().slice(0, 200) }))
  const { agenda, decisions, ...own } = parsed.data
  return { ok: true, input: { ...own, agenda: listLines(agenda), decisions: listLines(decisions), attendees } }
}

/** One item a line; empty lines are none. */
function listLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
}
