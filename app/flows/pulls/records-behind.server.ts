import type { Db } from '../../../db/database'
import type { ObservationTrace } from '../../../db/queries/observations'
import { listPages } from '../../../db/queries/pulls'
import { findSourceVersion } from '../../../db/queries/sources'
import { compileDefinition } from '../../../sources/compile-mapping'
import { SourceDefinition } from '../../../sources/definition'
import { loadBody } from '../../../sources/fetch-pages'
import { mapRecord } from '../../../sources/map-record'
import { readPage } from '../../../sources/read/read-page'
import { loadKnown } from '../../../sources/store-pull'

export interface RecordBehind {
  page: number
  line: number
  /** What the record says of the metric. */
  value: number
  raw: unknown
}

/**
 * The very records that an observation was added up from: the stored pages of its pull are read once more, with the
 * definition that the pull followed.
 */
export async function listRecordsBehind(
  db: Db,
  { observation, metric, pull }: ObservationTrace,
  limit = 200,
): Promise<{ records: RecordBehind[]; isCut: boolean }> {
  const version = await findSourceVersion(db, pull.sourceVersionId)
  if (isInternal(version?.document)) return { records: await readInternal(db, pull.id, observation), isCut: false }
  const made = compileDefinition(SourceDefinition.parse(version?.document))
  if (!made.ok) throw new Error(`The definition that pull ${pull.id} followed can't be read any more`)
  const { compiled } = made
  const index = compiled.metrics.findIndex((item) => item.code === metric.code)
  const known = await loadKnown(db, metric.festivalId)
  const agencyCode = [...known.agencyByCode].find(([, id]) => id === observation.agencyId)?.[0]
  const records: RecordBehind[] = []
  for (const page of await listPages(db, pull.id)) {
    if (page.page < observation.page) continue
    const read = readPage(await loadBody({ db }, page.bodySha256), compiled.definition.format, compiled.records)
    for (const { line, value: raw, broken } of read.records.ok ? read.records.records : []) {
      if (broken) continue
      const mapped = mapRecord(raw, compiled, known)
      if (
        !mapped.ok ||
        mapped.period.from !== observation.periodFrom ||
        mapped.serviceId !== (observation.serviceId ?? 0)
      )
        continue
      if (
        mapped.agency !== observation.agencyId &&
        (typeof mapped.agency === 'number' || mapped.agency.code !== agencyCode)
      )
        continue
      const row = mapped.values[index]
      if (row?.status === 'reported' || (row && observation.status !== 'reported'))
        records.push({ page: page.page, line, value: row.value, raw })
      if (records.length === Math.min(limit, observation.records))
        return { records, isCut: records.length < observation.records }
    }
  }
  return { records, isCut: false }
}

/** What people wrote here: the page is the list of their records, and an observation names the line of its own. */
async function readInternal(
  db: Db,
  pullId: number,
  { line, value }: ObservationTrace['observation'],
): Promise<RecordBehind[]> {
  const [page] = await listPages(db, pullId)
  if (!page) return []
  const records: unknown = JSON.parse(Buffer.from(await loadBody({ db }, page.bodySha256)).toString())
  return Array.isArray(records) ? [{ page: page.page, line, value, raw: records[line - 1] }] : []
}

/** Whether a source asks nobody: its values come from forms of ours. */
export function isInternal(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'internal' in document
}
