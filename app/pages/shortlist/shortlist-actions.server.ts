import type { RequestContext } from '../../policy/request-context'
import { z } from 'zod'
import type { EditionContext } from '../../access/edition-context.server'
import { closeShortlist } from '../../flows/shortlist/close-shortlist.server'
import {
  proposeDeviation,
  secondDeviation,
  undoDeviation,
  withdrawDeviation,
} from '../../flows/shortlist/deviate.server'
import { letFallOut, undoFallOut } from '../../flows/shortlist/fall-out.server'
import { proposeShortlist } from '../../flows/shortlist/propose-shortlist.server'
import { recuse } from '../../flows/shortlist/recuse.server'
import { hidden, idNumber, requiredText, wholeNumber } from '../../forms/form-fields.server'

const reason = { reason: requiredText(4000) }
const id = { id: hidden(idNumber) }

/** The forms of the page of a shortlist. */
export const ShortlistForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), after: hidden(wholeNumber) }),
  z.object({ intent: z.literal('close') }),
  z.object({
    intent: z.literal('deviate'),
    slot: z.string().max(200),
    removes: z.string().max(100),
    adds: z.string().trim().max(100),
    ...reason,
  }),
  z.object({ intent: z.literal('second'), ...id }),
  z.object({ intent: z.literal('withdraw'), ...id }),
  z.object({ intent: z.literal('undo'), ...id, ...reason }),
  z.object({
    intent: z.literal('fall-out'),
    entry: idNumber,
    kind: z.enum(['declined', 'disqualified', 'removed-agency']),
    ...reason,
  }),
  z.object({ intent: z.literal('undo-fall-out'), ...id, ...reason }),
  z.object({ intent: z.literal('recuse'), agency: z.string().max(100), ...reason }),
])

type Sent = z.output<typeof ShortlistForm>

/** What the form says in the stead of an agency where the place is to stay empty; no code begins with a hyphen. */
const leaveEmpty = '-'

/** Whether a form is one of the secretariat's; the others are a judge's. */
export function isOfSecretariat(intent: Sent['intent']): boolean {
  return intent === 'propose' || intent === 'close' || intent === 'fall-out' || intent === 'undo-fall-out'
}

/** Does what a form asks. */
export async function takeShortlistForm(context: RequestContext, editionContext: EditionContext, sent: Sent) {
  if (sent.intent === 'propose') return proposeShortlist(context, editionContext, sent)
  if (sent.intent === 'close') return closeShortlist(context, editionContext)
  if (sent.intent === 'second') return secondDeviation(context, editionContext, sent.id)
  if (sent.intent === 'withdraw') return withdrawDeviation(context, editionContext, sent.id)
  if (sent.intent === 'undo') return undoDeviation(context, editionContext, sent)
  if (sent.intent === 'fall-out')
    return letFallOut(context, editionContext, { entryId: sent.entry, kind: sent.kind, reason: sent.reason })
  if (sent.intent === 'undo-fall-out') return undoFallOut(context, editionContext, sent)
  if (sent.intent === 'recuse') return recuse(context, editionContext, sent)
  const [category = '', group = ''] = sent.slot.split(' ')
  const leavesEmpty = sent.adds === leaveEmpty
  return proposeDeviation(context, editionContext, {
    category,
    group: group || null,
    removes: sent.removes || null,
    adds: leavesEmpty ? null : sent.adds || null,
    leavesEmpty,
    reason: sent.reason,
  })
}
