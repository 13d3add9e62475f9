import type { Db } from '../../../db/database'
import { listGroupTotals } from '../../../db/queries/group-figures'
import type { ScoreCard } from '../../../db/queries/score-cards'
import { unknownTotal } from '../../format/unknown-total'
import type { EditionRun } from '../../access/edition-run.server'
import { type AgencyWay, toAgencyWay } from './way-from-average'
import { type GroupStanding, toStanding } from './group-standing'

/** An agency beside its group; null for who is not ranked, and where the viewer may not be told of the group. */
export interface BesideGroup {
  standing: GroupStanding
  /**
   * Null where too few of the group have a score in some dimension for the viewer to be told of each, and where nothing
   * is known of the agency.
   */
  way: AgencyWay | null
}

export async function loadBesideGroup(
  db: Db,
  { run, scope, model }: EditionRun,
  { agency, nodes }: ScoreCard,
): Promise<BesideGroup | null> {
  const most = nodes[0]?.node.points ?? 0
  if (!agency.competes || agency.total === null || most <= 0) return null
  const totals = await listGroupTotals(db, run.id, scope, { ofAgency: agency.agencyId })
  const standing = toStanding(totals, agency.total, { most, isNamed: scope.of === 'all' })
  if (!standing) return null
  return {
    standing,
    way: unknownTotal(agency) ? null : toAgencyWay(model, nodes, agency.total, standing.average),
  }
}
