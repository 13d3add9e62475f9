import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, title } from './columns'
import { agency, festival } from './organisation'
import { model } from './model'

/** One round of a festival. Its four years and numbers differ from each other; days are ISO, `…To` is not included. */
export const edition = pgTable(
  'edition',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    code: text('code').notNull(),
    ...title(),
    evaluatedFrom: date('evaluated_from').notNull(),
    evaluatedTo: date('evaluated_to').notNull(),
    previousFrom: date('previous_from'),
    previousTo: date('previous_to'),
    nationalEdition: integer('national_edition'),
    provincialEdition: integer('provincial_edition'),
    ceremonyYear: integer('ceremony_year'),
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id),
    /** Every agency of the festival takes part, in no group. */
    isOpenToAll: boolean('is_open_to_all').notNull(),
  },
  (t) => [
    uniqueIndex('edition_code').on(t.festivalId, t.code),
    check('edition_span', sql`${t.evaluatedFrom} < ${t.evaluatedTo}`),
    check(
      'edition_previous',
      sql`(${t.previousFrom} is null) = (${t.previousTo} is null) and ${t.previousTo} <= ${t.evaluatedFrom}`,
    ),
  ],
)

/** Agencies are ranked inside their group; groups differ from year to year. */
export const agencyGroup = pgTable(
  'agency_group',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    code: text('code').notNull(),
    ...title(),
    position: integer('position').notNull(),
  },
  (t) => [uniqueIndex('agency_group_code').on(t.editionId, t.code)],
)

/** An agency in an edition. One that does not compete is shown and not ranked, with the reason. */
export const participant = pgTable(
  'participant',
  {
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    groupId: integer('group_id').references(() => agencyGroup.id),
    competes: boolean('competes').notNull(),
    reasonFa: text('reason_fa'),
    reasonEn: text('reason_en'),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.agencyId] }),
    index('participant_agency').on(t.agencyId),
    check('participant_reason', sql`${t.competes} or ${t.reasonFa} is not null`),
  ],
)

export const successionKind = pgEnum('succession_kind', ['renamed', 'merged', 'split', 'closed'])

/**
 * What became of an agency between the edition before and this one: it has another name, went into another agency, was
 * split into several (a row for each of them), or was closed. Its own history stays its own; what follows from it is
 * looked up here.
 */
export const succession = pgTable(
  'succession',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: successionKind('kind').notNull(),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    successorId: integer('successor_id').references(() => agency.id),
    formerTitleFa: text('former_title_fa'),
    formerTitleEn: text('former_title_en'),
  },
  (t) => [
    unique('succession_once').on(t.editionId, t.kind, t.agencyId, t.successorId).nullsNotDistinct(),
    index('succession_agency').on(t.agencyId),
    index('succession_successor').on(t.successorId),
    check('succession_into', sql`(${t.kind} in ('merged', 'split')) = (${t.successorId} is not null)`),
    check('succession_other', sql`${t.successorId} <> ${t.agencyId}`),
    check(
      'succession_former',
      sql`(${t.kind} = 'renamed') = (${t.formerTitleFa} is not null) and (${t.formerTitleFa} is null) = (${t.formerTitleEn} is null)`,
    ),
  ],
)
