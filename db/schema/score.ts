import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, jsonb, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from './columns'
import { agencyGroup, edition } from './edition'
import { modelNode, modelVersion } from './model'
import { observationStatus } from './observation'
import { agency, festival } from './organisation'

/**
 * A candidate shows what rulings would change; pages take it for a result only once it is applied, as a regular run.
 */
export const runPurpose = pgEnum('run_purpose', ['regular', 'candidate'])

/** One scoring: the same model version over the same observations as of the same moment gives the same hashes. */
export const scoreRun = pgTable(
  'score_run',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    modelVersionId: integer('model_version_id')
      .notNull()
      .references(() => modelVersion.id),
    asOf: instant('as_of').notNull(),
    inputHash: text('input_hash').notNull(),
    resultHash: text('result_hash').notNull(),
    warnings: jsonb('warnings').$type<{ code: string; node?: string; text: { fa: string; en: string } }[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    /**
     * By code: weights of nodes that are not those written in the model, since its weighting learns or works out
     * others. Null: all are as written.
     */
    usedWeights:
      jsonb('used_weights').$type<Record<string, { share: number; points: number; learntBy: string | null }>>(),
    purpose: runPurpose('purpose').notNull().default('regular'),
    /** Version of the arithmetic that made the numbers; those of before there was one are of 1. */
    engine: integer('engine').notNull().default(1),
  },
  (t) => [index('score_run_edition').on(t.editionId, t.createdAt)],
)

export const nodeState = pgEnum('node_state', [
  'scored',
  'no-data',
  'not-applicable',
  'low-coverage',
  'excluded',
  'missing-required',
])

/** What an agency reached in a run. `total` is rounded as published; null where it could not be scored. */
export const result = pgTable(
  'result',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => scoreRun.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    groupId: integer('group_id').references(() => agencyGroup.id),
    competes: boolean('competes').notNull(),
    state: nodeState('state').notNull(),
    total: doublePrecision('total'),
    coverage: doublePrecision('coverage').notNull(),
    adjustment: doublePrecision('adjustment').notNull(),
    /** Index into the model's levels. */
    level: integer('level'),
    unmetGates: jsonb('unmet_gates').$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.agencyId] })],
)

export const rankScope = pgEnum('rank_scope', ['overall', 'group'])

/** A rank among `ranked` agencies; `tied` counts those that share it, this one included. No row: not ranked. */
export const rank = pgTable(
  'rank',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => scoreRun.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    scope: rankScope('scope').notNull(),
    rank: doublePrecision('rank').notNull(),
    tied: integer('tied').notNull(),
    ranked: integer('ranked').notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.agencyId, t.scope] })],
)

/** One node of one agency. The columns from `status` on are the working of an indicator, null for the others. */
export const score = pgTable(
  'score',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => scoreRun.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    nodeId: integer('node_id')
      .notNull()
      .references(() => modelNode.id),
    state: nodeState('state').notNull(),
    score: doublePrecision('score'),
    coverage: doublePrecision('coverage').notNull(),
    contribution: doublePrecision('contribution').notNull(),
    status: observationStatus('status'),
    actual: doublePrecision('actual'),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    target: doublePrecision('target'),
    treated: doublePrecision('treated'),
    normalised: doublePrecision('normalised'),
    /** Bits of `Flag` in scoring/result.ts. */
    flags: integer('flags'),
    periodsUsed: integer('periods_used'),
    periodsExpected: integer('periods_expected'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.agencyId, t.nodeId] }), index('score_node').on(t.runId, t.nodeId)],
)

export const scoreJobState = pgEnum('score_job_state', ['running', 'finished', 'failed'])

/**
 * One scoring from the choice of its moment to its run. `as_of` is chosen under the festival's lock and stands here
 * from then on, so that nothing is recorded at or before it while the scores are computed without a lock. `lease_until`
 * and `fence` name who works on it, as in a pull.
 */
export const scoreJob = pgTable(
  'score_job',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    state: scoreJobState('state').notNull(),
    /** What its run will be: chosen at its beginning, so that whoever takes it over makes the same of it. */
    purpose: runPurpose('purpose').notNull().default('regular'),
    asOf: instant('as_of').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    leaseUntil: instant('lease_until').notNull(),
    fence: integer('fence').notNull(),
    runId: integer('run_id').references(() => scoreRun.id),
    failure: jsonb('failure').$type<{ why: string; detail: string }>(),
  },
  (t) => [
    index('score_job_moment').on(t.festivalId, t.asOf),
    index('score_job_running')
      .on(t.leaseUntil)
      .where(sql`${t.state} = 'running'`),
  ],
)
