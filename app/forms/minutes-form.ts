import { z } from 'zod'
import type { MinutesInput } from '../flows/write-minutes.server'
import type { Calendar } from '../format/date'
import { parseMoment } from '../format/parse-moment'

const Fields = z.object({
  place: z.string().trim().min(1).max(300),
  agenda: z.string().max(20_000),
  decisions: z.string().max(50_000),
  corrects: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]),
})

/** What a form of minutes says; else the fields that make no sense. */
export function parseMinutesForm(
  form: FormData,
  calendar: Calendar,
): { ok: true; input: MinutesInput } | { ok: false; fields: string[] } {
  const text = (name: string) => String(form.get(name) ?? '')
  const heldOn = parseMoment(text('heldOn'), '12:00', calendar)
  const parsed = Fields.safeParse({
    place: text('place'),
    agenda: text('agenda'),
    decisions: text('decisions'),
    corrects: text('corrects').trim(),
  })
  if (!parsed.success || !heldOn)
    return {
      ok: false,
      fields: [...(heldOn ? [] : ['heldOn']), ...(parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [])],
    }
  const attendees = form.getAll('attends').map((id) => ({
    userId: String(id),
    post: text(`post:${String(id)}`)
      .trim()
      .slice(0, 200),
  }))
  const { agenda, decisions, ...own } = parsed.data
  return {
    ok: true,
    input: {
      ...own,
      heldOn: heldOn.toISOString().slice(0, 10),
      agenda: listLines(agenda),
      decisions: listLines(decisions),
      attendees,
    },
  }
}

/** One item a line; empty lines are none. */
function listLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}
