import { listRecusals } from '../../db/queries/judges'
import { listUnsigned } from '../../db/queries/minutes'
import { type ShortlistRow, findShortlist, findShortlistRow, listDeviations } from '../../db/queries/shortlists'
import { findVotesDeadline, listOwnVotes, listRounds } from '../../db/queries/votes'
import { type Asking, type EditionPlace, reachAt } from '../access/edition-place.server'
import { listUndecided, rulesOf } from '../flows/shortlist-document'
import { type Task, taskOf } from './task'

/** What waits for a judge, and the signatures that wait for whoever was there. Of agencies that somebody is off nothing waits. */
export async function listJudgeTasks(asking: Asking, place: EditionPlace): Promise<Task[]> {
  const userId = asking.viewer.user?.id
  if (userId === undefined) return []
  const shortlist = reachAt(asking, place, 'shortlist.judge')
    ? await findShortlistRow(asking.db, place.edition.id)
    : null
  const unsigned = reachAt(asking, place, 'minutes.sign') ? await listUnsigned(asking.db, place.edition.id, userId) : []
  return [
    ...(shortlist && !shortlist.closedAt ? await listListTasks(asking, place, shortlist, userId) : []),
    ...unsigned.map((number) => taskOf(place.edition, 'signMinutes', `minutes/${number}`)),
  ]
}

async function listListTasks(
  { db, now }: Asking,
  { edition }: EditionPlace,
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
  if (!open) return listDeviationTasks()
  if (!rulesOf(open).judges.includes(userId) || (until && now >= until)) return []
  const [full, voted] = await Promise.all([
    findShortlist(db, edition.id, shortlist.number),
    listOwnVotes(db, open.id, userId),
  ])
  const n = (full ? listUndecided(full) : []).filter(
    (entry) => !off.has(entry.agencyId) && !voted.some(({ entryId }) => entryId === entry.id),
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
}
