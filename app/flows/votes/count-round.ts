import type { FullShortlist } from '../../../db/queries/shortlists'
import type { OpenedBallot } from '../../ballots/seal-ballot.server'
import type { CommittedTally } from '../../ballots/commitment'
import { countVotes } from '../../../scoring/awards/count-votes'
import { countBallots, decideVote } from '../../../scoring/awards/decide-vote'
import { mayTellCounts } from '../../../scoring/awards/disclose-tally'
import { type RoundRules, tieRuleOf } from '../../documents/shortlist-document'

export interface JudgeBallot extends OpenedBallot {
  judgeId: string
}

export interface CountedEntry extends CommittedTally {
  tieChoice: 'for' | 'against' | null
}

/**
 * What the ballots come to for each entry of the round. The counts of a secret round are left out where they would tell
 * how somebody voted.
 */
export function countRound(
  { entries, recusals }: Pick<FullShortlist, 'entries' | 'recusals'>,
  rules: RoundRules,
  ballots: readonly Pick<JudgeBallot, 'judgeId' | 'choices'>[],
): CountedEntry[] {
  return entries
    .filter(({ id }) => rules.entries?.includes(id) ?? true)
    .map((entry) => {
      const recused = new Set(
        recusals.filter((recusal) => recusal.agencyId === entry.agencyId).map(({ judgeId }) => judgeId),
      )
      const votes = ballots.flatMap(({ judgeId, choices }) => {
        const choice = choices.get(entry.id)
        return choice ? [{ judge: judgeId, choice }] : []
      })
      const tally = countVotes(rules, rules.judges, recused, votes)
      const { for: inFavour, against, abstain, entitled } = tally
      const tieRule = tieRuleOf(rules, entry.category)
      const decided = decideVote(rules, tally)
      const outcome = decided === 'tied' && tieRule === null ? 'not-carried' : decided
      const isTold = rules.secrecy === 'open' || mayTellCounts(tally)
      const counts = isTold ? { for: inFavour, against, abstain } : { for: null, against: null, abstain: null }
      const byModel = entry.state === 'added' ? 'against' : 'for'
      return {
        entryId: entry.id,
        ballots: countBallots(tally),
        entitled,
        recused: tally.recused,
        outcome,
        ...counts,
        tieChoice: outcome === 'tied' && tieRule === 'model' ? byModel : null,
      }
    })
}
