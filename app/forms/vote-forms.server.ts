import { z } from 'zod'
import type { VoteChoice } from '../../db/queries/votes'
import { majorities } from '../../scoring/awards/count-votes'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { castVotes, closeRound, openRound } from '../flows/vote.server'
import { readNumber } from '../format/read-number'

const Id = z.coerce.number().int().positive()
const Sent = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('open'),
    quorumPercent: z.string().transform(readNumber).pipe(z.number().min(1).max(100)),
    majority: z.enum(majorities),
  }),
  z.object({ intent: z.literal('close'), round: Id }),
  z.object({ intent: z.literal('cast'), round: Id }),
])
const Choice = z.enum(['for', 'against', 'abstain'])

/** Who opens and closes a vote holds it; everything else is a judge's. */
export function isOfHolder(form: FormData): boolean {
  const intent = form.get('intent')
  return intent === 'open' || intent === 'close'
}

export async function doVote(asking: Asking, place: EditionPlace, form: FormData) {
  const parsed = Sent.safeParse(Object.fromEntries(form))
  const incomplete = { ok: false as const, why: 'incomplete' as const, detail: '' }
  if (!parsed.success) return incomplete
  const sent = parsed.data
  if (sent.intent === 'open') return openRound(asking, place, sent)
  if (sent.intent === 'close') return closeRound(asking, place, sent.round)
  const choices = readChoices(form)
  return choices?.size ? castVotes(asking, place, { roundId: sent.round, choices }) : incomplete
}

/** `entry-12=for`: by entry; null where one makes no sense. */
function readChoices(form: FormData): Map<number, VoteChoice> | null {
  const choices = new Map<number, VoteChoice>()
  for (const [name, value] of form) {
    const [, entry] = /^entry-(\d{1,9})$/.exec(name) ?? []
    if (entry === undefined) continue
    const choice = Choice.safeParse(value)
    if (!choice.success) return null
    choices.set(Number(entry), choice.data)
  }
  return choices
}
