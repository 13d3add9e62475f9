import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../../db/database'
import {
  type FoundValues,
  type StoredValue,
  findBeyondBounds,
  findFinerThan,
  hasValues,
  listAgenciesWithBoth,
} from '../../../db/queries/metric-use'
import { type Metric, listTotals } from '../../../db/queries/observations'
import { listAgencies } from '../../../db/queries/organisation-changes'
import { areComparable, listAboveWhole } from '../../../sources/above-whole'

/** What is set of a metric beside its names. */
export type MetricSettings = Pick<
  Metric,
  'unit' | 'decimals' | 'mayBeNegative' | 'lowest' | 'highest' | 'overPeriods' | 'partOf'
>

/** A metric of a festival, without the ids of its row. */
export type MetricRow = MetricSettings & Pick<Metric, 'code' | 'titleFa' | 'titleEn'>

/** A metric that is stored, or will be: then it has no id and no values yet. */
export type KnownMetric = MetricRow & { id?: number | undefined }

/** Why a setting can't become what somebody wants: values that are in force would not be possible with it. */
export interface BrokenSetting {
  field: 'unit' | 'decimals' | 'mayBeNegative' | 'lowest' | 'highest' | 'overPeriods' | 'partOf'
  why: 'has-values' | 'beyond-values' | 'finer-values' | 'above-whole'
  /** Values that would be wrong; none where it is the unit of all of them. */
  found?: FoundValues
  /** Code of the part where values of another metric, which is a part of this one, would be more than it. */
  part?: string
}

/**
 * Settings of a stored metric that values in force stand against. `all` are the metrics of the festival as they are
 * going to be. It reads every value of the metric, so it is asked before a lock is taken, and again where something was
 * recorded since.
 */
export async function listBrokenSettings(
  db: Db,
  before: Metric,
  after: MetricSettings,
  all: readonly KnownMetric[],
): Promise<BrokenSetting[]> {
  const found = [
    before.unit !== after.unit && (await hasValues(db, before.id))
      ? { field: 'unit' as const, why: 'has-values' as const }
      : null,
    await brokenBounds(db, before, after),
    await brokenDecimals(db, before, after),
    ...(await brokenPairs(db, before, after, all)),
  ]
  return found.filter((item) => item !== null)
}

const lowestOf = ({ lowest, mayBeNegative }: MetricSettings) => (mayBeNegative ? lowest : Math.max(0, lowest ?? 0))

async function brokenBounds(db: Db, before: Metric, after: MetricSettings): Promise<BrokenSetting | null> {
  const isLower = (lowestOf(after) ?? -Infinity) > (lowestOf(before) ?? -Infinity)
  const isHigher = (after.highest ?? Infinity) < (before.highest ?? Infinity)
  if (!isLower && !isHigher) return null
  const below = isLower ? await findBeyondBounds(db, before.id, { lowest: lowestOf(after), highest: null }) : null
  if (below?.count) {
    const field = before.mayBeNegative && !after.mayBeNegative && (after.lowest ?? 0) <= 0 ? 'mayBeNegative' : 'lowest'
    return { field, why: 'beyond-values', found: below }
  }
  const above = isHigher ? await findBeyondBounds(db, before.id, { lowest: null, highest: after.highest }) : null
  return above?.count ? { field: 'highest', why: 'beyond-values', found: above } : null
}

async function brokenDecimals(db: Db, before: Metric, after: MetricSettings): Promise<BrokenSetting | null> {
  if (after.decimals >= before.decimals) return null
  const found = await findFinerThan(db, before.id, after.decimals)
  return found.count ? { field: 'decimals', why: 'finer-values', found } : null
}

interface Pair {
  part: KnownMetric
  whole: KnownMetric
  times: number
}

/** Pairs of a part and a whole that a metric stands in. */
function pairsOf(code: string, all: readonly KnownMetric[]): Pair[] {
  const byCode = new Map(all.map((item) => [item.code, item]))
  return all.flatMap((part) =>
    part.partOf.flatMap(({ metric, times }) => {
      const whole = byCode.get(metric)
      return whole && (part.code === code || metric === code) ? [{ part, whole, times }] : []
    }),
  )
}

const meaningOf = ({ part, whole, times }: Pair) =>
  JSON.stringify([part.code, whole.code, times, areComparable(part, whole), part.overPeriods])

async function brokenPairs(
  db: Db,
  before: Metric,
  after: MetricSettings,
  all: readonly KnownMetric[],
): Promise<BrokenSetting[]> {
  const others = all.filter(({ code }) => code !== before.code)
  const known = new Set(pairsOf(before.code, [...others, before]).map(meaningOf))
  const changed = pairsOf(before.code, [...others, { ...before, ...after }]).filter(
    (pair) => !known.has(meaningOf(pair)),
  )
  const broken: BrokenSetting[] = []
  for (const pair of changed) {
    const found = await findAboveWhole(db, before.festivalId, pair)
    if (!found.count) continue
    const isNew = !before.partOf.some(({ metric, times }) => metric === pair.whole.code && times === pair.times)
    broken.push(
      pair.part.code === before.code
        ? { field: isNew ? 'partOf' : 'overPeriods', why: 'above-whole', found }
        : { field: 'overPeriods', why: 'above-whole', found, part: pair.part.code },
    )
  }
  return broken
}

const batchSize = 200
const mostNamed = 3

/** Values in force of a part that are more than those of its whole, a few agencies at a time. */
async function findAboveWhole(db: Db, festivalId: number, { part, whole, times }: Pair): Promise<FoundValues> {
  const values: (Omit<StoredValue, 'titleFa' | 'titleEn'> & { agencyId: number })[] = []
  if (part.id === undefined || whole.id === undefined) return { values: [], count: 0 }
  const agencies = await listAgenciesWithBoth(db, part.id, whole.id)
  for (let start = 0; start < agencies.length; start += batchSize) {
    const agencyIds = agencies.slice(start, start + batchSize)
    const totals = await listTotals(db, { metricIds: [part.id, whole.id], agencyIds })
    for (const agencyId of agencyIds) {
      const own = totals.filter((total) => total.agencyId === agencyId)
      const found = listAboveWhole(
        own.filter(({ metricId }) => metricId === part.id),
        own.filter(({ metricId }) => metricId === whole.id),
        { part, whole, times },
      )
      values.push(
        ...found.flatMap(({ parts: [first], part: value }) =>
          first ? [{ agencyId, periodFrom: first.periodFrom, periodTo: first.periodTo, value }] : [],
        ),
      )
    }
    await setImmediate()
  }
  if (!values.length) return { values: [], count: 0 }
  const titles = new Map((await listAgencies(db, festivalId)).map((agency) => [agency.id, agency]))
  const named = values.slice(0, mostNamed).map(({ agencyId, ...value }) => ({
    ...value,
    titleFa: titles.get(agencyId)?.titleFa ?? '',
    titleEn: titles.get(agencyId)?.titleEn ?? '',
  }))
  return { values: named, count: values.length }
}
