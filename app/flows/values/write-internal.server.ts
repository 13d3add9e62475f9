import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Db } from '../../../db/database'
import type { Festival } from '../../../db/queries/festivals'
import { type ObservationStatus, chooseNextMoment, listLatestRows } from '../../../db/queries/observations'
import { finishPull, savePage, startPull } from '../../../db/queries/pulls'
import { saveObservations } from '../../../db/queries/save-observations'
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

/**
 * A value that people decided on, with the record that says how. Services of the metric, where it has any, come to it
 * together.
 */
export interface InternalValue {
  metricId: number
  agencyId: number
  periodFrom: string
  periodTo: string
  status: ObservationStatus
  value: number
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
  let written = 0
  for (const [place, own] of values.entries())
    written += await writeValue(tx, own, {
      pullId: lease.pullId,
      line: place + 1,
      recordedAt,
      isDecisive: source.isDecisive === true,
    })
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

/** 1 where it was written. Values of single services stay; the difference is a row of the agency as a whole. */
async function writeValue(
  tx: Db,
  item: InternalValue,
  { line, ...at }: { pullId: number; line: number; recordedAt: Date; isDecisive: boolean },
): Promise<number> {
  const rows = await listLatestRows(tx, item)
  const ofServices = rows
    .filter((row) => row.serviceId !== null && row.status === 'reported')
    .reduce((sum, row) => sum + row.value, 0)
  const { metricId, agencyId, periodFrom, periodTo, status, value } = item
  const columns = {
    agencyId: [agencyId],
    serviceId: [0],
    periodFrom: [periodFrom],
    periodTo: [periodTo],
    status: [status],
    value: [status === 'reported' ? value - ofServices : 0],
    page: [1],
    line: [line],
    records: [1],
  }
  return (await saveObservations(tx, { metricId, ...at }, columns)).length
}

/** Whether a value's status can be set: single services that have reported would stand against it. */
export async function canSetStatus(
  db: Db,
  item: Pick<InternalValue, 'metricId' | 'agencyId' | 'periodFrom' | 'status'>,
): Promise<boolean> {
  if (item.status === 'reported') return true
  return (await listLatestRows(db, item)).every((row) => row.serviceId === null || row.status !== 'reported')
}
