import type { Db } from '../db/database'
import type { Metric } from '../db/queries/observations'
import { listOutranked } from '../db/queries/save-observations'
import { listHigherSources } from '../db/queries/source-orders'
import type { CompiledDefinition } from './compile-mapping'
import type { Impossible } from './find-impossible'
import type { Tally } from './tally'

/** Cells of one metric of a pull where another source stands, by slot. */
interface OutrankedCells {
  /** All of them: the pull changes nothing there. */
  slots: Set<number>
  /** Those of which the pull says something else, each with its reason. */
  held: Map<number, Impossible>
}

/**
 * Where a source that stands higher in the stated order has given the value, by metric of the definition. The pull
 * changes nothing there: what it says otherwise goes to the quarantine.
 */
export async function findOutranked(
  db: Db,
  festivalId: number,
  pullId: number,
  tally: Tally,
  { definition, metrics }: CompiledDefinition,
  known: ReadonlyMap<string, Metric>,
): Promise<OutrankedCells[]> {
  const higher = await listHigherSources(db, festivalId, definition.code)
  const found: OutrankedCells[] = []
  for (const [index, { code }] of metrics.entries()) {
    const over = (higher.get(code) ?? []).map((source) => source.code)
    const { columns, slots } = tally.columns(index)
    const cells: OutrankedCells = { slots: new Set(), held: new Map() }
    const outranked = over.length
      ? await listOutranked(db, { metricId: known.get(code)?.id ?? 0, pullId, higher: over }, columns)
      : []
    for (const { index: row, isUnchanged, source } of outranked) {
      const slot = slots[row] ?? -1
      cells.slots.add(slot)
      if (isUnchanged) continue
      const value = columns.status[row] === 'reported' ? (columns.value[row] ?? 0) : '–'
      const detail = { metric: code, value, sourceFa: source.titleFa, sourceEn: source.titleEn }
      cells.held.set(slot, { reason: 'outranked', detail })
    }
    found.push(cells)
  }
  return found
}
