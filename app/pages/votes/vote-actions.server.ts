import type { RequestContext } from '../../policy/request-context'
import { z } from 'zod'
import { listRounds } from '../../../db/queries/votes'
import { findShortlistRow } from '../../../db/queries/shortlists'
import { tiedVotes } from '../../../scoring/awards/award-rule'
import { majorities } from '../../../scoring/awards/count-votes'
import type { EditionContext } from '../../access/edition-context.server'
import { readLeaves, receiptOf } from '../../ballots/commitment'
import { normaliseReceiptCode } from '../../ballots/receipt-code'
import { castTieVote } from '../../flows/votes/decide-tie.server'
import { setVoteRule } from '../../flows/votes/set-vote-rule.server'
import { castVotes, closeRound, openRound, voidRound, withdrawVote } from '../../flows/votes/vote.server'
import { mostMinBallots, secrecies } from '../../documents/vote-rule'
import { keepSentRule } from './sent-vote-rule.server'
import { byKey, hidden, idNumber, numberText, requiredText, ticked, wholeNumber } from '../../forms/form-fields.server'
import { openedField } from '../../forms/edits/opened-field'

const round = { round: hidden(idNumber) }

/** The forms of the page of votes. */
export const VoteForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('open'),
    quorumPercent: numberText(z.number().min(1).max(100)),
    majority: z.enum(majorities),
  }),
  z.object({ intent: z.literal('close'), ...round, confirmed: ticked }),
  z.object({ intent: z.literal('void'), ...round, reason: requiredText(4000) }),
  z.object({
    intent: z.literal('rule'),
    version: hidden(wholeNumber),
    [openedField]: hidden(z.string().max(10_000).default('')),
    secrecy: z.enum(secrecies),
    onTie: z.enum(tiedVotes),
    chair: z
      .string()
      .max(200)
      .transform((id) => id || null),
    minBallots: numberText(z.number().int().min(1).max(mostMinBallots)),
  }),
  z.object({ intent: z.literal('cast'), ...round, choice: byKey(z.enum(['for', 'against', 'abstain'])) }),
  z.object({ intent: z.literal('withdraw'), ...round }),
  z.object({ intent: z.literal('tie'), entry: hidden(idNumber), choice: hidden(z.enum(['for', 'against'])) }),
  z.object({ intent: z.literal('receipt'), code: requiredText(100) }),
])

type Sent = z.output<typeof VoteForm>

/** Who opens and closes a vote holds it; everything else is a judge's. */
export function isOfHolder(intent: Sent['intent']): boolean {
  return intent === 'open' || intent === 'close' || intent === 'void' || intent === 'rule'
}

/** Does what a form asks. */
export async function takeVoteForm(context: RequestContext, editionContext: EditionContext, sent: Sent) {
  if (sent.intent === 'open') return openRound(context, editionContext, sent)
  if (sent.intent === 'close') return closeRound(context, editionContext, sent.round, { isConfirmed: sent.confirmed })
  if (sent.intent === 'void') return voidRound(context, editionContext, { roundId: sent.round, reason: sent.reason })
  if (sent.intent === 'rule') {
    const { version, opened, secrecy, onTie, chair, minBallots } = sent
    const rule = { secrecy, onTie, chairId: chair, minBallots }
    const outcome = await setVoteRule(context, editionContext, { version, rule })
    if (outcome.ok) return outcome
    return {
      ...outcome,
      rule: await keepSentRule(context, editionContext, { rule, version, opened }, outcome.why === 'changed'),
    }
  }
  if (sent.intent === 'withdraw') return withdrawVote(context, editionContext, sent.round)
  if (sent.intent === 'tie') return castTieVote(context, editionContext, { entryId: sent.entry, choice: sent.choice })
  if (sent.intent === 'receipt')
    return { ok: true as const, receipt: await findReceipt(context, editionContext, sent.code) }
  const choices = new Map(Object.entries(sent.choice).map(([entry, choice]) => [Number(entry), choice]))
  if (!choices.size) return { ok: false as const, why: 'incomplete' as const, detail: '' }
  return castVotes(context, editionContext, { roundId: sent.round, choices })
}

/** The closed round that counted the ballot of a receipt; null: none of the newest list. */
async function findReceipt(
  { db }: RequestContext,
  { edition }: EditionContext,
  typed: string,
): Promise<{ round: number | null }> {
  const shortlist = await findShortlistRow(db, edition.id)
  const receipt = receiptOf(normaliseReceiptCode(typed))
  const rounds = shortlist ? await listRounds(db, shortlist.id) : []
  return {
    round: rounds.find((round) => readLeaves(round.leaves).some((leaf) => leaf.receipt === receipt))?.number ?? null,
  }
}
