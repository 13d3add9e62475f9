import { z } from 'zod'
import type { EditionPlace, Asking } from '../access/edition-place.server'
import { closeShortlist } from '../flows/close-shortlist.server'
import { proposeDeviation, secondDeviation, withdrawDeviation } from '../flows/deviate.server'
import { proposeShortlist } from '../flows/propose-shortlist.server'
import { recuse } from '../flows/recuse.server'

const Reason = z.string().trim().min(1).max(4000)
const Id = z.coerce.number().int().positive()
const Sent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), after: z.coerce.number().int().min(0) }),
  z.object({ intent: z.literal('close') }),
  z.object({
    intent: z.literal('deviate'),
    slot: z.string().max(200),
    removes: z.string().max(100),
    adds: z.string().trim().max(100),
    reason: Reason,
  }),
  z.object({ intent: z.literal('second'), id: Id }),
  z.object({ intent: z.literal('withdraw'), id: Id }),
  z.object({ intent: z.literal('recuse'), agency: z.string().max(100), reason: Reason }),
])

/** Whether a form is one of the secretariat's; the others, and those that nobody knows, are a judge's. */
export function isOfSecretariat(form: FormData): boolean {
  const intent = form.get('intent')
  return intent === 'propose' || intent === 'close'
}

/** Does what a form asks; nothing typed is lost where it is refused. */
export async function doShortlist(asking: Asking, place: EditionPlace, form: FormData) {
  const parsed = Sent.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { ok: false as const, why: 'incomplete' as const, detail: '' }
  const sent = parsed.data
  if (sent.intent === 'propose') return proposeShortlist(asking, place, sent)
  if (sent.intent === 'close') return closeShortlist(asking, place)
  if (sent.intent === 'second') return secondDeviation(asking, place, sent.id)
  if (sent.intent === 'withdraw') return withdrawDeviation(asking, place, sent.id)
  if (sent.intent === 'recuse') return recuse(asking, place, sent)
  const [category = '', group = ''] = sent.slot.split(' ')
  return proposeDeviation(asking, place, {
    category,
    group: group || null,
    removes: sent.removes || null,
    adds: sent.adds || null,
    reason: sent.reason,
  })
}

/** The texts of a form, to be shown in it again. */
export function toSent(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
