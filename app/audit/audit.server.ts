import type { NewAuditEvent } from '../../db/queries/audit-event'
import type { AuditAction } from './actions'
import { appendEvent } from '../../db/queries/audit'
import type { Db, Transaction } from '../../db/database'
import { findOnlyFestival, listGrants } from '../../db/queries/grants'
import { type Viewer, roleToTell } from '../policy/policy.server'

/** What happened, apart from who did it. `subject` is a kind and a key, e.g. `objection:12`. */
export interface Happening {
  readonly action: AuditAction
  readonly at: Date
  readonly festivalId: number | null
  readonly editionId?: number | null
  readonly subject?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string | null
}

/** Writes into the audit log who did what. Belongs at the end of the transaction of the change itself. */
export async function recordEvent(tx: Transaction, viewer: Viewer, happening: Happening) {
  return appendEvent(tx, eventOf(viewer, happening))
}

/** What somebody did, as the log keeps it. */
export function eventOf(viewer: Viewer, happening: Happening): NewAuditEvent {
  return { ...toActor(viewer, happening.festivalId), ...toColumns(happening) }
}

/**
 * The same for what happens to a person's account: it is told in the festival that they are in, so that its auditor
 * sees it. Who acts on their own account is called by their own role, even while they owe a password and may do nothing
 * else.
 */
export async function recordOfPerson(
  tx: Transaction,
  viewer: Viewer,
  userId: string,
  happening: Omit<Happening, 'festivalId'>,
) {
  return appendEvent(tx, await eventOfPerson(tx, viewer, userId, happening))
}

export async function eventOfPerson(
  db: Db,
  viewer: Viewer,
  userId: string,
  happening: Omit<Happening, 'festivalId'>,
): Promise<NewAuditEvent> {
  const self = viewer.user?.id === userId ? { ...viewer, grants: await listGrants(db, userId) } : viewer
  return eventOf(self, { subject: `person:${userId}`, ...happening, festivalId: await findOnlyFestival(db, userId) })
}

function toActor(
  viewer: Viewer,
  festivalId: number | null,
): Pick<NewAuditEvent, 'userId' | 'userName' | 'role' | 'origin'> {
  return {
    userId: viewer.user?.id ?? null,
    userName: viewer.user?.name ?? null,
    role: roleToTell(viewer, festivalId),
    origin: viewer.origin,
  }
}

function toColumns({ action, at, festivalId, editionId, subject, before, after, reason }: Happening) {
  return {
    action,
    at,
    festivalId,
    editionId: editionId ?? null,
    subject: subject ?? null,
    before: before ?? null,
    after: after ?? null,
    reason: reason ?? null,
  }
}
