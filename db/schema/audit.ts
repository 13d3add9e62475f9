import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/**
 * Everything that somebody did, as a chain: each event holds the hash of the one before. Names are copied, not
 * referenced, so that an event says for ever what it said. Append-only.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    /** 1, 2, 3 … without a gap. */
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    /** Null: Sanjeh itself, or nobody who signed in. */
    userId: text('user_id'),
    userName: text('user_name'),
    role: text('role'),
    /** The network address it came from; `cli` for the command line. */
    origin: text('origin'),
    action: text('action').notNull(),
    festivalId: integer('festival_id'),
    editionId: integer('edition_id'),
    /** What it was done to, in words that a page can link: `objection:12`. */
    subject: text('subject'),
    before: jsonb('before').$type<unknown>(),
    after: jsonb('after').$type<unknown>(),
    reason: text('reason'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_event_festival').on(t.festivalId, t.sequence),
    index('audit_event_edition').on(t.editionId, t.sequence),
    index('audit_event_user').on(t.userId),
    index('audit_event_action').on(t.action),
  ],
)

/** The chain up to an event, signed: who changes history before it must forge an Ed25519 signature. */
export const auditCheckpoint = pgTable('audit_checkpoint', {
  sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
  hash: text('hash').notNull(),
  at: instant('at').notNull(),
  publicKey: text('public_key').notNull(),
  signature: text('signature').notNull(),
})

/** The end of the chain, one row: who appends holds it until their transaction is over. */
export const auditHead = pgTable('audit_head', {
  id: integer('id').primaryKey(),
  sequence: bigint('sequence', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
})

/** An event before it is part of the chain. */
export type EventToAppend = Omit<typeof auditEvent.$inferSelect, 'sequence' | 'previousHash' | 'hash' | 'at'> & {
  at: string
}

/**
 * Events that wait to be appended to the chain, in order. A sign-in is stored here: it must not wait for the lock on
 * the end of the chain, which another transaction may hold.
 */
export const pendingEvent = pgTable('pending_event', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  event: jsonb('event').$type<EventToAppend>().notNull(),
})

/**
 * Events that strangers can cause as often as they like, counted by kind and person. The first one is appended to the
 * chain at once; those that follow within the hour become one event with their number.
 */
export const repeatedEvent = pgTable('repeated_event', {
  key: text('key').primaryKey(),
  event: jsonb('event').$type<EventToAppend>().notNull(),
  /** How many came after the first one. */
  count: integer('count').notNull(),
  firstAt: instant('first_at').notNull(),
  lastAt: instant('last_at').notNull(),
  /** What told them apart (addresses, paths): the first few of each. */
  details: jsonb('details').$type<string[]>().notNull(),
})
