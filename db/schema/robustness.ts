import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/**
 * How sure the ranks of a run are, kept because it takes seconds to find out. It follows from input and settings alone,
 * so runs of the same input share a row, and a row that is lost is made again.
 */
export const robustness = pgTable(
  'robustness',
  {
    inputHash: text('input_hash').notNull(),
    /** SHA-256 of the canonical settings and the version of the method. */
    settingsHash: text('settings_hash').notNull(),
    document: jsonb('document').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.inputHash, t.settingsHash] })],
)
