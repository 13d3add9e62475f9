import { listMetricCells, listMetrics, listObservations } from '../../../db/queries/observations'
import { findScoreCard, toAgencyName } from '../../../db/queries/score-cards'
import { flattenTree } from '../../../scoring/tree'
import { requireEditionRun, toRunFacts } from '../../access/edition-run.server'
import type { RequestContext } from '../../policy/request-context'
import { requireIndicator } from '../../access/indicator-scope.server'
import { listReadable } from '../../access/observation-scope.server'
import { seesSources } from '../../access/sees-sources.server'
import { findIndicator, metricsOf } from '../../model/model-parts'
import { toMonthlySeries } from './monthly-series'
import { found } from '../../http/found'
import type { Act } from '../../policy/policy.server'

const shownObservations = 300

export type IndicatorTrace = Awaited<ReturnType<typeof loadIndicatorTrace>>

/**
 * From the points of an agency in an indicator back to the observations they were worked out from; 404 where the viewer
 * may not see one of them.
 */
export async function loadIndicatorTrace(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  url: string,
) {
  const { db } = context
  const row = await requireEditionRun(context, params, act, url)
  await requireIndicator(db, row, params['indicator'] ?? '')
  const card = await findScoreCard(db, row.run.id, row.scope, params['agency'] ?? '')
  found(card)
  const indicator = findIndicator(row.model, params['indicator'] ?? '')
  const node = card.nodes.find((entry) => entry.node.code === indicator?.code)
  found(indicator)
  found(node)
  const { edition, festival, run } = row
  const known = {
    festivalId: festival.id,
    metrics: metricsOf(indicator.measure),
    asOf: run.asOf,
    agencyId: card.agency.agencyId,
    to: edition.evaluatedTo,
  }
  const [cells, traces, metrics, readable] = await Promise.all([
    listMetricCells(db, { ...known, from: edition.previousFrom ?? edition.evaluatedFrom }),
    listObservations(db, { ...known, from: edition.evaluatedFrom }, shownObservations + 1),
    listMetrics(db, festival.id),
    listReadable(context, row, card.agency.agencyId, known.metrics),
  ])
  return {
    edition,
    run: toRunFacts(row),
    agency: toAgencyName(card.agency),
    indicator,
    own: node,
    method:
      flattenTree(row.model).find(({ info }) => info.code === indicator.code)?.choices.normalisation.method ??
      row.model.defaults.normalisation.method,
    series: toMonthlySeries(indicator.measure, cells),
    traces: traces.slice(0, shownObservations),
    isCut: traces.length > shownObservations,
    metrics: metrics.filter((metric) => known.metrics.includes(metric.code)),
    /** Metrics whose records the viewer may see. */
    readable,
    seesSources: seesSources(context, festival),
  }
}
