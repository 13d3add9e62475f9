import { sql } from 'drizzle-orm'
import type { Transaction } from './database'

/** The setting of a connection that says how long a statement of long work may take, in milliseconds. */
export const longStatementSetting = 'sanjeh.long_statement_ms'

/**
 * For the statements of a transaction that read or write a whole edition: they take longer than any that a page waits
 * for.
 */
export async function allowLongStatements(tx: Transaction) {
  await tx.execute(
    sql`select set_config('statement_timeout', coalesce(nullif(current_setting(${longStatementSetting}, true), ''), '0'), true)`,
  )
}
