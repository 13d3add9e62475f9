import type { Db } from '../../../db/database'
import { listJudges } from '../../../db/queries/judges'
import { countRounds, findVoteRule, saveVoteRule } from '../../../db/queries/vote-rules'
import type { RequestContext } from '../../policy/request-context'
import { type VoteRule, presetVoteRule } from '../../documents/vote-rule'
import { type AwardContext, type Refused, changeInCourse, record, refused } from '../shortlist/change-shortlist.server'

/** How an edition votes; version 0: nobody said anything yet, and the presets hold. */
export async function readVoteRule(db: Db, editionId: number): Promise<{ rule: VoteRule; version: number }> {
  const stored = await findVoteRule(db, editionId)
  if (!stored) return { rule: presetVoteRule, version: 0 }
  const { secrecy, onTie, chairId, minBallots, version } = stored
  return { rule: { secrecy, onTie, chairId, minBallots }, version }
}

export type SetVoteRule =
  | { ok: true; version: number }
  | Refused<'not-now' | 'changed' | 'round-open' | 'rule-locked' | 'unknown-chair' | 'no-chair'>

/**
 * Says how an edition votes. From its first round on only the chair can still change, and nothing while a round is
 * open.
 */
export async function setVoteRule(
  context: RequestContext,
  awardContext: AwardContext,
  { version, rule }: { version: number; rule: VoteRule },
): Promise<SetVoteRule> {
  return changeInCourse(context, awardContext, 'votes.hold', async (tx): Promise<SetVoteRule> => {
    const before = await readVoteRule(tx, awardContext.edition.id)
    if (before.version !== version) return refused('changed')
    const rounds = await countRounds(tx, awardContext.edition.id)
    if (rounds.open) return refused('round-open')
    if (rounds.held && !isSameButChair(before.rule, rule)) return refused('rule-locked')
    if (rule.onTie === 'chair' && rule.chairId === null) return refused('no-chair')
    if (
      rule.chairId !== null &&
      !(await listJudges(tx, awardContext.festival.id)).some(({ id }) => id === rule.chairId)
    )
      return refused('unknown-chair')
    const saved = await saveVoteRule(tx, version, { editionId: awardContext.edition.id, ...rule })
    if (!saved) return refused('changed')
    await record(tx, context, awardContext, 'vote.rule', { before: before.rule, after: rule })
    return { ok: true, version: saved.version }
  })
}

function isSameButChair(a: VoteRule, b: VoteRule): boolean {
  return a.secrecy === b.secrecy && a.onTie === b.onTie && a.minBallots === b.minBallots
}
