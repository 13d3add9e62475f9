import { createHash } from 'node:crypto'
import { asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../client.server'
import { auditEvent, auditHead } from '../schema'

export type AuditEvent = typeof auditEvent.$inferSelect

export type NewAuditEvent = Omit<AuditEvent, 'sequence' | 'previousHash' | 'hash'>

/** What stands before the first event. */
export const chainStart = '0'.repeat(64)

/**
 * Appends an event to the chain. Give it the transaction of the change that it tells of: both are kept, or neither. Who appends
 * holds the end of the chain until the transaction is over, so call it last.
 */
export async function appendEvent(tx: Db, event: NewAuditEvent): Promise<AuditEvent> {
  const head = await holdHead(tx)
  const link = { ...event, sequence: head.sequence + 1, previousHash: head.hash }
  const row = { ...link, hash: hashOfEvent(link) }
  await tx.insert(auditEvent).values(row)
  await tx.update(auditHead).set({ sequence: row.sequence, hash: row.hash }).where(eq(auditHead.id, 1))
  return row
}

async function holdHead(tx: Db): Promise<{ sequence: number; hash: string }> {
  await tx.insert(auditHead).values({ id: 1, sequence: 0, hash: chainStart }).onConflictDoNothing()
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('update')
  if (!head) throw new Error('The chain of audit events has no end to append to')
  return head
}

/** SHA-256 over every column of an event and the hash of the one before it. */
export function hashOfEvent(event: Omit<AuditEvent, 'hash'>): string {
  const { sequence, at, userId, userName, role, origin, action, festivalId, editionId, subject, before, after, reason, previousHash } = event
  const told = [sequence, at.toISOString(), userId, userName, role, origin, action, festivalId, editionId, subject, before, after, reason, previousHash]
  return createHash('sha256').update(JSON.stringify(told.map(sortKeys))).digest('hex')
}

/** The database gives the keys of JSON back in an order of its own. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value ?? null
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, sortKeys(entry)]))
}

/** Events after a place in the chain, in order. */
export async function listEventsAfter(db: Db, sequence: number, limit: number): Promise<AuditEvent[]> {
  return db.select().from(auditEvent).where(gt(auditEvent.sequence, sequence)).orderBy(asc(auditEvent.sequence)).limit(limit)
}

export async function countEvents(db: Db): Promise<number> {
  const [counted] = await db.select({ n: sql<number>`count(*)::int` }).from(auditEvent)
  return counted?.n ?? 0
}
