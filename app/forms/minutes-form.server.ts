import type { Auth } from '../auth.server'
import { type TypedMinutes, typedOf } from '../components/minutes-form'
import { confirmPerson } from '../sign-in/confirm-person.server'
import type { Asking } from '../access/edition-place.server'
import { parseMinutesForm } from './minutes-form'
import type { requireMinutes } from '../access/minutes-place.server'
import { type AttachedToMinutes, attachToMinutes, detachFromMinutes } from '../flows/attach-to-minutes.server'
import { signMinutes } from '../flows/sign-minutes.server'
import { openForSigning, reopenDraft, saveMinutesDraft } from '../flows/write-minutes.server'

type Place = Awaited<ReturnType<typeof requireMinutes>>

type Why =
  | Extract<Awaited<ReturnType<typeof saveMinutesDraft>>, { ok: false }>['why']
  | Extract<Awaited<ReturnType<typeof signMinutes>>, { ok: false }>['why']
  | Extract<AttachedToMinutes, { ok: false }>['why']
  | 'fields'
  | 'wrong'
  | 'too-many'

type Intent = 'save' | 'open' | 'reopen' | 'sign' | 'attach'

export type MinutesAnswer =
  { ok: true } | { ok: false; intent: Intent; why: Why; fields: string[]; typed: TypedMinutes; dissent: string }

/** What a form of the page of minutes asks for. */
export async function takeMinutesForm(
  context: Asking & { auth: Auth },
  place: Place,
  request: Request,
  sent: FormData | null,
): Promise<MinutesAnswer> {
  const form = sent ?? new FormData()
  const text = (name: string) => String(form.get(name) ?? '')
  const at = { number: place.minutes.number, version: Number(text('version')) }
  const refuse = (intent: Intent, why: Why, fields: string[] = []): MinutesAnswer => ({
    ok: false,
    intent,
    why,
    fields,
    typed: typedOf(form),
    dissent: text('dissent'),
  })
  if (!sent) return refuse('attach', 'too-large')
  switch (text('intent')) {
    case 'sign': {
      const confirmed = await confirmPerson(context, request, { password: text('password'), code: text('code').trim() })
      if (!confirmed.ok) return refuse('sign', confirmed.why)
      const signed = await signMinutes(context, place, at.number, {
        hash: text('hash'),
        by: confirmed.by,
        dissent: text('dissent').slice(0, 10_000),
      })
      return signed.ok ? { ok: true } : refuse('sign', signed.why)
    }
    case 'open': {
      const opened = await openForSigning(context, place, at)
      return opened.ok ? { ok: true } : refuse('open', opened.why)
    }
    case 'attach': {
      const file = form.get('file')
      const attached = await attachToMinutes(context, place, at, file instanceof File ? file : new File([], ''))
      return attached.ok ? { ok: true } : refuse('attach', attached.why)
    }
    case 'detach': {
      const detached = await detachFromMinutes(context, place, at, Number(text('file')))
      return detached.ok ? { ok: true } : refuse('attach', detached.why)
    }
    case 'reopen': {
      const opened = await reopenDraft(context, place, at)
      return opened.ok ? { ok: true } : refuse('reopen', opened.why)
    }
    default: {
      const parsed = parseMinutesForm(form, place.festival.calendar)
      if (!parsed.ok) return refuse('save', 'fields', parsed.fields)
      const saved = await saveMinutesDraft(context, place, at, parsed.input)
      return saved.ok ? { ok: true } : refuse('save', saved.why)
    }
  }
}
