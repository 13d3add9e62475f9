import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { id, instant } from './columns'
import { storedFile } from './course'
import { edition } from './edition'
import { observationStatus, pull } from './observation'
import { agency, metric } from './organisation'
import { user } from './people'
import { scoreRun } from './score'

/** One text of an agency about one indicator of a run: locked as it is saved. */
export const objection = pgTable(
  'objection',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    indicatorCode: text('indicator_code').notNull(),
    runId: integer('run_id')
      .notNull()
      .references(() => scoreRun.id),
    text: text('text').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('objection_one').on(t.editionId, t.agencyId, t.indicatorCode)],
)

export const objectionFile = pgTable(
  'objection_file',
  {
    objectionId: integer('objection_id')
      .notNull()
      .references(() => objection.id),
    fileId: integer('file_id')
      .notNull()
      .references(() => storedFile.id),
  },
  (t) => [primaryKey({ columns: [t.objectionId, t.fileId] })],
)

export const verdict = pgEnum('verdict', ['accepted', 'in-part', 'rejected'])

/**
 * An answer to an objection. Of one objection all are withdrawn but the last: writers hold the course of the edition.
 */
export const ruling = pgTable(
  'ruling',
  {
    id: id(),
    objectionId: integer('objection_id')
      .notNull()
      .references(() => objection.id),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    verdict: verdict('verdict').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('ruling_objection').on(t.objectionId)],
)

/**
 * A ruling that was taken back before the result was final. What a review has applied of it stands until the next
 * ruling puts it right.
 */
export const rulingWithdrawal = pgTable('ruling_withdrawal', {
  rulingId: integer('ruling_id')
    .primaryKey()
    .references(() => ruling.id),
  userId: text('user_id')
    .notNull()
    .references(() => user.id),
  reason: text('reason').notNull(),
  at: instant('at').notNull(),
})

/** What an accepted objection changes: a value or a status, which becomes a revision when its review is applied. */
export const adjustment = pgTable(
  'adjustment',
  {
    id: id(),
    rulingId: integer('ruling_id')
      .notNull()
      .references(() => ruling.id),
    metricId: integer('metric_id')
      .notNull()
      .references(() => metric.id),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    status: observationStatus('status').notNull(),
    value: doublePrecision('value').notNull(),
  },
  (t) => [
    uniqueIndex('adjustment_one').on(t.rulingId, t.metricId, t.periodFrom),
    check(
      'adjustment_value',
      sql`(${t.status} = 'reported' or ${t.value} = 0) and ${t.value} <> 'NaN' and abs(${t.value}) < 'Infinity'`,
    ),
  ],
)

export const reviewState = pgEnum('review_state', ['open', 'applied', 'cancelled'])

/** All adjustments of the rulings as one set: a candidate run beside the old one, applied whole or not at all. */
export const review = pgTable(
  'review',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    number: integer('number').notNull(),
    baseRunId: integer('base_run_id')
      .notNull()
      .references(() => scoreRun.id),
    candidateRunId: integer('candidate_run_id')
      .notNull()
      .references(() => scoreRun.id),
    state: reviewState('state').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: instant('created_at').notNull(),
    /** Data came after the base run: what they change is in the candidate too. */
    hasNewerData: boolean('has_newer_data').notNull().default(false),
    decidedBy: text('decided_by').references(() => user.id),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    /** Where applied: the (first) pull that holds the adjustments as records, and the run over the revisions. */
    pullId: integer('pull_id').references(() => pull.id),
    runId: integer('run_id').references(() => scoreRun.id),
  },
  (t) => [
    uniqueIndex('review_number').on(t.editionId, t.number),
    uniqueIndex('review_one_open')
      .on(t.editionId)
      .where(sql`${t.state} = 'open'`),
    index('review_candidate').on(t.candidateRunId),
    check('review_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
  ],
)

/** Which rulings a review tries and decides on. One whose review was cancelled waits for the next. */
export const reviewRuling = pgTable(
  'review_ruling',
  {
    reviewId: integer('review_id')
      .notNull()
      .references(() => review.id),
    rulingId: integer('ruling_id')
      .notNull()
      .references(() => ruling.id),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.rulingId] }), index('review_ruling_ruling').on(t.rulingId)],
)
