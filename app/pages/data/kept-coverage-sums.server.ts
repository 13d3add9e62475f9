import type { Db } from '../../../db/database'
import { type CoverageSum, listCoverageSums } from '../../../db/queries/coverages'
import { findLatestRecording } from '../../../db/queries/observations'
import type { RequestContext } from '../../policy/request-context'
import { sharedWork } from '../../workers/shared-work.server'
import { joinMonths } from './coverage-periods'
import type { CoverageContext } from './coverage.server'

const keptMs = 60_000
const agenciesShown = 10

interface Kept {
  sums: CoverageSum[]
  at: number
}

/** By database: what is kept, and a number that tells it from others in this process. */
const keptOf = new WeakMap<Db, { number: number; sums: Map<string, Kept> }>()
let databases = 0

/**
 * The sums go over everything that was ever told: they are kept for a minute, for the very same reach and as long as
 * nothing new was recorded. Who asks for what is being added up already waits for that, and what nobody waits for any
 * more stops.
 */
export async function keptCoverageSums(
  { db, now }: RequestContext,
  { festival, edition, scope, columns, span }: CoverageContext,
): Promise<CoverageSum[]> {
  const latest = (await findLatestRecording(db, festival.id)) ?? span.asOf
  const metrics = columns.map(({ metricId, everyMonths }) => ({
    metricId,
    periods: joinMonths(span.months, everyMonths).length,
  }))
  const key = JSON.stringify([
    edition.id,
    scope,
    metrics,
    span.months.length,
    Math.min(latest.getTime(), span.asOf.getTime()),
  ])
  const row = keptOf.get(db) ?? { number: ++databases, sums: new Map<string, Kept>() }
  keptOf.set(db, row)
  for (const [old, { at }] of row.sums) if (Math.abs(now.getTime() - at) >= keptMs) row.sums.delete(old)
  const known = row.sums.get(key)
  if (known) return known.sums
  const add = () => listCoverageSums(db, { editionId: edition.id, scope }, metrics, span, agenciesShown)
  const sums = await sharedWork.once(`coverage ${row.number} ${key}`, add, undefined, { isKept: () => false })
  row.sums.set(key, { sums, at: now.getTime() })
  return sums
}
