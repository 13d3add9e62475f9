import type { RequestContext } from '../../policy/request-context'
import { listRecusals } from '../../../db/queries/judges'
import { listUnsigned } from '../../../db/queries/minutes'
import { type ShortlistRow, findShortlist, findShortlistRow, listDeviations } from '../../../db/queries/shortlists'
import { findVotesDeadline, listRounds } from '../../../db/queries/votes'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { findOwnBallot } from '../../flows/votes/own-ballot.server'
import { listUndecided, rulesOf, tallyRounds, tieRuleOf } from '../../documents/shortlist-document'
import { type Task, taskOf } from './task'

/**
 * What waits for a judge, and the signatures that wait for whoever was there. Of agencies that somebody is off nothing
 * waits.
 */
export async function listJudgeTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  const userId = context.viewer.user?.id
  if (userId === undefined) return []
  const shortlist = reachAt(context, editionContext, 'shortlist.judge')
    ? await findShortlistRow(context.db, editionContext.edition.id)
    : null
  const unsigned = reachAt(context, editionContext, 'minutes.sign')
    ? await listUnsigned(context.db, editionContext.edition.id, userId)
    : []
  return [
    ...(shortlist && !shortlist.closedAt ? await listListTasks(context, editionContext, shortlist, userId) : []),
    ...unsigned.map((number) => taskOf(editionContext.edition, 'signMinutes', `minutes/${number}`)),
  ]
}

async function listListTasks(
  { db, now }: RequestContext,
  { edition }: EditionContext,
  shortlist: ShortlistRow,
  userId: string,
): Promise<Task[]> {
  const [rounds, recusals, until] = await Promise.all([
    listRounds(db, shortlist.id),
    listRecusals(db, edition.id),
    findVotesDeadline(db, edition.id),
  ])
  const off = new Set(recusals.filter(({ judgeId }) => judgeId === userId).map(({ agencyId }) => agencyId))
  const open = rounds.find((round) => !round.closedAt)
  if (!open) return [...(await listDeviationTasks()), ...(await listTieTasks())]
  if (!rulesOf(open).judges.includes(userId) || (until && now >= until)) return []
  const [full, own] = await Promise.all([
    findShortlist(db, edition.id, shortlist.number),
    findOwnBallot(db, open, userId),
  ])
  // Without the key of the round it is known that there is a ballot, and not what is in it.
  if (own && own.code === null) return []
  const n = (full ? listUndecided(full) : []).filter(
    (entry) => !off.has(entry.agencyId) && !own?.votes.some(({ entryId }) => entryId === entry.id),
  ).length
  return n ? [taskOf(edition, 'vote', 'shortlist/votes', { n, until })] : []

  /** While a vote is open nobody changes the list. */
  async function listDeviationTasks(): Promise<Task[]> {
    const waiting = (await listDeviations(db, shortlist.id)).filter(
      ({ state, judgeId, removesId, addsId }) =>
        state === 'open' && judgeId !== userId && ![removesId, addsId].some((id) => id !== null && off.has(id)),
    )
    return waiting.length ? [taskOf(edition, 'second', 'shortlist', { n: waiting.length })] : []
  }
  /** Tied votes that wait for the casting vote of this judge. */
  async function listTieTasks(): Promise<Task[]> {
    const last = rounds.filter(({ voidReason }) => voidReason === null).at(-1)
    if (!last || rulesOf(last).chairId !== userId) return []
    const full = await findShortlist(db, edition.id, shortlist.number)
    const tied = (full ? tallyRounds(full) : []).filter(
      ({ entry, roundId, tally, isPast }) =>
        !isPast &&
        roundId === last.id &&
        tally.outcome === 'tied' &&
        tally.tie === null &&
        tieRuleOf(rulesOf(last), entry.category) === 'chair' &&
        !off.has(entry.agencyId),
    )
    return tied.length ? [taskOf(edition, 'decideTie', 'shortlist/votes', { n: tied.length })] : []
  }
}
