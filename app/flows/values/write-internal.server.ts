import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Db } from '../../../db/database'
import type { Festival } from '../../../db/queries/festivals'
import {
  type ObservationStatus,
  chooseNextMoment,
  listLatestRows,
  listSumsOfServices,
} from '../../../db/queries/observations'
import { finishPull, savePage, startPull } from '../../../db/queries/pulls'
import { type ObservationColumns, saveObservations } from '../../../db/queries/save-observations'
import { type Source, lockFestival, saveSourceVersion } from '../../../db/queries/sources'

/** A source that asks nobody: what people wrote here comes in by it, so that it is traced as any other value. */
export interface InternalSource {
  code: string
  kind: Source['kind']
  titleFa: string
  titleEn: string
  /** What it says was decided, and stands against what a source says of the same later. */
  isDecisive?: true
}

/** A value that people gave or decided on, with the record that says how. */
export interface InternalValue {
  metricId: number
  agencyId: number
  periodFrom: string
  periodTo: string
  status: ObservationStatus
  /** With its services, where the metric has any. */
  value: number
  /** What services have reported comes on top of the value. */
  isBesideServices?: true
  raw: unknown
}

const leaseMs = 60_000

/**
 * Writes values as one pull of an internal source: its page holds the records, its observations are later revisions.
 * Inside the caller's transaction.
 */
export async function writeInternal(
  tx: Db,
  festival: Festival,
  source: InternalSource,
  values: readonly InternalValue[],
  now: Date,
): Promise<{ pullId: number; recordedAt: Date }> {
  await lockFestival(tx, festival.id)
  const { sourceId, sourceVersionId } = await saveSourceVersion(tx, {
    ...source,
    festivalId: festival.id,
    isDemo: festival.isDemo,
    document: { internal: source.code },
    hash: source.code,
    createdAt: now,
  })
  const started = await startPull(tx, { sourceId, sourceVersionId, now, leaseUntil: new Date(now.getTime() + leaseMs) })
  if (!started) throw new Error(`Another process writes into ${source.code}`)
  const { lease } = started
  await savePage(tx, lease, {
    ...toPage(source, values),
    fetchedAt: now,
    leaseUntil: new Date(now.getTime() + leaseMs),
  })
  const recordedAt = await chooseNextMoment(tx, festival.id, now)
  const at = { pullId: lease.pullId, recordedAt, isDecisive: source.isDecisive === true }
  const written = await writeValues(tx, values, at)
  const counts = {
    recordsRead: values.length,
    recordsStored: written,
    recordsUnchanged: values.length - written,
    recordsQuarantined: 0,
    observationsWritten: written,
  }
  await finishPull(tx, lease, counts, recordedAt)
  return { pullId: lease.pullId, recordedAt }
}

function toPage({ code }: InternalSource, values: readonly InternalValue[]) {
  const content = Buffer.from(JSON.stringify(values.map(({ raw }) => raw)))
  const sha256 = createHash('sha256').update(content).digest('hex')
  return {
    page: 1,
    url: `sanjeh:${code}`,
    etag: null,
    contentType: 'application/json',
    sha256,
    content: { gzip: gzipSync(content), bytes: content.byteLength },
    nextPage: null,
  }
}

/**
 * Says how many were written. Values of single services stay; the difference is a row of the agency as a whole. A value
 * that comes twice is written twice, in the order of the values.
 */
async function writeValues(
  tx: Db,
  values: readonly InternalValue[],
  at: { pullId: number; recordedAt: Date; isDecisive: boolean },
): Promise<number> {
  const ofServices = await listSumsOfServices(tx, values)
  const batches = new Map<string, { metricId: number; columns: ObservationColumns }>()
  const times = new Map<string, number>()
  for (const [index, { metricId, agencyId, periodFrom, ...item }] of values.entries()) {
    const key = `${metricId} ${agencyId} ${periodFrom}`
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    const batch = batches.get(`${time} ${metricId}`) ?? { metricId, columns: noColumns() }
    batches.set(`${time} ${metricId}`, batch)
    const within = item.isBesideServices ? 0 : (ofServices[index] ?? 0)
    batch.columns.agencyId.push(agencyId)
    batch.columns.serviceId.push(0)
    batch.columns.periodFrom.push(periodFrom)
    batch.columns.periodTo.push(item.periodTo)
    batch.columns.status.push(item.status)
    batch.columns.value.push(item.status === 'reported' ? item.value - within : 0)
    batch.columns.page.push(1)
    batch.columns.line.push(index + 1)
    batch.columns.records.push(1)
  }
  let written = 0
  // The first time of each value comes before its second one.
  for (const { metricId, columns } of batches.values())
    written += (await saveObservations(tx, { metricId, ...at }, columns)).length
  return written
}

const noColumns = (): ObservationColumns => ({
  agencyId: [],
  serviceId: [],
  periodFrom: [],
  periodTo: [],
  status: [],
  value: [],
  page: [],
  line: [],
  records: [],
})

/** Whether a value's status can be set: single services that have reported would stand against it. */
export async function canSetStatus(
  db: Db,
  item: Pick<InternalValue, 'metricId' | 'agencyId' | 'periodFrom' | 'status'>,
): Promise<boolean> {
  if (item.status === 'reported') return true
  return (await listLatestRows(db, item)).every((row) => row.serviceId === null || row.status !== 'reported')
}
