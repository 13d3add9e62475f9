import type { MetricCell, ObservationStatus } from '../../../db/queries/observations'
import type { Measure, MetricMeasure, RatioMeasure } from '../../../scoring/model'

/** One period of an indicator, on the indicator's own unit. Where `status` is not `reported` there is no value. */
export interface SeriesPoint {
  periodFrom: string
  status: ObservationStatus
  value: number | null
  numerator: number | null
  /** Null where the measure has no denominator among the metrics. */
  denominator: number | null
}

type CellsOf = (metric: string) => MetricCell | undefined

/** What an indicator would have been in each period alone. `cells` are those of one agency; periods ascend. */
export function toMonthlySeries(measure: Measure, cells: readonly MetricCell[]): SeriesPoint[] {
  const periods = [...new Set(cells.map((cell) => cell.periodFrom))].toSorted()
  return periods.map((periodFrom) => {
    const row = cells.filter((cell) => cell.periodFrom === periodFrom)
    return { periodFrom, ...pointOf(measure, (metric) => row.find((cell) => cell.metric === metric)) }
  })
}

type Point = Omit<SeriesPoint, 'periodFrom'>

function pointOf(measure: Measure, cellOf: CellsOf): Point {
  if ('minuend' in measure)
    return differenceOf(singleOf(measure.minuend, cellOf), singleOf(measure.subtrahend, cellOf), measure.floor)
  return singleOf(measure, cellOf)
}

function singleOf(measure: MetricMeasure | RatioMeasure, cellOf: CellsOf): Point {
  if ('metric' in measure) {
    const cell = cellOf(measure.metric)
    return cell?.status === 'reported' ? valued(cell.value * (measure.factor ?? 1), cell.value, null) : missing(cell)
  }
  const numerator = cellOf(measure.numerator.metric)
  if (numerator?.status !== 'reported') return missing(numerator)
  // Per head or per staff: the attribute is of the whole year, so a month shows the count itself.
  if ('attribute' in measure.denominator) return valued(numerator.value, numerator.value, null)
  const denominator = cellOf(measure.denominator.metric)
  if (denominator?.status !== 'reported') return missing(denominator)
  if (denominator.value === 0) return { ...missing(undefined), numerator: numerator.value, denominator: 0 }
  return valued((numerator.value / denominator.value) * (measure.factor ?? 1), numerator.value, denominator.value)
}

function differenceOf(minuend: Point, subtrahend: Point, floor: number | undefined): Point {
  if (minuend.value === null) return { ...minuend, denominator: null }
  if (subtrahend.value === null) return { ...subtrahend, denominator: null }
  return valued(Math.max(minuend.value - subtrahend.value, floor ?? Number.NEGATIVE_INFINITY), minuend.value, null)
}

const valued = (value: number, numerator: number, denominator: number | null): Point => ({
  status: 'reported',
  value,
  numerator,
  denominator,
})

const missing = (cell: MetricCell | undefined): Point => ({
  status: cell === undefined || cell.status === 'reported' ? 'no-data' : cell.status,
  value: null,
  numerator: null,
  denominator: null,
})
