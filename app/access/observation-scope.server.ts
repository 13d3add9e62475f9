import { listAssigned } from '../../db/queries/grants'
import type { Agency } from '../../db/queries/agencies'
import type { Edition, Festival } from '../../db/queries/festivals'
import { findLatestRun } from '../../db/queries/runs'
import type { Scope } from '../../db/queries/scope'
import type { Asking } from './edition-place.server'
import { listObservationScopes } from './festival-place.server'
import { findIndicator, metricsOf } from '../flows/model-parts'
import { storedModel } from '../flows/score-edition.server'

interface Seen {
  metric: string
  agency: Agency
  period: { from: string; to: string }
}

/** Whether some edition that uses an observation lets the viewer see it. */
export async function mayReadObservation(asking: Asking, festival: Festival, { metric, agency, period }: Seen): Promise<boolean> {
  for (const { edition, scope } of await listObservationScopes(asking, festival, period)) {
    if (holdsAgency(scope, agency) && (await holdsMetric(asking, edition, scope, metric))) return true
  }
  return false
}

function holdsAgency(scope: Scope, agency: Agency): boolean {
  if (scope.of === 'own') return scope.agencyId === agency.id
  if (scope.of === 'county') return scope.countyId === agency.countyId
  return scope.of === 'all' || scope.notAgencyId !== agency.id
}

/** An evaluator reads what the indicators count that they answer for. */
async function holdsMetric({ db }: Asking, edition: Edition, scope: Scope, metric: string): Promise<boolean> {
  if (scope.of !== 'assigned') return true
  const latest = await findLatestRun(db, edition.id)
  if (!latest) return false
  const model = storedModel(latest.modelVersion)
  const indicators = (await listAssigned(db, edition.id, scope.userId)).flatMap((code) => findIndicator(model, code) ?? [])
  return indicators.some((indicator) => metricsOf(indicator.measure).includes(metric))
}
