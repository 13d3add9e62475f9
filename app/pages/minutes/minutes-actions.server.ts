import { z } from 'zod'
import type { Auth } from '../../sign-in/auth.server'
import { confirmPerson } from '../../sign-in/confirm-person.server'
import type { RequestContext } from '../../policy/request-context'
import { cutText } from '../../format/cut-text'
import type { RefusedForm } from '../../forms/form-fault'
import { fileField, hidden, idNumber, optionalText, wholeNumber } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import { minutesFields, minutesOf } from './read-minutes.server'
import type { requireMinutes } from '../../access/minutes-context.server'
import {
  type AttachedToMinutes,
  attachToMinutes,
  detachFromMinutes,
} from '../../flows/minutes/attach-to-minutes.server'
import { signMinutes } from '../../flows/minutes/sign-minutes.server'
import { openForSigning, reopenDraft, saveMinutesDraft } from '../../flows/minutes/write-minutes.server'

type MinutesContext = Awaited<ReturnType<typeof requireMinutes>>

type Why =
  | Extract<Awaited<ReturnType<typeof saveMinutesDraft>>, { ok: false }>['why']
  | Extract<Awaited<ReturnType<typeof signMinutes>>, { ok: false }>['why']
  | Extract<AttachedToMinutes, { ok: false }>['why']
  | 'wrong'
  | 'too-many'

const version = { version: hidden(wholeNumber) }

/** The forms of the page of minutes. */
export const MinutesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), ...version, ...minutesFields }),
  z.object({ intent: z.literal('open'), ...version }),
  z.object({ intent: z.literal('reopen'), ...version }),
  z.object({
    intent: z.literal('sign'),
    hash: hidden(z.string()),
    password: z.string().max(5000).default(''),
    code: optionalText(200),
    dissent: z
      .string()
      .default('')
      .transform((text) => cutText(text, 10_000)),
  }),
  z.object({ intent: z.literal('attach'), ...version, file: fileField }),
  z.object({ intent: z.literal('detach'), ...version, file: hidden(idNumber) }),
])

export type MinutesAnswer = { ok: true } | (RefusedForm & { ok: false; why: Why | null })

/** What a form of the page of minutes asks for. Null: it was too large to be read. */
export async function takeMinutesForm(
  context: RequestContext & { auth: Auth },
  editionContext: MinutesContext,
  request: Request,
  sent: SentForm<typeof MinutesForm> | null,
): Promise<MinutesAnswer> {
  if (!sent) return { ok: false, intent: 'attach', why: 'too-large', typed: {}, faults: {} }
  if (!sent.ok) return { ok: false, ...refusalOf(sent) }
  const { values } = sent
  if (values.intent === 'save') {
    const input = minutesOf(values, editionContext.festival.calendar)
    if (!input) return { ok: false, ...refusalOf(sent, null, { heldOn: { kind: 'moment' } }) }
    const saved = await saveMinutesDraft(context, editionContext, atOf(editionContext, values.version), input)
    return saved.ok ? { ok: true } : { ok: false, ...refusalOf(sent, saved.why) }
  }
  const done = await act(context, editionContext, request, values)
  return done.ok ? { ok: true } : { ok: false, ...refusalOf(sent, done.why) }
}

const atOf = ({ minutes }: MinutesContext, version: number) => ({ number: minutes.number, version })

async function act(
  context: RequestContext & { auth: Auth },
  editionContext: MinutesContext,
  request: Request,
  values: Exclude<z.output<typeof MinutesForm>, { intent: 'save' }>,
) {
  if (values.intent === 'sign') {
    const { hash, password, code, dissent } = values
    const confirmed = await confirmPerson(context, request, { password, code })
    if (!confirmed.ok) return confirmed
    return signMinutes(context, editionContext, editionContext.minutes.number, { hash, by: confirmed.by, dissent })
  }
  const at = atOf(editionContext, values.version)
  switch (values.intent) {
    case 'open':
      return openForSigning(context, editionContext, at)
    case 'reopen':
      return reopenDraft(context, editionContext, at)
    case 'attach':
      return attachToMinutes(context, editionContext, at, values.file ?? new File([], ''))
    case 'detach':
      return detachFromMinutes(context, editionContext, at, values.file)
  }
}
