import type { Db } from '../../db/database'
import { type AuditFilter, listEvents } from '../../db/queries/audit'
import type { LastChange } from '../edits/merge-values'

/**
 * Who changed something last, as the log says; null where it says nothing. `festivalId` is null for the installation.
 */
export async function findLastChange(
  db: Db,
  { festivalId, ...filter }: Pick<AuditFilter, 'subject' | 'action' | 'editionId'> & { festivalId?: number | null },
): Promise<LastChange | null> {
  const events = await listEvents(db, filter, festivalId === undefined ? 1 : 50)
  const event = events.find((item) => festivalId === undefined || item.festivalId === festivalId)
  return event ? { name: event.userName, at: event.at } : null
}
