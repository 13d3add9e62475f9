import type { Db } from '../../db/client.server'
import { type CoverageSum, listCoverageSums } from '../../db/queries/coverages'
import { findLatestRecording } from '../../db/queries/observations'
import type { Asking } from '../access/edition-place.server'
import { joinMonths } from './coverage-periods'
import type { CoveragePlace } from './coverage.server'

const keptMs = 60_000
const agenciesShown = 10

interface Kept {
  sums: Promise<CoverageSum[]>
  at: number
}

const keptOf = new WeakMap<Db, Map<string, Kept>>()

/** The sums go over everything that was ever told: they are kept for a minute, for the very same reach and as long as nothing new was recorded. */
export async function keptCoverageSums(
  { db, now }: Asking,
  { festival, edition, scope, columns, span }: CoveragePlace,
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
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  for (const [old, { at }] of kept) if (Math.abs(now.getTime() - at) >= keptMs) kept.delete(old)
  const known = kept.get(key)
  if (known) return known.sums
  const sums = listCoverageSums(db, { editionId: edition.id, scope }, metrics, span, agenciesShown)
  kept.set(key, { sums, at: now.getTime() })
  sums.catch(() => kept.delete(key))
  return sums
}
