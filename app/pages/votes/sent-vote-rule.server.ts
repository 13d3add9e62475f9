import type { EditionContext } from '../../access/edition-context.server'
import type { RequestContext } from '../../policy/request-context'
import { findLastChange } from '../../audit/find-last-change.server'
import type { VoteRule } from '../../documents/vote-rule'
import { readVoteRule } from '../../flows/votes/set-vote-rule.server'
import { type ChangedValue, type LastChange, mergeValues } from '../../edits/merge-values'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'

/** A rule of voting that was sent and not saved, to be shown again. */
export interface SentVoteRule {
  rule: VoteRule
  version: number
  opened: string
  change: { by: LastChange | null; changed: readonly ChangedValue[] } | null
}

/**
 * The rule as it was sent; where somebody else changed it since the form was opened, merged with theirs, on their
 * version.
 */
export async function keepSentRule(
  { db }: RequestContext,
  { edition }: EditionContext,
  sent: { rule: VoteRule; version: number; opened: string },
  isChanged: boolean,
): Promise<SentVoteRule> {
  if (!isChanged) return { ...sent, change: null }
  const { rule, version } = await readVoteRule(db, edition.id)
  const { taken, changed } = mergeValues<VoteRule>(readOpened(sent.opened), { ...rule }, { ...sent.rule })
  const by = await findLastChange(db, { action: 'vote.rule', editionId: edition.id })
  return { rule: { ...sent.rule, ...taken }, version, opened: writeOpened(rule), change: { by, changed } }
}
