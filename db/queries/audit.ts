import type { AuditEvent, NewAuditEvent } from './audit-event'
import { createHash } from 'node:crypto'
import { type SQL, and, asc, desc, eq, gt, gte, ilike, inArray, lt, or, sql } from 'drizzle-orm'
import type { Db, Transaction } from '../database'
import { takePendingEvents } from './pending-events'
import { auditCheckpoint, auditEvent, auditHead } from '../schema'
import { onlyRow } from '../only-row'

export type AuditCheckpoint = typeof auditCheckpoint.$inferSelect

/** What stands before the first event. */
export const chainStart = '0'.repeat(64)

/**
 * Appends an event to the chain. Give it the transaction of the change that it tells of: both are kept, or neither. Who
 * appends holds the end of the chain until the transaction is over, so call it last.
 */
export async function appendEvent(tx: Transaction, event: NewAuditEvent): Promise<AuditEvent> {
  const row = (await append(tx, [event])).at(-1)
  if (!row) throw new Error('The event was not appended')
  return row
}

/** Appends what waits to be; gives how many events those were. */
export async function appendPendingEvents(tx: Transaction): Promise<number> {
  return (await append(tx, [])).length
}

/** What waits was there before: it goes first, so that the log tells things in the order in which they happened. */
async function append(tx: Transaction, events: readonly NewAuditEvent[]): Promise<AuditEvent[]> {
  let end = await holdChainEnd(tx)
  const rows: AuditEvent[] = []
  for (const event of [...(await takePendingEvents(tx)), ...events]) {
    const link = {
      ...event,
      before: asStored(event.before),
      after: asStored(event.after),
      sequence: end.sequence + 1,
      previousHash: end.hash,
    }
    end = { sequence: link.sequence, hash: hashOfEvent(link) }
    rows.push({ ...link, hash: end.hash })
  }
  if (!rows.length) return rows
  await tx.insert(auditEvent).values(rows)
  await tx.update(auditHead).set(end).where(eq(auditHead.id, 1))
  return rows
}

/** Holds the end of the chain until the transaction is over. */
export async function holdChainEnd(tx: Transaction): Promise<{ sequence: number; hash: string }> {
  await tx.insert(auditHead).values({ id: 1, sequence: 0, hash: chainStart }).onConflictDoNothing()
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('no key update')
  if (!head) throw new Error('The chain of audit events has no end to append to')
  return head
}

/** A value as the database gives it back: a moment is its text there, and what is hashed must be what is read again. */
function asStored(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

/** SHA-256 over every column of an event and the hash of the one before it. */
export function hashOfEvent(event: Omit<AuditEvent, 'hash'>): string {
  const {
    sequence,
    at,
    userId,
    userName,
    role,
    origin,
    action,
    festivalId,
    editionId,
    subject,
    before,
    after,
    reason,
    previousHash,
  } = event
  const told = [
    sequence,
    at.toISOString(),
    userId,
    userName,
    role,
    origin,
    action,
    festivalId,
    editionId,
    subject,
    before,
    after,
    reason,
    previousHash,
  ]
  return createHash('sha256')
    .update(JSON.stringify(told.map(sortKeys)))
    .digest('hex')
}

/** The database gives the keys of JSON back in an order of its own. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value ?? null
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, sortKeys(entry)]),
  )
}

/** Events after a place in the chain, in order. */
export async function listEventsAfter(db: Db, sequence: number, limit: number): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvent)
    .where(gt(auditEvent.sequence, sequence))
    .orderBy(asc(auditEvent.sequence))
    .limit(limit)
}

/** All events of an action, in order. */
export async function listEventsOf(db: Db, action: string): Promise<AuditEvent[]> {
  return db.select().from(auditEvent).where(eq(auditEvent.action, action)).orderBy(asc(auditEvent.sequence))
}

/** The end that was written down last; null: nothing happened yet. */
export async function findChainEnd(db: Db): Promise<{ sequence: number; hash: string } | null> {
  const [head] = await db
    .select({ sequence: auditHead.sequence, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1))
  return head && head.sequence > 0 ? head : null
}

/** The signed checkpoints after an event, in order. */
export async function listCheckpoints(db: Db, after = 0): Promise<AuditCheckpoint[]> {
  return db
    .select()
    .from(auditCheckpoint)
    .where(gt(auditCheckpoint.sequence, after))
    .orderBy(asc(auditCheckpoint.sequence))
}

/** A second checkpoint at the same event says nothing new. */
export async function saveCheckpoint(db: Db, row: AuditCheckpoint) {
  await db.insert(auditCheckpoint).values(row).onConflictDoNothing()
}

export interface AuditFilter {
  /** Part of the name of who did it. */
  who?: string | undefined
  /** An action, or the noun that several begin with: `person`. */
  action?: string | undefined
  editionId?: number | undefined
  /** A kind and key, or a kind. */
  subject?: string | undefined
  from?: Date | undefined
  /** The first moment that is too late. */
  until?: Date | undefined
  /** Only what happened in these festivals; without it, everything. */
  festivalIds?: readonly number[] | undefined
  /** Only events before this one: the next page. */
  before?: number | undefined
}

/** Events of a filter, the newest first. */
export async function listEvents(db: Db, filter: AuditFilter, limit: number): Promise<AuditEvent[]> {
  return db.select().from(auditEvent).where(toCondition(filter)).orderBy(desc(auditEvent.sequence)).limit(limit)
}

/** The same without an end, so many at a time: a log may be longer than a memory is large. */
export async function* pageEvents(db: Db, filter: AuditFilter, pageSize: number): AsyncGenerator<AuditEvent[]> {
  let page = await listEvents(db, filter, pageSize)
  while (page.length) {
    yield page
    page = await listEvents(db, { ...filter, before: page.at(-1)?.sequence }, pageSize)
  }
}

export async function countEventsOf(db: Db, filter: AuditFilter): Promise<number> {
  const counted = onlyRow(
    await db
      .select({ n: sql<number>`count(*)::int` })
      .from(auditEvent)
      .where(toCondition({ ...filter, before: undefined })),
  )
  return counted.n
}

function toCondition({
  who,
  action,
  editionId,
  subject,
  from,
  until,
  before,
  festivalIds,
}: AuditFilter): SQL | undefined {
  return and(
    who ? ilike(auditEvent.userName, `%${escapeLike(who)}%`) : undefined,
    action ? or(eq(auditEvent.action, action), ilike(auditEvent.action, `${escapeLike(action)}.%`)) : undefined,
    editionId === undefined ? undefined : eq(auditEvent.editionId, editionId),
    subject ? or(eq(auditEvent.subject, subject), ilike(auditEvent.subject, `${escapeLike(subject)}:%`)) : undefined,
    from ? gte(auditEvent.at, from) : undefined,
    until ? lt(auditEvent.at, until) : undefined,
    before === undefined ? undefined : lt(auditEvent.sequence, before),
    festivalIds ? inArray(auditEvent.festivalId, [...festivalIds]) : undefined,
  )
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
