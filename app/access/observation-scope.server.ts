import type { RequestContext } from '../policy/request-context'
import { type Agency, findAgencyById } from '../../db/queries/agencies'
import type { Festival } from '../../db/queries/festivals'
import { findRun } from '../../db/queries/runs'
import { type Scope, areKin } from '../../db/queries/scope'
import { listAssignedCodes } from './assigned-metrics.server'
import { type EditionContext, reachAt } from './edition-context.server'
import { listObservationPlaces } from './festival-context.server'

interface Seen {
  metric: string
  agency: Agency
  period: { from: string; to: string }
  recordedAt: Date
}

/**
 * Whether some edition that uses an observation lets the viewer see it: it knew it when the run that the viewer reads
 * was frozen.
 */
export async function mayReadObservation(
  context: RequestContext,
  festival: Festival,
  { metric, agency, period, recordedAt }: Seen,
): Promise<boolean> {
  for (const editionContext of await listObservationPlaces(context, festival, period)) {
    if (
      (await holdsAgency(context, editionContext.scope, agency)) &&
      (await holdsMetric(context, editionContext, metric)) &&
      (await wasKnown(context, editionContext, recordedAt))
    )
      return true
  }
  return false
}

/**
 * Of some metrics of an agency, those whose records the edition lets the viewer see, so that a page may lead to them.
 */
export async function listReadable(
  context: RequestContext,
  editionContext: EditionContext,
  agencyId: number,
  metrics: readonly string[],
): Promise<string[]> {
  const scope = reachAt(context, editionContext, 'observations.see')
  const agency = scope && (await findAgencyById(context.db, agencyId))
  if (!agency || !(await holdsAgency(context, scope, agency))) return []
  const held = await Promise.all(metrics.map((metric) => holdsMetric(context, { ...editionContext, scope }, metric)))
  return metrics.filter((_, index) => held[index])
}

async function wasKnown(
  { db }: RequestContext,
  { edition, runId }: EditionContext,
  recordedAt: Date,
): Promise<boolean> {
  const frozen = runId === null ? null : await findRun(db, edition.id, runId)
  return frozen === null || recordedAt <= frozen.run.asOf
}

async function holdsAgency({ db }: RequestContext, scope: Scope, agency: Agency): Promise<boolean> {
  if (scope.of === 'own') return scope.agencyId === agency.id
  if (scope.of === 'county') return scope.countyId === agency.countyId
  return scope.of === 'all' || scope.notAgencyId === null || !(await areKin(db, agency.id, scope.notAgencyId))
}

/** An evaluator reads what the indicators count that they answer for. */
async function holdsMetric(
  { db }: RequestContext,
  { edition, scope }: EditionContext,
  metric: string,
): Promise<boolean> {
  return scope.of !== 'assigned' || (await listAssignedCodes(db, edition, scope.userId)).includes(metric)
}
