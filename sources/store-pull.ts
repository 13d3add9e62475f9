import { createHash } from 'node:crypto'
import type { Db, Transaction } from '../db/database'
import { createAgencies, enrolInOpenEditions, loadRegister } from '../db/queries/agencies'
import { listEditions } from '../db/queries/editions'
import { type Metric, chooseNextMoment, listMetrics } from '../db/queries/observations'
import {
  type PullCounts,
  type PullLease,
  type PullPage,
  createQuarantine,
  findStoredMark,
  finishPull,
  listDecisivePulls,
  listPages,
} from '../db/queries/pulls'
import { type ChangedColumns, findChanges, insertRevisions, pickChanged } from '../db/queries/save-observations'
import { findSourceOrderMark } from '../db/queries/source-orders'
import { allowLongStatements } from '../db/long-statements'
import { lockFestival } from '../db/queries/sources'
import type { CompiledDefinition } from './compile-mapping'
import { loadBody } from './fetch-pages'
import { type ImpossibleCells, findImpossible } from './find-impossible'
import { type Known, type MappedRecord, type Unreadable, mapRecord } from './map-record'
import { findOutranked } from './find-outranked'
import { readPage } from './read/read-page'
import { type SourceRecord, toDetail } from './read/records'
import type { PullFailure, SourceContext } from './source-context'
import { type HeldCell, Tally, leaveSlots } from './tally'

interface Rejected extends Omit<Unreadable, 'ok'> {
  page: number
  line: number
  raw: unknown
}

/**
 * Turns the stored pages of a pull into observations: the whole pull in one transaction, so that a crash leaves nothing
 * half done and the next try starts from the same pages.
 */
export async function storePull(
  context: SourceContext,
  festivalId: number,
  lease: PullLease,
  compiled: CompiledDefinition,
): Promise<{ ok: true; counts: PullCounts } | PullFailure> {
  const known = await loadKnown(context.db, festivalId)
  const missing = compiled.metrics.find((metric) => !known.metrics.has(metric.code))
  if (missing) return { ok: false, why: 'unknown-metric', detail: { name: missing.code } }
  const reading = new Reading(compiled, known, (rows) => register(context.db, festivalId, rows))
  const pages = await listPages(context.db, lease.pullId)
  for (const page of pages) {
    const { records } = readPage(await loadBody(context, page.bodySha256), compiled.definition.format, compiled.records)
    if (!records.ok) return { ok: false, why: records.why, detail: toDetail(records) }
    await reading.take(page.page, records.records)
    context.onProgress?.({ source: compiled.definition.code, step: 'reading', done: page.page, of: pages.length })
  }
  if (context.pause?.aborted) return { ok: false, why: 'stopped', detail: { name: compiled.definition.code } }
  if (context.signal?.aborted) return { ok: false, why: 'cancelled', detail: { name: compiled.definition.code } }
  return { ok: true, counts: await storeReading(context, festivalId, lease, reading, pages) }
}

/**
 * How often changes are looked for before the festival is locked, while others keep storing. After that, under the
 * lock.
 */
const freeAttempts = 2

/** What is compared and sorted is so before the festival is locked: under the lock rows are only written. */
async function storeReading(
  context: SourceContext,
  festivalId: number,
  lease: PullLease,
  reading: Reading,
  pages: readonly PullPage[],
): Promise<PullCounts> {
  for (let attempt = 0; attempt < freeAttempts; attempt++) {
    const changes = await findAllChanges(context, festivalId, lease, reading, pages)
    const counts = await context.db.transaction(async (tx) => {
      await lockFestival(tx, festivalId)
      return (await findMark(tx, festivalId)) === changes.mark
        ? writeChanges({ ...context, db: tx }, tx, festivalId, lease, reading, pages, changes)
        : null
    })
    if (counts) return counts
  }
  return context.db.transaction(async (tx) => {
    await lockFestival(tx, festivalId)
    return writeChanges(
      { ...context, db: tx },
      tx,
      festivalId,
      lease,
      reading,
      pages,
      await findAllChanges({ ...context, db: tx }, festivalId, lease, reading, pages),
    )
  })
}

interface Changes {
  /** What was stored of the festival, and the order of its sources, when these were found. */
  mark: string
  /** One a metric of the definition. */
  byMetric: ChangedColumns[]
  stored: number
  held: number
  quarantined: Rejected[]
}

async function findAllChanges(
  context: SourceContext,
  festivalId: number,
  lease: PullLease,
  reading: Reading,
  pages: readonly PullPage[],
): Promise<Changes> {
  const { compiled, tally, known } = reading
  const mark = await findMark(context.db, festivalId)
  const decisivePulls = await listDecisivePulls(context.db, festivalId)
  const outranked = await findOutranked(context.db, festivalId, lease.pullId, tally, compiled, known.metrics)
  const cellsOf = (index: number) => leaveSlots(tally.columns(index), outranked[index]?.slots)
  const impossible = await findImpossible(context.db, cellsOf, compiled, known.metrics, decisivePulls)
  const why = compiled.metrics.map(
    (_, index) => new Map([...(outranked[index]?.held ?? []), ...(impossible[index] ?? [])]),
  )
  const byMetric: ChangedColumns[] = []
  const changedSlots: Set<number>[] = []
  const heldSlots: Set<number>[] = []
  for (const index of compiled.metrics.keys()) {
    const { columns, slots } = leaveSlots(cellsOf(index), impossible[index])
    const { changed, held } = await findChanges(
      context.db,
      { metricId: metricIdOf(reading, index), pullId: lease.pullId, decisivePulls },
      columns,
    )
    byMetric.push(pickChanged(columns, changed))
    changedSlots.push(new Set(changed.indexes.map((index) => slots[index] ?? -1)))
    heldSlots.push(new Set([...held.map((position) => slots[position] ?? -1), ...(why[index]?.keys() ?? [])]))
  }
  const { stored, held } = tally.sortOut(changedSlots, heldSlots)
  const quarantined = [...reading.rejected, ...(held.size ? await readHeld(context, reading, pages, held, why) : [])]
  return { mark, byMetric, stored, held: held.size, quarantined }
}

/** Changes whenever a pull of the festival is stored, or the order of its sources is stated otherwise. */
const findMark = async (db: Db, festivalId: number) =>
  `${await findStoredMark(db, festivalId)} ${await findSourceOrderMark(db, festivalId)}`

const metricIdOf = ({ compiled, known }: Reading, index: number) =>
  known.metrics.get(compiled.metrics[index]?.code ?? '')?.id ?? 0

async function writeChanges(
  context: SourceContext,
  tx: Transaction,
  festivalId: number,
  lease: PullLease,
  reading: Reading,
  pages: readonly PullPage[],
  changes: Changes,
): Promise<PullCounts> {
  const { compiled, tally } = reading
  await allowLongStatements(tx)
  const recordedAt = await chooseNextMoment(tx, festivalId, context.now())
  let observationsWritten = 0
  for (const [index, changed] of changes.byMetric.entries()) {
    await insertRevisions(tx, { metricId: metricIdOf(reading, index), pullId: lease.pullId, recordedAt }, changed)
    observationsWritten += changed.revision.length
    context.onProgress?.({
      source: compiled.definition.code,
      step: 'storing',
      done: index + 1,
      of: compiled.metrics.length,
    })
  }
  await createQuarantine(tx, lease.pullId, changes.quarantined)
  const counts = {
    recordsRead: tally.records + reading.rejected.length,
    recordsStored: changes.stored,
    recordsUnchanged: tally.records - changes.stored - changes.held,
    recordsQuarantined: changes.quarantined.length,
    observationsWritten,
  }
  await finishPull(tx, lease, counts, recordedAt)
  const bodies = createHash('sha256')
    .update(pages.map((page) => `${page.bodySha256}\n`).join(''))
    .digest('hex')
  await context.tell(tx, {
    step: 'stored',
    festivalId,
    source: compiled.definition.code,
    pullId: lease.pullId,
    counts,
    pages: pages.length,
    bodies,
  })
  return counts
}

/** Records whose values are held back, read from their pages once more: in memory they are sums already. */
async function readHeld(
  context: SourceContext,
  { compiled, rejected }: Reading,
  pages: readonly PullPage[],
  held: ReadonlyMap<number, HeldCell>,
  impossible: ImpossibleCells,
): Promise<Rejected[]> {
  const passedOver = new Set(rejected.map(({ page, line }) => `${page} ${line}`))
  const found: Rejected[] = []
  let taken = 0
  for (const { page, bodySha256 } of pages) {
    const { records } = readPage(await loadBody(context, bodySha256), compiled.definition.format, compiled.records)
    for (const { line, value } of records.ok ? records.records : []) {
      if (passedOver.has(`${page} ${line}`)) continue
      const cell = held.get(taken++)
      if (cell) found.push({ ...toReason(cell, compiled, impossible), page, line, raw: value })
    }
  }
  return found
}

function toReason(
  { metric, slot, agencyId, periodFrom, status, value }: HeldCell,
  { metrics }: CompiledDefinition,
  impossible: ImpossibleCells,
): Omit<Unreadable, 'ok'> {
  const why = impossible[metric]?.get(slot)
  if (why) return { ...why, agencyId, periodFrom }
  const detail = { metric: metrics[metric]?.code ?? '', value: status === 'reported' ? value : '–' }
  return { reason: 'decided', detail, agencyId, periodFrom }
}

interface KnownWithIds extends Known {
  agencyByCode: Map<string, number>
  metrics: Map<string, Metric>
}

export async function loadKnown(db: Db, festivalId: number): Promise<KnownWithIds> {
  const register = await loadRegister(db, festivalId)
  const metrics = await listMetrics(db, festivalId)
  const editions = await listEditions(db, festivalId)
  const spans = editions.flatMap((edition) => [
    { from: edition.evaluatedFrom, to: edition.evaluatedTo },
    ...(edition.previousFrom && edition.previousTo ? [{ from: edition.previousFrom, to: edition.previousTo }] : []),
  ])
  return { ...register, metrics: new Map(metrics.map((metric) => [metric.code, metric])), spans }
}

/** Goes through the records of a pull, page by page. */
class Reading {
  readonly tally: Tally
  readonly rejected: Rejected[] = []

  constructor(
    readonly compiled: CompiledDefinition,
    readonly known: KnownWithIds,
    readonly registerAgencies: (rows: Map<string, string>) => Promise<Map<string, number>>,
  ) {
    this.tally = new Tally(compiled.metrics.map((metric) => metric.combine))
  }

  async take(page: number, records: readonly SourceRecord[]) {
    const mapped = records.map((record) => ({
      record,
      mapped: record.broken
        ? { ok: false as const, ...record.broken }
        : mapRecord(record.value, this.compiled, this.known),
    }))
    await this.#registerNew(mapped.flatMap(({ mapped: one }) => (one.ok ? [one] : [])))
    for (const { record, mapped: one } of mapped) {
      if (one.ok) this.#add(page, record, one)
      else this.#reject(page, record, one)
    }
  }

  #add(page: number, record: SourceRecord, mapped: MappedRecord) {
    const agencyId = typeof mapped.agency === 'number' ? mapped.agency : this.known.agencyByCode.get(mapped.agency.code)
    if (agencyId === undefined) throw new Error('An agency that was just registered is not known')
    const taken = this.tally.add(agencyId, mapped, { page, line: record.line })
    if (taken.ok) return
    const detail = { page: taken.earlier.page, line: taken.earlier.line }
    this.#reject(page, record, { ok: false, reason: 'repeated', detail, agencyId, periodFrom: mapped.period.from })
  }

  #reject(page: number, record: SourceRecord, { ok: _, ...why }: Unreadable) {
    this.rejected.push({ ...why, page, line: record.line, raw: record.value })
  }

  async #registerNew(mapped: readonly MappedRecord[]) {
    const wanted = new Map<string, string>()
    for (const { agency } of mapped) {
      if (typeof agency !== 'number' && !this.known.agencyByCode.has(agency.code)) wanted.set(agency.code, agency.title)
    }
    if (!wanted.size) return
    for (const [code, id] of await this.registerAgencies(wanted)) this.known.agencyByCode.set(code, id)
  }
}

async function register(db: Db, festivalId: number, wanted: ReadonlyMap<string, string>): Promise<Map<string, number>> {
  const rows = [...wanted].map(([code, title]) => ({
    code,
    titleFa: title,
    titleEn: title,
    aliases: [],
    level: 'province' as const,
    countyId: null,
    attributes: {},
  }))
  return db.transaction(async (tx) => {
    const ids = await createAgencies(tx, festivalId, rows)
    await enrolInOpenEditions(tx, festivalId, [...ids.values()])
    return ids
  })
}
