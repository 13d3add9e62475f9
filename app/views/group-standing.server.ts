import type { Db } from '../../db/client.server'
import { type ScoreCard, listGroupTotals } from '../../db/queries/score-cards'
import type { EditionRun } from '../access/edition-run.server'
import { type GroupStanding, toStanding } from './group-standing'

/** Where an agency stands in its group; null for who does not compete, and where the viewer may not be told of the group. */
export async function loadGroupStanding(
  db: Db,
  { run, scope }: EditionRun,
  { agency, nodes, tellsGroup }: ScoreCard,
): Promise<GroupStanding | null> {
  const most = nodes[0]?.node.points ?? 0
  if (!tellsGroup || !agency.competes || agency.total === null || most <= 0) return null
  const totals = await listGroupTotals(db, run.id, scope, agency.agencyId)
  return totals.length ? toStanding(totals, agency.total, { most, isNamed: scope.of === 'all' }) : null
}
