import { listMetricCells, listMetrics, listObservations } from '../../db/queries/observations'
import { findScoreCard, toAgencyName } from '../../db/queries/score-cards'
import { flattenTree } from '../../scoring/tree'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import type { Asking } from '../access/edition-place.server'
import { requireIndicator } from '../access/indicator-scope.server'
import { listReadable } from '../access/observation-scope.server'
import { seesSources } from '../access/sees-sources.server'
import { findIndicator, metricsOf } from '../flows/model-parts'
import { toMonthlySeries } from '../flows/monthly-series'
import { found } from '../found'
import type { Act } from '../policy.server'

const shownObservations = 300

export type IndicatorTrace = Awaited<ReturnType<typeof loadIndicatorTrace>>

/** From the points of an agency in an indicator back to the observations they were worked out from; 404 where the viewer may not see one of them. */
export async function loadIndicatorTrace(
  asking: Asking,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  url: string,
) {
  const { db } = asking
  const own = await requireEditionRun(asking, params, act, url)
  await requireIndicator(db, own, params['indicator'] ?? '')
  const card = await findScoreCard(db, own.run.id, own.scope, params['agency'] ?? '')
  found(card)
  const indicator = findIndicator(own.model, params['indicator'] ?? '')
  const node = card.nodes.find((entry) => entry.node.code === indicator?.code)
  found(indicator)
  found(node)
  const { edition, festival, run } = own
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
    listReadable(asking, own, card.agency.agencyId, known.metrics),
  ])
  return {
    edition,
    run: toRunFacts(own),
    agency: toAgencyName(card.agency),
    indicator,
    own: node,
    method:
      flattenTree(own.model).find(({ info }) => info.code === indicator.code)?.choices.normalisation.method ??
      own.model.defaults.normalisation.method,
    series: toMonthlySeries(indicator.measure, cells),
    traces: traces.slice(0, shownObservations),
    isCut: traces.length > shownObservations,
    metrics: metrics.filter((metric) => known.metrics.includes(metric.code)),
    /** Metrics whose records the viewer may see. */
    readable,
    seesSources: seesSources(asking, festival),
  }
}
