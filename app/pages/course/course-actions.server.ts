import type { RequestContext } from '../../policy/request-context'
import { z } from 'zod'
import { type StepName, stepNames } from '../../course/course-steps'
import type { EditionContext } from '../../access/edition-context.server'
import { parseMoment } from '../../format/parse-moment'
import { type StepOutcome, advanceEdition } from '../../flows/course/advance-edition.server'
import { setDeadline } from '../../flows/course/set-deadline.server'
import type { Faults, RefusedForm } from '../../forms/form-fault'
import { hidden, momentFields, optionalText, reasonText, ticked, wholeNumber } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'

/** The forms of the page of a course: a step, and a deadline. */
export const CourseForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('step'),
    step: hidden(z.string().refine((name): name is StepName => stepNames.some((item) => item === name))),
    version: hidden(wholeNumber),
    reason: optionalText(4000),
    ...momentFields,
    /** Instead of day and minute. */
    atOnce: ticked,
    showsRankings: ticked,
  }),
  z.object({
    intent: z.literal('deadline'),
    kind: hidden(z.enum(['declarations', 'objections', 'rulings', 'votes'])),
    ...momentFields,
    reason: reasonText,
    /** Empty: there was none. What is no moment was never a deadline. */
    opened: hidden(
      z
        .string()
        .max(40)
        .transform((text) => (text ? new Date(text) : null))
        .optional(),
    ),
  }),
])

type Sent = SentForm<typeof CourseForm>
type Refusal = RefusedForm & {
  why: Extract<StepOutcome, { ok: false }>['why'] | 'deadline-reason' | 'deadline-changed' | null
}

/** What the forms of the page of a course ask for. What was typed comes back with a refusal. */
export async function takeCourseForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: Sent,
): Promise<{ ok: true } | ({ ok: false } & Refusal)> {
  const refuse = (why: Refusal['why'], faults: Faults = {}) => ({ ok: false as const, ...refusalOf(sent, why, faults) })
  if (!sent.ok) return refuse(null)
  const { values } = sent
  const isDated = values.day !== '' || values.minute !== ''
  const at = isDated ? parseMoment(values.day, values.minute, editionContext.festival.calendar) : null
  if (isDated && !at) return refuse(null, { day: { kind: 'moment' } })
  if (values.intent === 'deadline') {
    const { kind, reason, opened } = values
    const set = await setDeadline(context, editionContext, { kind, at, reason, opened })
    return set.ok ? set : refuse(set.why)
  }
  const { step, version, reason, atOnce, showsRankings } = values
  if (isDated && atOnce) return refuse('needs-opening')
  const opensAt = at ?? (atOnce ? ('now' as const) : null)
  const outcome = await advanceEdition(context, editionContext, {
    step,
    version,
    reason,
    ...(opensAt ? { opensAt } : {}),
    showsRankings,
  })
  return outcome.ok ? { ok: true } : refuse(outcome.why)
}
