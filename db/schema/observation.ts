import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytea, id, instant, title } from './columns'
import { agency, festival, metric, service } from './organisation'

/**
 * How a source's values came to be known: the kind of source. A definition says it, and each observation has it of the
 * source of its pull. What that makes of a value and of a series: `db/queries/value-kinds.ts`.
 */
export const valueKind = pgEnum('value_kind', ['measured', 'self-declared', 'surveyed'])

export const source = pgTable(
  'source',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    code: text('code').notNull(),
    ...title(),
    kind: valueKind('kind').notNull(),
    isDemo: boolean('is_demo').notNull(),
    /** People decided what it wrote, by ruling, evaluation or correction: a pull does not overwrite that. */
    isDecisive: boolean('is_decisive').notNull().default(false),
  },
  (t) => [uniqueIndex('source_code').on(t.festivalId, t.code)],
)

/**
 * Which of several sources stands where two of them speak of the same value of a metric: their codes, the one that
 * stands over the others first. A source that is not listed comes after them, see `db/queries/source-orders.ts`.
 */
export const sourceOrder = pgTable('source_order', {
  metricId: integer('metric_id')
    .primaryKey()
    .references(() => metric.id),
  codes: jsonb('codes').$type<readonly string[]>().notNull(),
})

/** The definition of a source as it was at one version. A pull names the version that it followed. */
export const sourceVersion = pgTable(
  'source_version',
  {
    id: id(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    version: integer('version').notNull(),
    document: jsonb('document').$type<unknown>().notNull(),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('source_version_number').on(t.sourceId, t.version)],
)

/**
 * Why a pull failed, and the particulars by name: numbers as numbers, which a page writes in its language. Pulls of
 * before there were names have a text.
 */
export interface StoredFailure {
  why: string
  detail: string | Readonly<Record<string, string | number>>
}

export const pullState = pgEnum('pull_state', ['running', 'finished', 'failed'])

/**
 * One asking of a source. `lease_until` and `fence` name who works on it: a pull whose owner died is taken over by the
 * next one, with a higher fence, and goes on after the last stored page.
 */
export const pull = pgTable(
  'pull',
  {
    id: id(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    sourceVersionId: integer('source_version_id')
      .notNull()
      .references(() => sourceVersion.id),
    state: pullState('state').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    leaseUntil: instant('lease_until').notNull(),
    fence: integer('fence').notNull(),
    /** Where the next page is to be asked for; null before the first and after the last. */
    nextPage: jsonb('next_page').$type<unknown>(),
    isFetched: boolean('is_fetched').notNull().default(false),
    recordsRead: integer('records_read').notNull().default(0),
    recordsStored: integer('records_stored').notNull().default(0),
    recordsUnchanged: integer('records_unchanged').notNull().default(0),
    recordsQuarantined: integer('records_quarantined').notNull().default(0),
    observationsWritten: integer('observations_written').notNull().default(0),
    failure: jsonb('failure').$type<StoredFailure>(),
  },
  (t) => [
    uniqueIndex('pull_one_running')
      .on(t.sourceId)
      .where(sql`${t.state} = 'running'`),
    index('pull_source').on(t.sourceId, t.startedAt),
    check('pull_sum', sql`${t.recordsRead} = ${t.recordsStored} + ${t.recordsUnchanged} + ${t.recordsQuarantined}`),
  ],
)

/** What a source answered, kept once however often it answers the same. Compressed with gzip. */
export const body = pgTable('body', {
  sha256: text('sha256').primaryKey(),
  gzip: bytea('gzip').notNull(),
  bytes: integer('bytes').notNull(),
})

export const pullPage = pgTable(
  'pull_page',
  {
    pullId: integer('pull_id')
      .notNull()
      .references(() => pull.id),
    page: integer('page').notNull(),
    url: text('url').notNull(),
    etag: text('etag'),
    contentType: text('content_type'),
    bodySha256: text('body_sha256')
      .notNull()
      .references(() => body.sha256),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.pullId, t.page] }), index('pull_page_url').on(t.url)],
)

/** A record that could not be read: kept whole, with its place and the reason. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: id(),
    pullId: integer('pull_id')
      .notNull()
      .references(() => pull.id),
    page: integer('page').notNull(),
    line: integer('line').notNull(),
    reason: text('reason').notNull(),
    /** Numbers are numbers, which a page writes in its language; rows of older versions have them as texts. */
    detail: jsonb('detail').$type<Record<string, string | number>>().notNull(),
    raw: jsonb('raw').$type<unknown>().notNull(),
    /** Whom and what time it speaks of, where that much of it could be read. */
    agencyId: integer('agency_id').references(() => agency.id),
    periodFrom: date('period_from'),
  },
  (t) => [
    index('quarantine_pull').on(t.pullId, t.page, t.line),
    index('quarantine_reason').on(t.reason),
    index('quarantine_agency').on(t.agencyId),
  ],
)

export const observationStatus = pgEnum('observation_status', ['reported', 'no-data', 'not-applicable'])

/**
 * One metric of one agency (and one service, where it is known) over one period, as one pull gave it. Append-only:
 * another value is another revision. `recorded_at` is taken under the festival's lock, so "as of" a moment never
 * changes afterwards.
 */
export const observation = pgTable(
  'observation',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    metricId: integer('metric_id')
      .notNull()
      .references(() => metric.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    serviceId: integer('service_id').references(() => service.id),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    revision: integer('revision').notNull(),
    status: observationStatus('status').notNull(),
    value: doublePrecision('value').notNull(),
    pullId: integer('pull_id')
      .notNull()
      .references(() => pull.id),
    /** Place of the (first) record it was read from; `records` counts those that were added up. */
    page: integer('page').notNull(),
    line: integer('line').notNull(),
    records: integer('records').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    uniqueIndex('observation_revision').using(
      'btree',
      t.metricId,
      t.agencyId,
      t.periodFrom,
      sql`coalesce(${t.serviceId}, 0)`,
      t.revision,
    ),
    // What changed lately is asked for from the newest back; first values, which are most, are not in here.
    index('observation_revised')
      .on(t.id)
      .where(sql`${t.revision} > 1`),
    check(
      'observation_value',
      sql`(${t.status} = 'reported' or ${t.value} = 0) and ${t.value} <> 'NaN' and abs(${t.value}) < 'Infinity'`,
    ),
    check('observation_period', sql`${t.periodFrom} < ${t.periodTo}`),
  ],
)
