import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
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
import { storedFile } from './course'
import { agencyGroup, edition } from './edition'
import { body } from './observation'
import { agency } from './organisation'
import { user } from './people'
import { scoreRun } from './score'

/** A category of awards, with its rule as data (`scoring/awards`). */
export const awardCategory = pgTable(
  'award_category',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    code: text('code').notNull(),
    ...title(),
    position: integer('position').notNull(),
    rule: jsonb('rule').$type<unknown>().notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('award_category_code').on(t.editionId, t.code)],
)

/** What the rules propose from a frozen run; another proposal is another shortlist. */
export const shortlist = pgTable(
  'shortlist',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    number: integer('number').notNull(),
    runId: integer('run_id')
      .notNull()
      .references(() => scoreRun.id),
    /** The categories and rules it was made by. */
    document: jsonb('document').$type<unknown>().notNull(),
    /** Set when the judges are done: entries, deviations and votes, canonical, SHA-256. */
    hash: text('hash'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('shortlist_number').on(t.editionId, t.number),
    check('shortlist_closed', sql`(${t.hash} is null) = (${t.closedAt} is null)`),
  ],
)

export const entryState = pgEnum('entry_state', ['proposed', 'added', 'removed'])

/** An agency on a shortlist. One that judges took off stays, as removed, with the deviation that did it. */
export const shortlistEntry = pgTable(
  'shortlist_entry',
  {
    id: id(),
    shortlistId: integer('shortlist_id')
      .notNull()
      .references(() => shortlist.id),
    categoryId: integer('category_id')
      .notNull()
      .references(() => awardCategory.id),
    groupId: integer('group_id').references(() => agencyGroup.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    place: integer('place').notNull(),
    /** What the category ranks by. */
    value: doublePrecision('value'),
    state: entryState('state').notNull(),
  },
  (t) => [
    uniqueIndex('shortlist_entry_one').on(t.shortlistId, t.categoryId, sql`coalesce(${t.groupId}, 0)`, t.agencyId),
  ],
)

export const deviationState = pgEnum('deviation_state', ['open', 'seconded', 'withdrawn'])

/** A judge departs from the rule's proposal: with a reason, and in force when a second judge agrees. */
export const deviation = pgTable(
  'deviation',
  {
    id: id(),
    shortlistId: integer('shortlist_id')
      .notNull()
      .references(() => shortlist.id),
    categoryId: integer('category_id')
      .notNull()
      .references(() => awardCategory.id),
    groupId: integer('group_id').references(() => agencyGroup.id),
    removesAgencyId: integer('removes_agency_id').references(() => agency.id),
    addsAgencyId: integer('adds_agency_id').references(() => agency.id),
    reason: text('reason').notNull(),
    judgeId: text('judge_id')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull(),
    secondJudgeId: text('second_judge_id').references(() => user.id),
    secondAt: instant('second_at'),
    state: deviationState('state').notNull(),
  },
  (t) => [
    index('deviation_shortlist').on(t.shortlistId),
    check('deviation_other', sql`${t.secondJudgeId} <> ${t.judgeId}`),
    check('deviation_second', sql`(${t.state} = 'seconded') = (${t.secondJudgeId} is not null)`),
    check('deviation_change', sql`${t.removesAgencyId} is not null or ${t.addsAgencyId} is not null`),
  ],
)

export const recusalKind = pgEnum('recusal_kind', ['own-agency', 'declared'])

/** A judge who takes no part in what concerns an agency. */
export const recusal = pgTable(
  'recusal',
  {
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    judgeId: text('judge_id')
      .notNull()
      .references(() => user.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    kind: recusalKind('kind').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.judgeId, t.agencyId] })],
)

/** A vote on the entries of a shortlist. Secret until it closes. */
export const voteRound = pgTable(
  'vote_round',
  {
    id: id(),
    shortlistId: integer('shortlist_id')
      .notNull()
      .references(() => shortlist.id),
    number: integer('number').notNull(),
    /** Quorum and majority as they were when it opened. */
    rules: jsonb('rules').$type<unknown>().notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => user.id),
    openedAt: instant('opened_at').notNull(),
    closedBy: text('closed_by').references(() => user.id),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('vote_round_number').on(t.shortlistId, t.number),
    uniqueIndex('vote_round_one_open')
      .on(t.shortlistId)
      .where(sql`${t.closedAt} is null`),
  ],
)

export const voteChoice = pgEnum('vote_choice', ['for', 'against', 'abstain'])

export const vote = pgTable(
  'vote',
  {
    roundId: integer('round_id')
      .notNull()
      .references(() => voteRound.id),
    entryId: integer('entry_id')
      .notNull()
      .references(() => shortlistEntry.id),
    judgeId: text('judge_id')
      .notNull()
      .references(() => user.id),
    choice: voteChoice('choice').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.entryId, t.judgeId] })],
)

/** A judge's qualitative mark of an agency, 0 to 10. Calibrated between judges, never part of the score. */
export const mark = pgTable(
  'mark',
  {
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    judgeId: text('judge_id')
      .notNull()
      .references(() => user.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    criterion: text('criterion').notNull(),
    mark: doublePrecision('mark').notNull(),
    remark: text('remark'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.judgeId, t.agencyId, t.criterion] }),
    check('mark_range', sql`${t.mark} between 0 and 10`),
  ],
)

export const minutesState = pgEnum('minutes_state', ['draft', 'signing', 'sealed'])

/** The record of a meeting. Sealed with the hashes of snapshot and list; what changes later is another minute. */
export const minutes = pgTable(
  'minutes',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    number: integer('number').notNull(),
    shortlistId: integer('shortlist_id').references(() => shortlist.id),
    heldOn: date('held_on').notNull(),
    place: text('place').notNull(),
    /** Agenda, decisions and dissents as people wrote them; votes and recusals as they were when signing began. */
    document: jsonb('document').$type<unknown>().notNull(),
    state: minutesState('state').notNull(),
    version: integer('version').notNull(),
    /** The minute that this one corrects. */
    correctsId: integer('corrects_id'),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: instant('created_at').notNull(),
    /** SHA-256 of the canonical document with the hashes of snapshot and list, from signing on. */
    hash: text('hash'),
    sealedAt: instant('sealed_at'),
  },
  (t) => [
    uniqueIndex('minutes_number').on(t.editionId, t.number),
    foreignKey({ columns: [t.correctsId], foreignColumns: [t.id], name: 'minutes_corrects' }),
    check('minutes_hash', sql`(${t.state} = 'draft') = (${t.hash} is null)`),
    check('minutes_sealed', sql`(${t.state} = 'sealed') = (${t.sealedAt} is not null)`),
  ],
)

/** Who was there, and signs; `dissent` in their own words. */
export const attendee = pgTable(
  'attendee',
  {
    minutesId: integer('minutes_id')
      .notNull()
      .references(() => minutes.id),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    position: integer('position').notNull(),
    post: text('post').notNull(),
    dissent: text('dissent'),
    signedAt: instant('signed_at'),
    /** How it was made sure who signs: the password again, or a code of the second step. */
    signedBy: text('signed_by', { enum: ['password', 'totp'] }),
    signedHash: text('signed_hash'),
  },
  (t) => [
    primaryKey({ columns: [t.minutesId, t.userId] }),
    check(
      'attendee_signed',
      sql`(${t.signedAt} is null) = (${t.signedBy} is null) and (${t.signedAt} is null) = (${t.signedHash} is null)`,
    ),
  ],
)

export const minutesFile = pgTable(
  'minutes_file',
  {
    minutesId: integer('minutes_id')
      .notNull()
      .references(() => minutes.id),
    fileId: integer('file_id')
      .notNull()
      .references(() => storedFile.id),
  },
  (t) => [primaryKey({ columns: [t.minutesId, t.fileId] })],
)

/** What goes out: the first, and each correction beside it. Sealed until `opensAt`, never changed. */
export const publication = pgTable(
  'publication',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    number: integer('number').notNull(),
    runId: integer('run_id')
      .notNull()
      .references(() => scoreRun.id),
    shortlistId: integer('shortlist_id')
      .notNull()
      .references(() => shortlist.id),
    minutesId: integer('minutes_id')
      .notNull()
      .references(() => minutes.id),
    opensAt: instant('opens_at').notNull(),
    /** Why a correction was needed; null for the first. */
    reason: text('reason'),
    /** Whether the public sees the whole ranking, or winners only. */
    showsRankings: boolean('shows_rankings').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: instant('created_at').notNull(),
    /** SHA-256 of the manifest of its files. */
    manifestHash: text('manifest_hash').notNull(),
  },
  (t) => [uniqueIndex('publication_number').on(t.editionId, t.number)],
)

/** The files of a publication, made once and served as they are. */
export const publicationFile = pgTable(
  'publication_file',
  {
    publicationId: integer('publication_id')
      .notNull()
      .references(() => publication.id),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => body.sha256),
  },
  (t) => [primaryKey({ columns: [t.publicationId, t.name] })],
)
