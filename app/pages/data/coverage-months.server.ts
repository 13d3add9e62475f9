import { listCoverageAgencies } from '../../../db/queries/coverages'
import { listObservations } from '../../../db/queries/observations'
import { listQuarantinedOf } from '../../../db/queries/quarantines'
import type { RequestContext } from '../../policy/request-context'
import { seesSources } from '../../access/sees-sources.server'
import { found } from '../../http/found'
import { joinMonths, toPeriods } from './coverage-periods'
import type { Act } from '../../policy/policy.server'
import { loadCoverageCells, requireCoverage } from './coverage.server'

const revisionsShown = 600
const quarantineShown = 50

export type CoverageMonths = Awaited<ReturnType<typeof loadCoverageMonths>>

/** Everything behind one cell of the matrix; 404 for an agency or a metric that the viewer may not see. */
export async function loadCoverageMonths(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
) {
  const coverageContext = await requireCoverage(context, params, act)
  const { festival, edition, scope, span, sources } = coverageContext
  const metric = coverageContext.columns.find(({ code }) => code === params['metric'])
  const { agencies } = await listCoverageAgencies(context.db, {
    editionId: edition.id,
    scope,
    agency: params['agency'] ?? '-',
    sort: 'name-fa',
    page: 1,
    pageSize: 1,
  })
  const [agency] = agencies
  found(metric)
  found(agency)
  const { from, to, asOf } = span
  const row = sources.filter(({ metrics }) => metrics.includes(metric.code)).map(({ id }) => id)
  const [[[view] = []], traces, quarantined] = await Promise.all([
    loadCoverageCells(context, coverageContext, [agency], [metric]),
    listObservations(
      context.db,
      { festivalId: festival.id, metrics: [metric.code], from, to, asOf, agencyId: agency.agencyId },
      revisionsShown + 1,
    ),
    listQuarantinedOf(context.db, { festivalId: festival.id, from, to, asOf }, agency.agencyId, row, quarantineShown),
  ])
  found(view)
  const shown = traces.slice(0, revisionsShown)
  return {
    agency,
    metric,
    view,
    periods: toPeriods(joinMonths(span.months, metric.everyMonths), shown),
    isCut: traces.length > revisionsShown,
    quarantined,
    seesSources: seesSources(context, festival),
    asOf: asOf.toISOString(),
  }
}
