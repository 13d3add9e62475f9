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
import { id, instant } from './columns'
import { edition } from './edition'
import { modelVersion } from './model'
import { body, observation, observationStatus, pull } from './observation'
import { agency, metric } from './organisation'
import { user } from './people'
import { scoreRun } from './score'

export const editionState = pgEnum('edition_state', [
  'draft',
  'announced',
  'collecting',
  'evaluating',
  'preliminary',
  'objections',
  'review',
  'final',
  'shortlisting',
  'approved',
  'published',
  'archived',
])

/**
 * Where an edition stands, and the runs that its states froze. `version` counts every change: who acts on what another
 * has changed meanwhile is told so. An edition without a row is a draft.
 */
export const course = pgTable('course', {
  editionId: integer('edition_id')
    .primaryKey()
    .references(() => edition.id),
  state: editionState('state').notNull(),
  since: instant('since').notNull(),
  version: integer('version').notNull(),
  /** The version that was announced: later ones of the model don't touch this edition. */
  modelVersionId: integer('model_version_id').references(() => modelVersion.id),
  /** What agencies see of themselves, and object to. */
  preliminaryRunId: integer('preliminary_run_id').references(() => scoreRun.id),
  /** The snapshot that awards are picked from. */
  finalRunId: integer('final_run_id').references(() => scoreRun.id),
  /** Approved results open at this moment. */
  embargoUntil: instant('embargo_until'),
})

/** One step of an edition, forward or back. Never changed. */
export const transition = pgTable(
  'transition',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    step: text('step').notNull(),
    from: editionState('from').notNull(),
    to: editionState('to').notNull(),
    userId: text('user_id').references(() => user.id),
    at: instant('at').notNull(),
    reason: text('reason'),
  },
  (t) => [index('transition_edition').on(t.editionId, t.id)],
)

export const deadlineKind = pgEnum('deadline_kind', ['declarations', 'objections', 'rulings', 'votes'])

/** The first instant that is too late; judged by the time at which the server receives. */
export const deadline = pgTable(
  'deadline',
  {
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: deadlineKind('kind').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.kind] })],
)

/** A file that somebody gave, as it was given. Served as an attachment only; its type was judged by its content. */
export const storedFile = pgTable(
  'stored_file',
  {
    id: id(),
    sha256: text('sha256')
      .notNull()
      .references(() => body.sha256),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    uploadedBy: text('uploaded_by')
      .notNull()
      .references(() => user.id),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (t) => [index('stored_file_sha').on(t.sha256)],
)

/** A metric that agencies declare themselves in an edition. */
export const declaredMetric = pgTable(
  'declared_metric',
  {
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    metricId: integer('metric_id')
      .notNull()
      .references(() => metric.id),
    position: integer('position').notNull(),
    helpFa: text('help_fa').notNull(),
    helpEn: text('help_en').notNull(),
    needsEvidence: boolean('needs_evidence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.metricId] })],
)

/** A value that an agency is writing down. It becomes an observation when the agency's head submits. */
export const declaration = pgTable(
  'declaration',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    metricId: integer('metric_id')
      .notNull()
      .references(() => metric.id),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    status: observationStatus('status').notNull(),
    value: doublePrecision('value').notNull(),
    note: text('note'),
    version: integer('version').notNull(),
    updatedBy: text('updated_by')
      .notNull()
      .references(() => user.id),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('declaration_one').on(t.editionId, t.agencyId, t.metricId, t.periodFrom),
    check(
      'declaration_value',
      sql`(${t.status} = 'reported' or ${t.value} = 0) and ${t.value} <> 'NaN' and abs(${t.value}) < 'Infinity'`,
    ),
  ],
)

export const declarationFile = pgTable(
  'declaration_file',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declaration.id),
    fileId: integer('file_id')
      .notNull()
      .references(() => storedFile.id),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.fileId] })],
)

/** What the head of an agency submitted, whole: its pull holds the values as a record, and gave the observations. */
export const submission = pgTable(
  'submission',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    number: integer('number').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull(),
    isLate: boolean('is_late').notNull(),
    pullId: integer('pull_id')
      .notNull()
      .references(() => pull.id),
    /** The declared values, notes and the hashes of their files. */
    document: jsonb('document').$type<unknown>().notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [uniqueIndex('submission_number').on(t.editionId, t.agencyId, t.number)],
)

/**
 * One value of a submission, and the observation that it became. What the agency writes down afterwards is another
 * value.
 */
export const submittedValue = pgTable(
  'submitted_value',
  {
    id: id(),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submission.id),
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declaration.id),
    observationId: bigint('observation_id', { mode: 'number' })
      .notNull()
      .references(() => observation.id),
    status: observationStatus('status').notNull(),
    value: doublePrecision('value').notNull(),
    note: text('note'),
  },
  (t) => [
    uniqueIndex('submitted_value_one').on(t.submissionId, t.declarationId),
    index('submitted_value_declaration').on(t.declarationId, t.id),
  ],
)

/**
 * A submitted value that its agency took back before the deadline and before anybody judged it: there is no data until
 * it is submitted again.
 */
export const submittedValueWithdrawal = pgTable('submitted_value_withdrawal', {
  submittedValueId: integer('submitted_value_id')
    .primaryKey()
    .references(() => submittedValue.id),
  userId: text('user_id')
    .notNull()
    .references(() => user.id),
  reason: text('reason').notNull(),
  at: instant('at').notNull(),
  pullId: integer('pull_id')
    .notNull()
    .references(() => pull.id),
})

export const evaluationVerdict = pgEnum('evaluation_verdict', ['confirmed', 'corrected', 'refused'])

/**
 * What an evaluator said of a submitted value. A corrected one is a later revision with this as its reason; a refused
 * one goes back to its agency, and until it is submitted again there is no data. Of one value all are withdrawn but the
 * last: writers hold the course.
 */
export const evaluation = pgTable(
  'evaluation',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    submittedValueId: integer('submitted_value_id')
      .notNull()
      .references(() => submittedValue.id),
    observationId: integer('observation_id')
      .notNull()
      .references(() => observation.id),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    verdict: evaluationVerdict('verdict').notNull(),
    value: doublePrecision('value'),
    reason: text('reason'),
    at: instant('at').notNull(),
    pullId: integer('pull_id').references(() => pull.id),
  },
  (t) => [
    index('evaluation_value_of').on(t.submittedValueId),
    check('evaluation_reason', sql`${t.verdict} = 'confirmed' or ${t.reason} is not null`),
    check('evaluation_value', sql`(${t.verdict} = 'corrected') = (${t.value} is not null)`),
  ],
)

/** What an evaluator took back; its pull holds the submitted value again, where the verdict had changed it. */
export const evaluationWithdrawal = pgTable('evaluation_withdrawal', {
  evaluationId: integer('evaluation_id')
    .primaryKey()
    .references(() => evaluation.id),
  userId: text('user_id')
    .notNull()
    .references(() => user.id),
  reason: text('reason').notNull(),
  at: instant('at').notNull(),
  pullId: integer('pull_id').references(() => pull.id),
})
