import { type AgencyGroup, listGroups } from '../../../db/queries/editions'
import { listAgencyTitles } from '../../../db/queries/agencies'
import { listCoverageAgencies } from '../../../db/queries/coverages'
import type { RequestContext } from '../../policy/request-context'
import type { CoverageContext } from './coverage.server'
import { addTotals } from './coverage-totals'
import { keptCoverageSums } from './kept-coverage-sums.server'

/**
 * Beyond so many agencies by metrics, adding up takes longer than somebody who wants the matrix should wait: the
 * summary says it.
 */
const mostCellsBeside = 100_000

/** What is known all in all, to stand beside the matrix; null where it is too much to add up for that. */
export async function loadCoverageTotal(context: RequestContext, coverageContext: CoverageContext) {
  const { matches } = await listCoverageAgencies(context.db, {
    editionId: coverageContext.edition.id,
    scope: coverageContext.scope,
    sort: 'name-fa',
    page: 1,
    pageSize: 1,
  })
  if (matches * coverageContext.columns.length > mostCellsBeside) return null
  return addTotals((await keptCoverageSums(context, coverageContext)).filter(({ agencyId }) => agencyId === null))
}

/**
 * What is known all in all, by group, by metric, and of the agencies that miss most; of what the viewer may see alone.
 */
export async function loadCoverageSummary(context: RequestContext, coverageContext: CoverageContext) {
  const { db } = context
  const { edition, columns } = coverageContext
  const [sums, groups] = await Promise.all([keptCoverageSums(context, coverageContext), listGroups(db, edition.id)])
  const parts = sums.filter(({ agencyId }) => agencyId === null)
  const worst = sums.filter(({ agencyId }) => agencyId !== null)
  const names = await listAgencyTitles(
    db,
    worst.flatMap(({ agencyId }) => agencyId ?? []),
  )
  const ofGroup = (group: AgencyGroup | null) => parts.filter(({ groupId }) => groupId === (group?.id ?? null))
  return {
    whole: addTotals(parts),
    groups: [...groups, null].flatMap((group) =>
      ofGroup(group).length ? [{ group, total: addTotals(ofGroup(group)) }] : [],
    ),
    metrics: columns.map((column) => ({
      column,
      total: addTotals(parts.filter(({ metricId }) => metricId === column.metricId)),
    })),
    worst: worst.flatMap((total) =>
      names.filter(({ id }) => id === total.agencyId).map((agency) => ({ agency, total })),
    ),
  }
}
