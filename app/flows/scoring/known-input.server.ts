import type { listParticipants } from '../../../db/queries/agencies'
import type { Db } from '../../../db/database'
import type { Edition } from '../../../db/queries/festivals'
import { type MetricCell, listMetricCells } from '../../../db/queries/observations'
import type { ScoringInput } from '../../../scoring/input'
import type { Model } from '../../../scoring/model'
import { metricsOfModel, needsPreviousYear } from '../../model/model-parts'
import { buildScoringInput } from './scoring-input'

/**
 * The input of a run again, for asking how its scores came about. `changes` stand in place of what is known of the same
 * values.
 */
export async function loadScoringInput(
  db: Db,
  edition: Edition,
  model: Model,
  participants: Awaited<ReturnType<typeof listParticipants>>,
  asOf: Date,
  changes: readonly MetricCell[] = [],
): Promise<ScoringInput> {
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const cells = await listMetricCells(db, cellsOf(edition, model, asOf))
  const previous = previousOf(edition, model)
  return buildScoringInput(
    participants,
    changes.length ? replaceCells(cells, changes) : cells,
    previous ? { evaluated, previous } : { evaluated },
  )
}

/** Which cells a model looks at. */
export function cellsOf(edition: Edition, model: Model, asOf: Date) {
  return {
    festivalId: edition.festivalId,
    metrics: metricsOfModel(model),
    from: previousOf(edition, model)?.from ?? edition.evaluatedFrom,
    to: edition.evaluatedTo,
    asOf,
  }
}

function previousOf(edition: Edition, model: Model) {
  return needsPreviousYear(model) && edition.previousFrom && edition.previousTo
    ? { from: edition.previousFrom, to: edition.previousTo }
    : undefined
}

/** In the order that the database gives: by metric, period and agency. */
function replaceCells(cells: readonly MetricCell[], changes: readonly MetricCell[]): MetricCell[] {
  const keyOf = ({ metric, periodFrom, agencyId }: MetricCell) => `${metric} ${periodFrom} ${agencyId}`
  const changed = new Set(changes.map(keyOf))
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...cells.filter((cell) => !changed.has(keyOf(cell))), ...changes].toSorted(
    (a, b) => order(a.metric, b.metric) || order(a.periodFrom, b.periodFrom) || a.agencyId - b.agencyId,
  )
}
