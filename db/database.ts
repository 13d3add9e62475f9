import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'
import type * as schema from './schema'

/** The database, whichever it is: every query takes one of these first, and a transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

/** A transaction, for what must stand or fall with something else: no plain database is one. */
export type Transaction = PgTransaction<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>
