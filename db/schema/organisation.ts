import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { id, instant, title } from './columns'

/** Who holds the awards; owns its agencies, metrics, sources and editions. Festivals know nothing of each other. */
export const festival = pgTable('festival', {
  id: id(),
  code: text('code').notNull().unique(),
  ...title(),
  /** Synthetic values made to show the product: labelled wherever they are shown. */
  isDemo: boolean('is_demo').notNull(),
  noteFa: text('note_fa'),
  noteEn: text('note_en'),
  calendar: text('calendar', { enum: ['jalali', 'gregorian'] }).notNull(),
})

export const county = pgTable(
  'county',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    code: text('code').notNull(),
    ...title(),
    population: integer('population'),
    ruralPopulation: integer('rural_population'),
    /** Numbers known of the county itself: `urbanCounters`, `ruralCounters` … */
    attributes: jsonb('attributes').$type<Record<string, number>>().notNull().default({}),
    /** Place on the tile map, from 1, west to east and north to south; null where it has none. */
    tileColumn: integer('tile_column'),
    tileRow: integer('tile_row'),
  },
  (t) => [uniqueIndex('county_code').on(t.festivalId, t.code)],
)

export const agencyLevel = pgEnum('agency_level', ['province', 'county', 'city'])

export const agency = pgTable(
  'agency',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    code: text('code').notNull(),
    ...title(),
    level: agencyLevel('level').notNull(),
    countyId: integer('county_id').references(() => county.id),
    parentId: integer('parent_id'),
    /** Numbers known of the agency itself, e.g. staff. What is not known is not in here. */
    attributes: jsonb('attributes').$type<Record<string, number>>().notNull(),
    /** Code, titles and aliases in folded letters, for searching. */
    searchText: text('search_text').notNull(),
    /** Sorts by name in the Persian alphabet under plain byte order. */
    sortFa: text('sort_fa').notNull(),
  },
  (t) => [
    uniqueIndex('agency_code').on(t.festivalId, t.code),
    index('agency_county').on(t.countyId),
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id], name: 'agency_parent' }),
  ],
)

/**
 * What was known of an agency itself from a moment on, so that a run over what was known earlier finds what it was
 * scored with. The first row of an agency counts from the beginning of time. Append-only; the newest stands in
 * `agency.attributes` too.
 */
export const agencyAttributes = pgTable(
  'agency_attributes',
  {
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    recordedAt: instant('recorded_at').notNull(),
    attributes: jsonb('attributes').$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.festivalId, t.agencyId, t.recordedAt] })],
)

/** A name under which sources may speak of an agency, in folded letters. One name means one agency. */
export const agencyAlias = pgTable(
  'agency_alias',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    name: text('name').notNull(),
  },
  (t) => [uniqueIndex('agency_alias_name').on(t.festivalId, t.name)],
)

export const service = pgTable(
  'service',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    code: text('code').notNull(),
    ...title(),
  },
  (t) => [uniqueIndex('service_code').on(t.festivalId, t.code), index('service_agency').on(t.agencyId)],
)

/**
 * A metric is at most `times` another one: electronic letters at most 1 × letters, marks out of five at most 5 ×
 * respondents.
 */
export interface PartOf {
  /** Code of the whole. */
  metric: string
  times: number
}

/**
 * How a metric's value over a period follows from its values over the parts of that period. `adds-up`: it is their sum
 * (events, minutes, amounts). `grows`: it is at least each of them and at most their sum (different people who used a
 * service).
 */
export const overPeriods = pgEnum('over_periods', ['adds-up', 'grows'])

export const metric = pgTable(
  'metric',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    code: text('code').notNull(),
    ...title(),
    unit: text('unit').notNull(),
    decimals: integer('decimals').notNull(),
    mayBeNegative: boolean('may_be_negative').notNull(),
    /** Values are refused below this; null: below zero, unless the metric may be negative. */
    lowest: doublePrecision('lowest'),
    /** Values are refused above this, where a metric has a natural end (a stage of 5, a share of 100). */
    highest: doublePrecision('highest'),
    /** Null: it does neither, as a level or a share, or nobody has said so. */
    overPeriods: overPeriods('over_periods'),
    /**
     * Metrics of the same festival that this one can't exceed, for an agency and period: a part is never more than its
     * whole.
     */
    partOf: jsonb('part_of').$type<readonly PartOf[]>().notNull().default([]),
  },
  (t) => [uniqueIndex('metric_code').on(t.festivalId, t.code)],
)
