import type { SQL } from 'drizzle-orm'
import type { Db } from './database'

/** Runs a statement that the query builder has no words for. The caller states the row that its SQL selects. */
export async function rows<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(statement)
  return (answer as { rows: Row[] }).rows
}
