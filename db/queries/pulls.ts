import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { body, festival, pull, pullPage, quarantine, source, sourceVersion } from '../schema'
import { storableJson, storableText } from '../storable-json'
import type { Pull, Source, SourceVersion } from './sources'
import { onlyRow } from '../only-row'

export type PullPage = typeof pullPage.$inferSelect
export type QuarantineRow = typeof quarantine.$inferSelect

/** The right to work on a pull. A write under a fence that is no longer the pull's own is refused. */
export interface PullLease {
  pullId: number
  fence: number
}

export class LostLeaseError extends Error {
  constructor(pullId: number) {
    super(`Pull ${pullId} was taken over by another process; this one stops working on it.`)
    this.name = 'LostLeaseError'
  }
}

export interface StartedPull {
  pull: Pull
  lease: PullLease
  /** An unfinished pull whose owner is gone: it goes on after its last stored page. */
  isResumed: boolean
}

/** Starts a pull of a source, or takes over the unfinished one; null where another process works on it now. */
export async function startPull(
  db: Db,
  start: { sourceId: number; sourceVersionId: number; now: Date; leaseUntil: Date },
): Promise<StartedPull | null> {
  const [created] = await db
    .insert(pull)
    .values({ ...start, state: 'running', startedAt: start.now, fence: 1 })
    .onConflictDoNothing()
    .returning()
  if (created) return { pull: created, lease: { pullId: created.id, fence: 1 }, isResumed: false }
  const [taken] = await db
    .update(pull)
    .set({ fence: sql`${pull.fence} + 1`, leaseUntil: start.leaseUntil })
    .where(and(eq(pull.sourceId, start.sourceId), eq(pull.state, 'running'), lt(pull.leaseUntil, start.now)))
    .returning()
  return taken ? { pull: taken, lease: { pullId: taken.id, fence: taken.fence }, isResumed: true } : null
}

/** Whoever held a lease is gone: for the start of a process that has the database for itself. */
export async function expireLeases(db: Db) {
  await db
    .update(pull)
    .set({ leaseUntil: new Date(0) })
    .where(eq(pull.state, 'running'))
}

/** Gives a pull back: whoever looks next takes it over. */
export async function releaseLease(db: Db, lease: PullLease) {
  await updateUnderLease(db, lease, { leaseUntil: new Date(0) })
}

/** Sources with an unfinished pull that nobody works on. */
export async function listAbandonedPulls(
  db: Db,
  now: Date,
): Promise<{ festivalCode: string; sourceCode: string; lease: PullLease }[]> {
  return db
    .select({ festivalCode: festival.code, sourceCode: source.code, lease: { pullId: pull.id, fence: pull.fence } })
    .from(pull)
    .innerJoin(source, eq(source.id, pull.sourceId))
    .innerJoin(festival, eq(festival.id, source.festivalId))
    .where(and(eq(pull.state, 'running'), lt(pull.leaseUntil, now)))
    .orderBy(asc(pull.id))
}

export interface NewPage {
  page: number
  url: string
  etag: string | null
  contentType: string | null
  fetchedAt: Date
  sha256: string
  /** Absent where this very body is known to be stored. */
  content?: { gzip: Uint8Array; bytes: number }
  /** Where the next page is; null: this was the last. */
  nextPage: unknown
  leaseUntil: Date
}

/**
 * A page and the place of the next one, together: after a crash the pull goes on exactly here. The lease comes first:
 * who has lost it is told so, and not that the page is there already.
 */
export async function savePage(db: Db, lease: PullLease, next: NewPage) {
  await db.transaction(async (tx) => {
    await updateUnderLease(tx, lease, {
      nextPage: next.nextPage,
      isFetched: next.nextPage === null,
      leaseUntil: next.leaseUntil,
    })
    if (next.content)
      await tx
        .insert(body)
        .values({ sha256: next.sha256, ...next.content })
        .onConflictDoNothing()
    const { page, url, etag, contentType, fetchedAt, sha256 } = next
    await tx
      .insert(pullPage)
      .values({ pullId: lease.pullId, page, url, etag, contentType, fetchedAt, bodySha256: sha256 })
  })
}

export interface PullCounts {
  recordsRead: number
  recordsStored: number
  recordsUnchanged: number
  recordsQuarantined: number
  observationsWritten: number
}

export async function finishPull(db: Db, lease: PullLease, counts: PullCounts, finishedAt: Date) {
  await updateUnderLease(db, lease, { ...counts, state: 'finished', finishedAt })
}

/** What is written from now on: never a text alone. */
interface NamedFailure {
  why: string
  detail: Readonly<Record<string, string | number>>
}

export async function failPull(db: Db, lease: PullLease, failure: NamedFailure, finishedAt: Date) {
  await updateUnderLease(db, lease, {
    state: 'failed',
    failure: { why: failure.why, detail: storableDetail(failure.detail) },
    finishedAt,
  })
}

export async function renewLease(db: Db, lease: PullLease, leaseUntil: Date) {
  await updateUnderLease(db, lease, { leaseUntil })
}

async function updateUnderLease(db: Db, lease: PullLease, values: Partial<typeof pull.$inferInsert>) {
  const updated = await db
    .update(pull)
    .set(values)
    .where(and(eq(pull.id, lease.pullId), eq(pull.fence, lease.fence), eq(pull.state, 'running')))
    .returning({ id: pull.id })
  if (!updated.length) throw new LostLeaseError(lease.pullId)
}

/** The page that a source last gave under this URL, of a finished pull: what its ETag speaks of. */
export async function findKnownPage(
  db: Db,
  sourceId: number,
  url: string,
): Promise<{ etag: string; sha256: string; contentType: string | null } | null> {
  const [found] = await db
    .select({ etag: pullPage.etag, sha256: pullPage.bodySha256, contentType: pullPage.contentType })
    .from(pullPage)
    .innerJoin(pull, eq(pull.id, pullPage.pullId))
    .where(and(eq(pullPage.url, url), eq(pull.sourceId, sourceId), eq(pull.state, 'finished')))
    .orderBy(desc(pull.id))
    .limit(1)
  return found?.etag ? { ...found, etag: found.etag } : null
}

export async function listPages(db: Db, pullId: number): Promise<PullPage[]> {
  return db.select().from(pullPage).where(eq(pullPage.pullId, pullId)).orderBy(asc(pullPage.page))
}

/** A body as it was stored, compressed with gzip. */
export async function findBody(db: Db, sha256: string): Promise<Uint8Array | null> {
  const [found] = await db.select({ gzip: body.gzip }).from(body).where(eq(body.sha256, sha256))
  return found?.gzip ?? null
}

export interface PullWithSource {
  pull: Pull
  source: Source
  version: SourceVersion
  pages: number
}

export async function findPull(db: Db, festivalCode: string, pullId: number): Promise<PullWithSource | null> {
  const [found] = await db
    .select({
      pull,
      source,
      version: sourceVersion,
      pages: sql<number>`(select count(*)::int from pull_page where pull_id = ${pull.id})`,
    })
    .from(pull)
    .innerJoin(source, eq(source.id, pull.sourceId))
    .innerJoin(festival, eq(festival.id, source.festivalId))
    .innerJoin(sourceVersion, eq(sourceVersion.id, pull.sourceVersionId))
    .where(and(eq(pull.id, pullId), eq(festival.code, festivalCode)))
  return found ?? null
}

/** The pulls of a festival by which people decided what holds. */
export async function listDecisivePulls(db: Db, festivalId: number): Promise<number[]> {
  const found = await db
    .select({ id: pull.id })
    .from(pull)
    .innerJoin(source, eq(source.id, pull.sourceId))
    .where(and(eq(source.festivalId, festivalId), eq(source.isDecisive, true)))
  return found.map(({ id }) => id)
}

/** Changes whenever a pull of the festival is stored. */
export async function findStoredMark(db: Db, festivalId: number): Promise<string> {
  const found = onlyRow(
    await db
      .select({ mark: sql<string>`count(*) || ' ' || coalesce(max(${pull.finishedAt})::text, '')` })
      .from(pull)
      .innerJoin(source, eq(source.id, pull.sourceId))
      .where(and(eq(source.festivalId, festivalId), eq(pull.state, 'finished'))),
  )
  return found.mark
}

export async function createQuarantine(
  db: Db,
  pullId: number,
  found: readonly Omit<typeof quarantine.$inferInsert, 'pullId'>[],
) {
  for (let start = 0; start < found.length; start += 1000) {
    const rows = found.slice(start, start + 1000)
    await db
      .insert(quarantine)
      .values(rows.map((row) => ({ ...row, pullId, detail: storableDetail(row.detail), raw: storableRaw(row.raw) })))
  }
}

/** A record may be the JSON null, which is not the absence of one. */
function storableRaw(raw: unknown): unknown {
  return raw === null ? sql`'null'::jsonb` : storableJson(raw)
}

function storableDetail(detail: QuarantineRow['detail']): QuarantineRow['detail'] {
  return Object.fromEntries(
    Object.entries(detail).map(([name, part]) => [name, typeof part === 'string' ? storableText(part) : part]),
  )
}

/** In the order of the pull's pages and lines. `page` counts from 1. */
export async function listQuarantine(db: Db, pullId: number, page: number, pageSize: number): Promise<QuarantineRow[]> {
  return db
    .select()
    .from(quarantine)
    .where(eq(quarantine.pullId, pullId))
    .orderBy(asc(quarantine.page), asc(quarantine.line))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
}
