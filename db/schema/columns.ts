import { customType, integer, text, timestamp } from 'drizzle-orm/pg-core'

/** A surrogate key: an integer that the database counts up. */
export const id = () => integer('id').primaryKey().generatedAlwaysAsIdentity()

/** One text in the two languages of the product. */
export const title = () => ({ titleFa: text('title_fa').notNull(), titleEn: text('title_en').notNull() })

/** UTC, to the millisecond that JavaScript knows. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
