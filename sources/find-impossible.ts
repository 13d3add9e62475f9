import type { Db } from '../db/database'
import type { Metric } from '../db/queries/observations'
import { type CellInForce, type PartAndWhole, listAcrossPeriods, listExceeding } from '../db/queries/part-and-whole'
import { areComparable, listAboveWhole } from './above-whole'
import type { CompiledDefinition } from './compile-mapping'
import { boundReason, brokenBound } from './metric-bounds'
import type { QuarantineReason, ReasonDetail } from './quarantine-reason'
import { type MetricCells, leaveSlots } from './tally'

/** Why a cell of a pull can't be taken. */
export interface Impossible {
  reason: QuarantineReason
  detail: ReasonDetail
}

/** By metric of the definition, then by slot. */
export type ImpossibleCells = readonly Map<number, Impossible>[]

/**
 * Cells of a pull that can't be, seen beside each other and beside what is in force: records that add up beyond a
 * metric's bounds, and a part above its whole. Nobody can tell which of the two is wrong, so both are held back. What
 * is held back changes what the rest is compared with, so the comparison is repeated until it finds nothing more.
 * `cellsOf` gives the cells of a metric of the definition, by its index.
 */
export async function findImpossible(
  db: Db,
  cellsOf: (index: number) => MetricCells,
  { metrics }: CompiledDefinition,
  known: ReadonlyMap<string, Metric>,
  decisivePulls: readonly number[],
): Promise<ImpossibleCells> {
  const held = metrics.map(() => new Map<number, Impossible>())
  const pairs = pairsOf(
    metrics.map(({ code }) => code),
    known,
  )
  for (const [index, metric] of metrics.entries()) {
    if (metric.combine === 'sum') holdBeyondBounds(held[index], cellsOf(index), known.get(metric.code))
  }
  const cells = new Map(
    pairs
      .flatMap(({ partIndex, wholeIndex }) => [partIndex, wholeIndex])
      .filter((index) => index !== null)
      .map((index) => [index, cellsOf(index)]),
  )
  let isNew = pairs.length > 0
  while (isNew) {
    isNew = false
    for (const pair of pairs) if (await holdPair(db, pair, cells, held, decisivePulls)) isNew = true
  }
  return held
}

/** Records that are added up in one cell must lie within the bounds together, as each of them does alone. */
function holdBeyondBounds(
  held: Map<number, Impossible> | undefined,
  { columns, slots }: MetricCells,
  metric: Metric | undefined,
) {
  if (!held || !metric) return
  for (const [entry, slot] of slots.entries()) {
    const value = columns.value[entry] ?? 0
    if ((columns.records[entry] ?? 1) < 2 || columns.status[entry] !== 'reported') continue
    const broken = brokenBound(metric, value)
    if (broken) held.set(slot, boundReason(metric.code, value, broken))
  }
}

interface Pair {
  part: Metric
  whole: Metric
  times: number
  /** Their indexes in the definition; null: another source gives it. */
  partIndex: number | null
  wholeIndex: number | null
}

function pairsOf(codes: readonly string[], known: ReadonlyMap<string, Metric>): Pair[] {
  const indexOf = (code: string) => (codes.includes(code) ? codes.indexOf(code) : null)
  return [...known.values()].flatMap((part) =>
    part.partOf.flatMap(({ metric, times }) => {
      const whole = known.get(metric)
      const [partIndex, wholeIndex] = [indexOf(part.code), indexOf(metric)]
      return whole && (partIndex !== null || wholeIndex !== null) ? [{ part, whole, times, partIndex, wholeIndex }] : []
    }),
  )
}

/** True where a cell is held back that was not before. */
async function holdPair(
  db: Db,
  pair: Pair,
  cells: ReadonlyMap<number, MetricCells>,
  held: ImpossibleCells,
  decisivePulls: readonly number[],
): Promise<boolean> {
  const sideOf = ({ id }: Metric, index: number | null): PartAndWhole['part'] => {
    const row = index === null ? undefined : cells.get(index)
    return { metricId: id, columns: row ? leaveSlots(row, held[index ?? 0]).columns : null }
  }
  const sides = {
    part: sideOf(pair.part, pair.partIndex),
    whole: sideOf(pair.whole, pair.wholeIndex),
    times: pair.times,
    decisivePulls,
  }
  const exceeding = [
    ...(await listExceeding(db, sides)).map(toExceeding),
    ...(areComparable(pair.part, pair.whole) ? listAcross(await listAcrossPeriods(db, sides), pair) : []),
  ]
  let isNew = false
  for (const [index, side] of [
    [pair.partIndex, 'parts'],
    [pair.wholeIndex, 'wholes'],
  ] as const) {
    const [own, target] = [cells.get(index ?? -1), held[index ?? -1]]
    if (own && target && holdFound(target, own, keysOf(exceeding, side), pair)) isNew = true
  }
  return isNew
}

/**
 * A part that would be more than its whole, over all services of an agency (`serviceId` 0) or for one: the first days
 * of the periods on both sides.
 */
interface Exceeding {
  agencyId: number
  serviceId: number
  parts: string[]
  wholes: string[]
  part: number
  whole: number
}

const toExceeding = ({ periodFrom, ...own }: Awaited<ReturnType<typeof listExceeding>>[number]): Exceeding => ({
  ...own,
  parts: [periodFrom],
  wholes: [periodFrom],
})

function listAcross(cells: readonly CellInForce[], pair: Pair): Exceeding[] {
  const groups = new Map<string, CellInForce[]>()
  for (const cell of cells) {
    const key = `${cell.agencyId} ${cell.serviceId}`
    const group = groups.get(key)
    if (group) group.push(cell)
    else groups.set(key, [cell])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return listAboveWhole(
      group.filter(({ metricId }) => metricId === pair.part.id),
      group.filter(({ metricId }) => metricId === pair.whole.id),
      pair,
    ).map(({ parts, wholes, ...sums }) => ({
      agencyId: first?.agencyId ?? 0,
      serviceId: first?.serviceId ?? 0,
      parts: parts.map(({ periodFrom }) => periodFrom),
      wholes: wholes.map(({ periodFrom }) => periodFrom),
      ...sums,
    }))
  })
}

function keysOf(exceeding: readonly Exceeding[], side: 'parts' | 'wholes'): Map<string, Exceeding> {
  return new Map(
    exceeding.flatMap((found) =>
      found[side].map((periodFrom) => [keyOf(found.agencyId, periodFrom, found.serviceId), found]),
    ),
  )
}

const keyOf = (agencyId: number, periodFrom: string, serviceId: number) => `${agencyId} ${periodFrom} ${serviceId}`

function holdFound(
  held: Map<number, Impossible>,
  { columns, slots }: MetricCells,
  byKey: ReadonlyMap<string, Exceeding>,
  { part, whole, times }: Pair,
): boolean {
  let isNew = false
  for (const [entry, slot] of slots.entries()) {
    if (held.has(slot)) continue
    const [agencyId, period, serviceId] = [
      columns.agencyId[entry] ?? 0,
      columns.periodFrom[entry] ?? '',
      columns.serviceId[entry] ?? 0,
    ]
    const found = byKey.get(keyOf(agencyId, period, serviceId)) ?? byKey.get(keyOf(agencyId, period, 0))
    if (!found) continue
    held.set(slot, {
      reason: 'part-above-whole',
      detail: { part: part.code, whole: whole.code, value: found.part, limit: found.whole * times },
    })
    isNew = true
  }
  return isNew
}
