import type { Db } from '../../../db/database'
import { type Metric, type ObservationStatus, listMetrics, listTotals } from '../../../db/queries/observations'
import { type PeriodValue, listAboveWhole } from '../../../sources/above-whole'
import { brokenBound } from '../../../sources/metric-bounds'

/** A value that somebody wants to set for an agency as a whole: declared, evaluated, ruled or corrected. */
export interface ProposedValue {
  metricId: number
  agencyId: number
  periodFrom: string
  periodTo: string
  status: ObservationStatus
  value: number
}

type MetricName = Pick<Metric, 'code' | 'titleFa' | 'titleEn' | 'unit'>

/** Why a metric can't have a value, for the sentence that a person reads. */
export interface ImpossibleValue {
  agencyId: number
  reason: 'not-a-number' | 'negative' | 'too-low' | 'too-high' | 'part-above-whole'
  metric: MetricName
  periodFrom: string
  periodTo: string
  value: number
  /** What it may be at most, or at least; null where it is no number. */
  limit: number | null
  /** The metric that it can't exceed. */
  whole: MetricName | null
}

/**
 * Why a value can't be by itself: no number, a number where the status says that there is none, or beyond the bounds of
 * its metric.
 */
export function beyondBounds(metric: Metric, proposed: ProposedValue): ImpossibleValue | null {
  const isNumber = proposed.status === 'reported' ? Number.isFinite(proposed.value) : proposed.value === 0
  if (!isNumber) return toImpossible(metric, proposed, { reason: 'not-a-number', limit: null })
  const broken = proposed.status === 'reported' ? brokenBound(metric, proposed.value) : null
  return broken && toImpossible(metric, proposed, broken)
}

/**
 * The first of some values, set together, that can't be: beyond its metric's bounds, or a part above its whole, as it
 * would be in force with the others. `sources/above-whole.ts` says which periods of parts and wholes are compared.
 */
export async function findImpossibleValue(
  db: Db,
  festivalId: number,
  values: readonly ProposedValue[],
): Promise<ImpossibleValue | null> {
  const metrics = await listMetrics(db, festivalId)
  for (const proposed of values) {
    const metric = metrics.find(({ id }) => id === proposed.metricId)
    const beyond = metric && beyondBounds(metric, proposed)
    if (beyond) return beyond
  }
  const [above] = (await listPartsAboveWhole(db, metrics, values)).values()
  return above ?? null
}

/**
 * All of some values, set together, that are part of what can't be: a part above its whole. By their index. Each agency
 * is judged by its own values alone.
 */
export async function listPartsAboveWhole(
  db: Db,
  metrics: readonly Metric[],
  values: readonly ProposedValue[],
): Promise<Map<number, ImpossibleValue>> {
  const pairs = listPairs(metrics, values)
  const found = new Map<number, ImpossibleValue>()
  if (!pairs.length) return found
  const agencyIds = [...new Set(values.map(({ agencyId }) => agencyId))]
  const totals = byAgency(await listTotals(db, { metricIds: metricsOf(pairs), agencyIds }))
  const proposedBy = byAgency(values)
  for (const [index, proposed] of values.entries()) {
    const { agencyId } = proposed
    const above = findAboveWhole(pairs, totals.get(agencyId) ?? [], proposedBy.get(agencyId) ?? [], proposed)
    if (above) found.set(index, above)
  }
  return found
}

function byAgency<Item extends { agencyId: number }>(items: readonly Item[]): Map<number, Item[]> {
  const found = new Map<number, Item[]>()
  for (const item of items) {
    const own = found.get(item.agencyId)
    if (own) own.push(item)
    else found.set(item.agencyId, [item])
  }
  return found
}

const metricsOf = (pairs: readonly Pair[]) => [...new Set(pairs.flatMap(({ part, whole }) => [part.id, whole.id]))]

interface Pair {
  part: Metric
  whole: Metric
  times: number
}

const isOfPair = ({ part, whole }: Pair, { metricId }: Pick<ProposedValue, 'metricId'>) =>
  part.id === metricId || whole.id === metricId

/** Parts and wholes of which some values are proposed. */
function listPairs(metrics: readonly Metric[], values: readonly ProposedValue[]): Pair[] {
  const pairs = metrics.flatMap((part) =>
    part.partOf.flatMap(({ metric: code, times }) => {
      const whole = metrics.find((metric) => metric.code === code)
      return whole ? [{ part, whole, times }] : []
    }),
  )
  return pairs.filter((pair) => values.some((value) => isOfPair(pair, value)))
}

type Totals = Awaited<ReturnType<typeof listTotals>>

function findAboveWhole(
  pairs: readonly Pair[],
  totals: Totals,
  values: readonly ProposedValue[],
  proposed: ProposedValue,
): ImpossibleValue | null {
  if (proposed.status !== 'reported') return null
  for (const { part, whole, times } of pairs.filter((pair) => isOfPair(pair, proposed))) {
    const inForce = (metricId: number) => withProposed(totals, values, { ...proposed, metricId })
    const includes = (metric: Metric, periods: readonly PeriodValue[]) =>
      metric.id === proposed.metricId && periods.some((period) => isRevisionOf(proposed, period))
    const found = listAboveWhole(inForce(part.id), inForce(whole.id), { part, whole, times }).find(
      ({ parts, wholes }) => includes(part, parts) || includes(whole, wholes),
    )
    if (found) {
      const limit = found.whole * times
      return toImpossible(
        part,
        { ...proposed, ...periodOf(found.parts), value: found.part },
        { reason: 'part-above-whole', limit },
        whole,
      )
    }
  }
  return null
}

/** From the first to the last of some periods in their order. */
function periodOf(values: readonly PeriodValue[]): Pick<ProposedValue, 'periodFrom' | 'periodTo'> {
  return { periodFrom: values[0]?.periodFrom ?? '', periodTo: values.at(-1)?.periodTo ?? '' }
}

/** What an agency has of a metric once the values are set, by period. */
function withProposed(
  totals: Totals,
  values: readonly ProposedValue[],
  { metricId, agencyId }: Pick<ProposedValue, 'metricId' | 'agencyId'>,
): PeriodValue[] {
  const proposed = values.filter((value) => value.metricId === metricId && value.agencyId === agencyId)
  return [
    ...totals.filter((total) => total.metricId === metricId && !proposed.some((value) => isRevisionOf(value, total))),
    ...proposed.filter(({ status }) => status === 'reported'),
  ]
}

/**
 * A value of a metric is stored under the first day of its period: another one from that day on takes its place,
 * whatever its end.
 */
const isRevisionOf = (one: { periodFrom: string }, other: { periodFrom: string }) => one.periodFrom === other.periodFrom

function toImpossible(
  metric: Metric,
  { agencyId, periodFrom, periodTo, value }: ProposedValue,
  broken: Pick<ImpossibleValue, 'reason' | 'limit'>,
  whole: Metric | null = null,
): ImpossibleValue {
  return {
    ...broken,
    agencyId,
    metric: nameOf(metric),
    periodFrom,
    periodTo,
    value: Number.isFinite(value) ? value : 0,
    whole: whole && nameOf(whole),
  }
}

const nameOf = ({ code, titleFa, titleEn, unit }: Metric): MetricName => ({ code, titleFa, titleEn, unit })
