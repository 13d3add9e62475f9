import { z } from 'zod'
import { type StepName, stepNames } from '../course/course-steps'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { parseMoment } from '../format/parse-moment'
import { type StepOutcome, advanceEdition } from '../flows/advance-edition.server'
import { setDeadline } from '../flows/set-deadline.server'
import { readReason } from './read-form.server'

const Text = z.string().trim().max(4000).catch('')
const StepForm = z.object({
  step: z.string().refine((name): name is StepName => stepNames.some((own) => own === name)),
  version: z.coerce.number().int(),
  reason: Text,
  day: Text,
  minute: Text,
  /** Instead of day and minute. */
  atOnce: z.string().optional(),
  showsRankings: z.string().optional(),
})
const DeadlineForm = z.object({
  kind: z.enum(['declarations', 'objections', 'rulings', 'votes']),
  day: Text,
  minute: Text,
})

type Refusal = {
  ok: false
  why: Extract<StepOutcome, { ok: false }>['why'] | 'bad-moment' | 'bad-form' | 'deadline-reason'
  typed: Record<string, string>
}

/** What the forms of the page of a course ask for. What was typed comes back with a refusal. */
export async function takeCourseForm(
  asking: Asking,
  place: EditionPlace,
  form: FormData,
): Promise<{ ok: true } | Refusal> {
  const given = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const refuse = (why: Refusal['why']): Refusal => ({ ok: false, why, typed: given })
  if (given['intent'] === 'deadline') {
    const parsed = DeadlineForm.safeParse(given)
    if (!parsed.success) return refuse('bad-form')
    const { kind, day, minute } = parsed.data
    const at = day || minute ? parseMoment(day, minute, place.festival.calendar) : null
    if ((day || minute) && !at) return refuse('bad-moment')
    const set = await setDeadline(asking, place, { kind, at, reason: readReason(form) })
    return set.ok ? set : refuse(set.why)
  }
  const parsed = StepForm.safeParse(given)
  if (!parsed.success) return refuse('bad-form')
  const { day, minute, atOnce, showsRankings, ...wanted } = parsed.data
  const isDated = day !== '' || minute !== ''
  if (isDated && atOnce !== undefined) return refuse('needs-opening')
  const opensAt = isDated ? parseMoment(day, minute, place.festival.calendar) : atOnce === undefined ? null : 'now'
  if (isDated && !opensAt) return refuse('bad-moment')
  const outcome = await advanceEdition(asking, place, {
    ...wanted,
    ...(opensAt ? { opensAt } : {}),
    showsRankings: showsRankings === 'on',
  })
  return outcome.ok ? { ok: true } : refuse(outcome.why)
}
