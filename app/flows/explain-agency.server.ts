import type { Db } from '../../db/client.server'
import { type Explanation, explain } from '../../scoring/explain'
import { type Prepared, prepare } from '../../scoring/prepared'
import { type Waterfall, toWaterfall } from '../../scoring/waterfall'
import { openRun } from './open-run.server'

/** What sets an agency apart from the median of its group. */
export interface AgencyExplanation extends Waterfall {
  method: Explanation['method']
  /** Bonuses, penalties and rounding. */
  rest: number
  /** Indicators by what they add, the best first; none where the method of the model has no parts. */
  indicators: Explanation['indicators']
}

/** Why a stored run gives an agency its total; null where it has none, or the run can not be opened again. */
export async function explainAgency(
  db: Db,
  run: { id: number; inputHash: string },
  agencyCode: string,
  total: number | null,
): Promise<AgencyExplanation | null> {
  if (total === null) return null
  const prepared = await preparedRun(db, run)
  const explanation = prepared && explain(prepared, prepared.agencies.indexOf(agencyCode), 'median')
  if (!explanation) return null
  const indicators = explanation.indicators.filter(({ points }) => points !== 0).toSorted((a, b) => b.points - a.points)
  return {
    ...toWaterfall(explanation.reference, explanation.dimensions, total),
    method: explanation.method,
    indicators,
  }
}

/** Cards of the same run are looked at one after the other; each edition that is looked at has one. */
const mostKept = 3
const kept = new Map<string, Prepared>()

async function preparedRun(db: Db, { id, inputHash }: { id: number; inputHash: string }): Promise<Prepared | null> {
  const known = kept.get(inputHash)
  if (known) return known
  const opened = await openRun(db, id)
  if (!opened.ok) return null
  const prepared = prepare(opened.input, opened.model)
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(inputHash, prepared)
  return prepared
}
