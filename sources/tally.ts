import type { ObservationStatus } from '../db/queries/observations'
import type { ObservationColumns } from '../db/queries/save-observations'
import type { MappedRecord, MappedValue } from './map-record'
import type { Period } from './period'

interface RecordPosition {
  page: number
  line: number
}

interface Cell extends RecordPosition, MappedValue {
  /** What a plain sum would have lost; added at the end, so that the order of records does not matter. */
  lost: number
  records: number
}

/** The cells of one metric as columns, with the slot of each entry. */
export interface MetricCells {
  columns: ObservationColumns
  slots: number[]
}

/** What a pull would have said, where it is held back. */
export interface HeldCell extends MappedValue {
  metric: number
  slot: number
  agencyId: number
  periodFrom: string
}

/** Adds up the records of a pull: one cell for each metric, agency, service and period. */
export class Tally {
  /** By slot: whose it is. Columns of numbers rather than objects, since there may be a million slots. */
  readonly #agencyIds: number[] = []
  readonly #serviceIds: number[] = []
  readonly #periods: Period[] = []
  /** By period, then by agency and service as one number. */
  readonly #slotByKey = new Map<string, Map<number, number>>()
  /** By metric, then by slot. */
  readonly #cells: (Cell | undefined)[][]
  /** By record: its slot, and which metrics it speaks of. */
  readonly #recordSlots: number[] = []
  readonly #recordMetrics: number[][] = []
  readonly #patterns = new Map<string, number[]>()

  constructor(readonly combine: readonly ('only' | 'sum')[]) {
    this.#cells = combine.map(() => [])
  }

  get records(): number {
    return this.#recordSlots.length
  }

  /** Takes a record in whole or, where another one already spoke of the same, not at all. */
  add(
    agencyId: number,
    mapped: MappedRecord,
    position: RecordPosition,
  ): { ok: true } | { ok: false; earlier: RecordPosition } {
    const slot = this.#slotOf(agencyId, mapped.serviceId, mapped.period)
    const spoken = mapped.values.flatMap((value, metric) => (value ? [metric] : []))
    for (const metric of spoken) {
      const earlier = this.combine[metric] === 'only' ? this.#cells[metric]?.[slot] : undefined
      if (earlier) return { ok: false, earlier: { page: earlier.page, line: earlier.line } }
    }
    for (const metric of spoken) {
      const value = mapped.values[metric]
      const cells = this.#cells[metric]
      if (value && cells) cells[slot] = combineCell(cells[slot], value, position)
    }
    this.#recordSlots.push(slot)
    this.#recordMetrics.push(this.#patternOf(spoken))
    return { ok: true }
  }

  /** The cells of one metric as columns, and the slot of each entry. */
  columns(metric: number): MetricCells {
    const columns: ObservationColumns = {
      agencyId: [],
      serviceId: [],
      periodFrom: [],
      periodTo: [],
      status: [],
      value: [],
      page: [],
      line: [],
      records: [],
    }
    const slots: number[] = []
    for (const [slot, cell] of (this.#cells[metric] ?? []).entries()) {
      const period = this.#periods[slot]
      if (!cell || !period) continue
      slots.push(slot)
      columns.agencyId.push(this.#agencyIds[slot] ?? 0)
      columns.serviceId.push(this.#serviceIds[slot] ?? 0)
      columns.periodFrom.push(period.from)
      columns.periodTo.push(period.to)
      columns.status.push(cell.status)
      columns.value.push(cell.value + cell.lost)
      columns.page.push(cell.page)
      columns.line.push(cell.line)
      columns.records.push(cell.records)
    }
    return { columns, slots }
  }

  /**
   * By record, in the order in which they came: with a share in a cell that was held back, else with one in a changed
   * cell. Both cells are given by metric as sets of slots; of what was held back the first metric is named.
   */
  sortOut(
    changed: readonly ReadonlySet<number>[],
    held: readonly ReadonlySet<number>[],
  ): { stored: number; held: Map<number, HeldCell> } {
    const sorted = { stored: 0, held: new Map<number, HeldCell>() }
    for (const [record, slot] of this.#recordSlots.entries()) {
      const metrics = this.#recordMetrics[record] ?? []
      const metric = metrics.find((metric) => held[metric]?.has(slot))
      if (metric !== undefined) sorted.held.set(record, this.#heldCell(metric, slot))
      else if (metrics.some((metric) => changed[metric]?.has(slot))) sorted.stored++
    }
    return sorted
  }

  #heldCell(metric: number, slot: number): HeldCell {
    const { status = 'no-data', value = 0, lost = 0 } = this.#cells[metric]?.[slot] ?? {}
    return {
      metric,
      slot,
      agencyId: this.#agencyIds[slot] ?? 0,
      periodFrom: this.#periods[slot]?.from ?? '',
      status,
      value: value + lost,
    }
  }

  #slotOf(agencyId: number, serviceId: number, period: Period): number {
    const span = `${period.from}${period.to}`
    const ofPeriod = this.#slotByKey.get(span) ?? new Map<number, number>()
    if (!ofPeriod.size) this.#slotByKey.set(span, ofPeriod)
    // Exact for ids up to 67 million.
    const key = agencyId * 2 ** 26 + serviceId
    const known = ofPeriod.get(key)
    if (known !== undefined) return known
    ofPeriod.set(key, this.#agencyIds.length)
    this.#serviceIds.push(serviceId)
    this.#periods.push(period)
    return this.#agencyIds.push(agencyId) - 1
  }

  /** Most records of a source speak of the same metrics: their lists are kept once. */
  #patternOf(spoken: number[]): number[] {
    const key = spoken.join()
    const known = this.#patterns.get(key)
    if (known) return known
    this.#patterns.set(key, spoken)
    return spoken
  }
}

/** The cells of a metric but those of some slots. */
export function leaveSlots(
  { columns, slots }: MetricCells,
  left: { size: number; has: (slot: number) => boolean } | undefined,
): MetricCells {
  if (!left?.size) return { columns, slots }
  const stays = slots.map((slot) => !left.has(slot))
  const keep = <Value>(values: readonly Value[]): Value[] => values.filter((_, entry) => stays[entry])
  return {
    slots: keep(slots),
    columns: {
      agencyId: keep(columns.agencyId),
      serviceId: keep(columns.serviceId),
      periodFrom: keep(columns.periodFrom),
      periodTo: keep(columns.periodTo),
      status: keep(columns.status),
      value: keep(columns.value),
      page: keep(columns.page),
      line: keep(columns.line),
      records: keep(columns.records),
    },
  }
}

/** Reported values add up; where none is reported, no data outweighs not applicable. */
function combineCell(cell: Cell | undefined, next: MappedValue, position: RecordPosition): Cell {
  if (!cell)
    return { page: position.page, line: position.line, status: next.status, value: next.value, lost: 0, records: 1 }
  cell.records++
  if (next.status === 'reported' && cell.status === 'reported') addCompensated(cell, next.value)
  else if (next.status === 'reported') Object.assign(cell, next)
  else if (cell.status !== 'reported') cell.status = weaker(cell.status, next.status)
  return cell
}

function weaker(one: ObservationStatus, other: ObservationStatus): ObservationStatus {
  return one === 'no-data' || other === 'no-data' ? 'no-data' : 'not-applicable'
}

/** Neumaier's sum. */
function addCompensated(cell: Cell, value: number) {
  const sum = cell.value + value
  cell.lost += Math.abs(cell.value) >= Math.abs(value) ? cell.value - sum + value : value - sum + cell.value
  cell.value = sum
}
