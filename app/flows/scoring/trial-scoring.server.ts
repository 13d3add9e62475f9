import type { FestivalEdition } from '../../access/edition-context.server'
import type { Transaction } from '../../../db/database'
import { type MetricCell, listMetricCells, listMetrics } from '../../../db/queries/observations'
import { lockFestival } from '../../../db/queries/sources'
import { cellsOf } from './known-input.server'
import { latestMoment } from './score-edition.server'
import { type Basis, type BasisOutcome, readBasis } from './scoring-basis.server'
import { tryOut } from './try-out.server'

/** Values that are not written yet, as a scoring would find them. */
export interface TrialValues {
  basis: Basis
  /** The moment as of which they would be known, if they were written now. */
  asOf: Date
  changes: MetricCell[]
}

type Written = readonly { metricId: number; agencyId: number }[]

/**
 * Writes values, reads what they come to, and undoes it: scores are then computed without any lock. Inside a
 * transaction; holds the festival until that is over, so make it a short one.
 */
export async function tryWriting(
  tx: Transaction,
  { festival, edition }: FestivalEdition,
  values: Written,
  now: Date,
  write: (inner: Transaction) => Promise<unknown>,
): Promise<{ ok: true; trial: TrialValues } | Extract<BasisOutcome, { ok: false }>> {
  await lockFestival(tx, festival.id)
  const read = await readBasis(tx, edition, { now })
  if (!read.ok) return read
  const { basis } = read
  const codes = new Map((await listMetrics(tx, festival.id)).map(({ id, code }) => [id, code]))
  return tryOut(tx, async (inner) => {
    await write(inner)
    const asOf = await latestMoment(inner, festival.id, now)
    const query = cellsOf(edition, basis.model, asOf)
    const changes: MetricCell[] = []
    for (const [agencyId, metricIds] of byAgency(values)) {
      const metrics = [...metricIds].flatMap((id) => codes.get(id) ?? []).filter((code) => query.metrics.includes(code))
      if (metrics.length) changes.push(...(await listMetricCells(inner, { ...query, metrics, agencyId })))
    }
    return { ok: true as const, trial: { basis, asOf, changes } }
  })
}

function byAgency(values: Written): Map<number, Set<number>> {
  const metrics = new Map<number, Set<number>>()
  for (const { agencyId, metricId } of values) metrics.set(agencyId, (metrics.get(agencyId) ?? new Set()).add(metricId))
  return metrics
}
