import type { Db } from '../../../../db/database'
import { listDeclaredMetrics } from '../../../../db/queries/declarations'
import { type Metric, listMetrics } from '../../../../db/queries/observations'
import { fingerprintOrganisation } from '../../../../db/queries/organisation-changes'
import { findStoredMark } from '../../../../db/queries/pulls'
import { listHigherSources, spreadsheets } from '../../../../db/queries/source-orders'
import { listMetricOwners } from '../../../../db/queries/sources'
import { fingerprintMetrics, listStoredValues } from '../../../../db/queries/stored-values'
import { canonicalJson } from '../../../../scoring/canonical'
import type { FestivalEdition } from '../../../access/edition-context.server'
import { sha256 } from '../../../documents/hash.server'
import { expectFound } from '../../../expect/expect-found'
import type { RequestContext } from '../../../policy/request-context'
import { type ProposedValue, listPartsAboveWhole } from '../../values/validate-values.server'
import type { StoredAgency } from '../agencies/agency-plan'
import { loadOrganisation } from '../agencies/stored-organisation.server'
import { type KnownValues, type OtherWay, type PlannedValue, planValues } from './value-plan'
import type { ReadValues } from './value-uploads.server'

/** A value that would be written, with the cells that say it. */
export interface ValueToWrite extends ProposedValue {
  cells: [PlannedValue, ...PlannedValue[]]
}

/** The cells of a file beside what is stored. */
export interface ValueComparison {
  /** In the order of the sheet. */
  values: PlannedValue[]
  /** Names what a person was shown. */
  basis: string
  /** New and changed values, as they are written. */
  toWrite: ValueToWrite[]
  /** Names all that it was computed from, to be asked again under the lock. */
  mark: string
  /** As they were read for the comparison, so that nobody reads them a second time. */
  agencies: readonly StoredAgency[]
  /** By code. */
  agencyIds: ReadonlyMap<string, number>
  metrics: readonly Metric[]
}

/** The cells of an upload beside what is stored. Nothing changes. */
export async function compareValueUpload(
  { db }: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  { values: cells, agencies: sameAs }: ReadValues,
): Promise<ValueComparison> {
  // Taken first: what changes while the rest is read is found out under the lock.
  const mark = await findValueMark(db, where)
  const { agencies, agencyIds } = await loadOrganisation(db, where.festival.id)
  const known = await loadKnown(
    db,
    where,
    agencies.map(({ code, names }) => ({ id: expectFound(agencyIds.get(code), `the agency ${code}`), code, names })),
    sameAs,
  )
  const values = planValues(known, cells)
  const toWrite = await refuseAboveWhole(db, known.metrics, listToWrite(known, values))
  return { values, toWrite, mark, basis: sha256(canonicalJson(values)), agencies, agencyIds, metrics: known.metrics }
}

/** Changes whenever something changes that a comparison rests on. */
export async function findValueMark(db: Db, { festival, edition }: FestivalEdition): Promise<string> {
  const parts = await Promise.all([
    fingerprintOrganisation(db, festival.id, edition.id),
    fingerprintMetrics(db, festival.id, edition.id),
    findStoredMark(db, festival.id),
  ])
  return parts.join(' ')
}

/** Metrics that no spreadsheet may give, by code, with the way by which they come in. */
export async function listOtherWays(db: Db, { festival, edition }: FestivalEdition): Promise<Map<string, OtherWay>> {
  const [owners, declared] = await Promise.all([listMetricOwners(db, festival.id), listDeclaredMetrics(db, edition.id)])
  const otherWays = new Map<string, OtherWay>(
    declared.map(({ metric }) => [metric.code, { way: 'declarations' }] as const),
  )
  for (const { metric, sources, isByService } of owners) {
    const [first] = sources
    if (first && isByService) otherWays.set(metric, { way: 'source', ...first })
  }
  return otherWays
}

async function loadKnown(
  db: Db,
  where: FestivalEdition,
  agencies: KnownValues['agencies'],
  sameAs: KnownValues['sameAs'],
): Promise<KnownValues> {
  const { festival, edition } = where
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const [metrics, otherWays, higher] = await Promise.all([
    listMetrics(db, festival.id),
    listOtherWays(db, where),
    listHigherSources(db, festival.id, spreadsheets.code),
  ])
  const open = metrics.filter(({ code }) => !otherWays.has(code))
  return {
    agencies,
    metrics,
    otherWays,
    higher,
    evaluated,
    sameAs,
    // A metric that comes in by another way is refused, whatever is stored of it.
    stored: await listStoredValues(db, { metricIds: open.map(({ id }) => id), ...evaluated }),
  }
}

/** Each value once, though several cells may say it. */
function listToWrite({ agencies, metrics }: KnownValues, values: readonly PlannedValue[]): ValueToWrite[] {
  const agencyIds = new Map(agencies.map(({ code, id }) => [code, id]))
  const metricIds = new Map(metrics.map(({ code, id }) => [code, id]))
  const toWrite = new Map<string, ValueToWrite>()
  for (const planned of values) {
    const { outcome, period, after } = planned
    const [agencyId, metricId] = [agencyIds.get(planned.agency ?? ''), metricIds.get(planned.metric ?? '')]
    if (outcome !== 'new' && outcome !== 'changed') continue
    if (agencyId === undefined || metricId === undefined || !period || !after) continue
    const key = `${metricId} ${agencyId} ${period.from}`
    const first = toWrite.get(key)
    if (!first) {
      const periods = { periodFrom: period.from, periodTo: period.to }
      toWrite.set(key, { metricId, agencyId, ...periods, ...after, cells: [planned] })
      continue
    }
    planned.outcome = 'same'
    first.cells.push(planned)
  }
  return [...toWrite.values()]
}

/**
 * Parts above their whole become problems, until the values that are left can stand together: without a whole that is
 * refused, its parts are held against the one that is stored.
 */
async function refuseAboveWhole(
  db: Db,
  metrics: readonly Metric[],
  toWrite: readonly ValueToWrite[],
): Promise<ValueToWrite[]> {
  const found = await listPartsAboveWhole(db, metrics, toWrite)
  if (!found.size) return [...toWrite]
  for (const [index, { metric, whole, value, limit }] of found) {
    const detail = { part: metric.code, whole: whole?.code ?? '', value, limit: limit ?? 0 }
    for (const planned of toWrite[index]?.cells ?? []) {
      planned.outcome = 'problem'
      planned.problem = { why: 'part-above-whole', detail }
    }
  }
  return refuseAboveWhole(
    db,
    metrics,
    toWrite.filter((_, index) => !found.has(index)),
  )
}
