import { findShortlist } from '../../../db/queries/shortlists'
import { decideTie } from '../../../db/queries/votes'
import type { RequestContext } from '../../policy/request-context'
import { arrangeEntries } from '../shortlist/arrange-entries.server'
import { type AwardContext, type Refused, changeShortlist, refused } from '../shortlist/change-shortlist.server'
import { rulesOf, tallyRounds, tieRuleOf } from '../../documents/shortlist-document'

export type DecidedTie =
  { ok: true } | Refused<'not-now' | 'no-shortlist' | 'closed' | 'round-open' | 'not-tied' | 'not-chair' | 'recused'>

/**
 * The chair's casting vote on an entry whose vote is tied. It is an act of its own, told by name: the chair's ballot in
 * the round stays secret. The chair may change it until the next round opens or the list is closed.
 */
export async function castTieVote(
  context: RequestContext,
  awardContext: AwardContext,
  { entryId, choice }: { entryId: number; choice: 'for' | 'against' },
): Promise<DecidedTie> {
  return changeShortlist(
    context,
    awardContext,
    'shortlist.judge',
    async ({ tx, shortlist, record }): Promise<DecidedTie> => {
      const full = await findShortlist(tx, awardContext.edition.id, shortlist.number)
      if (!full) return refused('no-shortlist')
      if (full.rounds.some((round) => !round.closedAt)) return refused('round-open')
      const tied = tallyRounds(full).findLast(({ entry, isPast }) => entry.id === entryId && !isPast)
      const round = full.rounds.filter(({ voidReason }) => voidReason === null).at(-1)
      if (
        !tied ||
        !round ||
        tied.roundId !== round.id ||
        tied.tally.outcome !== 'tied' ||
        tieRuleOf(rulesOf(round), tied.entry.category) !== 'chair'
      )
        return refused('not-tied')
      const judgeId = context.viewer.user?.id
      if (judgeId === undefined || rulesOf(round).chairId !== judgeId) return refused('not-chair')
      if (full.recusals.some((recusal) => recusal.judgeId === judgeId && recusal.agencyId === tied.entry.agencyId))
        return refused('recused', tied.entry.agency)
      await decideTie(
        tx,
        { roundId: round.id, entryId },
        { tieChoice: choice, decidedBy: judgeId, decidedAt: context.now },
      )
      await arrangeEntries(tx, awardContext, shortlist.number)
      await record('vote.tie', {
        subject: `round:${round.id}`,
        before: { choice: tied.tally.tie?.choice ?? null },
        after: { agency: tied.entry.agency, category: tied.entry.category, choice },
      })
      return { ok: true }
    },
  )
}
