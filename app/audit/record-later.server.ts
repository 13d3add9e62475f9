import type { NewAuditEvent } from '../../db/queries/audit-event'
import type { Db } from '../../db/database'
import {
  type Repetition,
  countRepeatedEvent,
  hasPendingEvents,
  savePendingEvent,
  takeRepeatedEvents,
} from '../../db/queries/pending-events'
import { appendPendingEvents } from '../../db/queries/audit'
import { cutText } from '../format/cut-text'
import type { Viewer } from '../policy/policy.server'
import { type Happening, eventOf, eventOfPerson } from './audit.server'

/** For how long an event that is caused again and again is counted before its number is told. */
export const countedMs = 3_600_000

/**
 * Records what happens to an account without waiting for the end of the chain, which a long transaction may hold: the
 * event is stored now and appended a moment later. Await it before the person is told that it was done, so that nothing
 * goes unrecorded.
 */
export async function recordOfPersonLater(
  db: Db,
  viewer: Viewer,
  userId: string,
  happening: Omit<Happening, 'festivalId'>,
) {
  await savePendingEvent(db, await eventOfPerson(db, viewer, userId, happening))
}

/**
 * Records what anybody can cause as often as they like: the first of a key is an event, and how many followed within
 * the hour is a second one. `detail` is what tells one from the other, e.g. the address.
 */
export async function recordRepeated(db: Db, viewer: Viewer, key: string, happening: Happening, detail: string) {
  await countEvent(db, key, eventOf(viewer, happening), detail)
}

export async function recordRepeatedOfPerson(
  db: Db,
  viewer: Viewer,
  userId: string,
  happening: Omit<Happening, 'festivalId'>,
  detail: string,
) {
  await countEvent(db, `${happening.action}:${userId}`, await eventOfPerson(db, viewer, userId, happening), detail)
}

async function countEvent(db: Db, key: string, event: NewAuditEvent, detail: string) {
  await db.transaction(async (tx) => {
    if (await countRepeatedEvent(tx, key, event, cutText(detail, 200))) await savePendingEvent(tx, event)
  })
}

/** Appends to the chain all that waits for it. Whoever reads or signs the log calls this first. */
export async function appendPending(db: Db, now: Date) {
  await closeCounts(db, now)
  if (!(await hasPendingEvents(db))) return
  while (await db.transaction(appendPendingEvents));
}

/**
 * By way of what waits: a count that is being closed must not hold up who adds to it until the end of the chain is
 * free.
 */
async function closeCounts(db: Db, now: Date) {
  await db.transaction(async (tx) => {
    const due = await takeRepeatedEvents(tx, new Date(now.getTime() - countedMs))
    for (const repetition of due.filter(({ count }) => count > 0)) await savePendingEvent(tx, toSummary(repetition))
  })
}

function toSummary({ event, count, firstAt, lastAt, details }: Repetition): NewAuditEvent {
  return {
    ...event,
    at: lastAt,
    after: { ...toObject(event.after), times: count, from: firstAt, until: lastAt, of: details },
  }
}

const toObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
