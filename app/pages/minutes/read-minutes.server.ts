import { z } from 'zod'
import type { MinutesInput } from '../../flows/minutes/write-minutes.server'
import type { Calendar } from '../../format/date'
import { cutText } from '../../format/cut-text'
import { parseMoment } from '../../format/parse-moment'
import { byKey, idNumber, listOf, optionalText, orEmpty, requiredText } from '../../forms/form-fields.server'

/** What a form of minutes says. Who attended is ticked; the post of each person is a field of their own. */
export const minutesFields = {
  heldOn: requiredText(40),
  place: requiredText(300),
  agenda: optionalText(20_000),
  decisions: optionalText(50_000),
  corrects: orEmpty(idNumber),
  attends: listOf(z.string().max(200)),
  post: byKey(z.string().transform((post) => cutText(post.trim(), 200))),
}

/** The form of new minutes. */
export const NewMinutesForm = z.object({ intent: z.literal('save').optional(), ...minutesFields })

/** Null where the day is none. */
export function minutesOf(
  { heldOn, place, agenda, decisions, corrects, attends, post }: z.output<z.ZodObject<typeof minutesFields>>,
  calendar: Calendar,
): MinutesInput | null {
  const day = parseMoment(heldOn, '12:00', calendar)
  return (
    day && {
      place,
      corrects,
      heldOn: day.toISOString().slice(0, 10),
      agenda: listLines(agenda),
      decisions: listLines(decisions),
      attendees: attends.map((userId) => ({ userId, post: post[userId] ?? '' })),
    }
  )
}

/** One item a line; empty lines are none. */
function listLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}
