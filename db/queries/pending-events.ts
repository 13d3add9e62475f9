import { asc, inArray, lt, sql } from 'drizzle-orm'
import type { Db, Transaction } from '../database'
import { type EventToAppend, pendingEvent, repeatedEvent } from '../schema'
import type { NewAuditEvent } from './audit-event'

const atOnce = 500
const mostDetails = 10

/** Stores an event that will be appended to the chain soon. Takes no lock that anybody holds for long. */
export async function savePendingEvent(db: Db, event: NewAuditEvent) {
  await db.insert(pendingEvent).values({ event: toStored(event) })
}

/** Takes what waits out of the database, in order, so many at a time. Who appends it holds the end of the chain. */
export async function takePendingEvents(tx: Transaction): Promise<NewAuditEvent[]> {
  const oldest = tx.select({ id: pendingEvent.id }).from(pendingEvent).orderBy(asc(pendingEvent.id)).limit(atOnce)
  const taken = await tx.delete(pendingEvent).where(inArray(pendingEvent.id, oldest)).returning()
  return taken.toSorted((a, b) => a.id - b.id).map(({ event }) => toEvent(event))
}

export async function hasPendingEvents(db: Db): Promise<boolean> {
  return (await db.select({ id: pendingEvent.id }).from(pendingEvent).limit(1)).length > 0
}

/** Counts an event that can be caused as often as somebody likes. True: it is the first of its key. */
export async function countRepeatedEvent(db: Db, key: string, event: NewAuditEvent, detail: string): Promise<boolean> {
  const details = sql`case
    when jsonb_array_length(${repeatedEvent.details}) < ${mostDetails} and not ${repeatedEvent.details} @> ${JSON.stringify([detail])}::jsonb
    then ${repeatedEvent.details} || ${JSON.stringify([detail])}::jsonb else ${repeatedEvent.details} end`
  const [row] = await db
    .insert(repeatedEvent)
    .values({ key, event: toStored(event), count: 0, firstAt: event.at, lastAt: event.at, details: [detail] })
    .onConflictDoUpdate({
      target: repeatedEvent.key,
      set: { count: sql`${repeatedEvent.count} + 1`, lastAt: event.at, details },
    })
    .returning({ count: repeatedEvent.count })
  return row?.count === 0
}

export interface Repetition {
  event: NewAuditEvent
  /** How many came after the first one, which was told by itself. */
  count: number
  firstAt: Date
  lastAt: Date
  details: readonly string[]
}

/** Takes the counts that began before a moment out of the database; what comes from now on is a first one again. */
export async function takeRepeatedEvents(tx: Transaction, before: Date): Promise<Repetition[]> {
  const taken = await tx.delete(repeatedEvent).where(lt(repeatedEvent.firstAt, before)).returning()
  return taken
    .toSorted((a, b) => a.lastAt.getTime() - b.lastAt.getTime())
    .map(({ event, count, firstAt, lastAt, details }) => ({ event: toEvent(event), count, firstAt, lastAt, details }))
}

function toStored({ at, ...event }: NewAuditEvent): EventToAppend {
  return { ...event, at: at.toISOString() }
}

function toEvent({ at, ...event }: EventToAppend): NewAuditEvent {
  return { ...event, at: new Date(at) }
}
