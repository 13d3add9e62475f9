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
    /** The number of the closed list that this one takes further, because a winner of that list fell out. */
    amends: integer('amends'),
  },
  (t) => [
    uniqueIndex('shortlist_number').on(t.editionId, t.number),
    check('shortlist_closed', sql`(${t.hash} is null) = (${t.closedAt} is null)`),
  ],
)

/**
 * `moved-up`: next in line after a winner fell out. `removed`: off by a deviation, or no longer needed. `fallen`: see
 * `fallOut`.
 */
export const entryState = pgEnum('entry_state', ['proposed', 'added', 'removed', 'moved-up', 'fallen'])

/**
 * An agency on a shortlist. A row is never deleted: an agency that is off the list keeps its row, with the state that
 * says why.
 */
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
    /** Decided on the list that this one amends, so it is not voted on again. */
    isSettled: boolean('is_settled').notNull().default(false),
  },
  (t) => [
    uniqueIndex('shortlist_entry_one').on(t.shortlistId, t.categoryId, sql`coalesce(${t.groupId}, 0)`, t.agencyId),
  ],
)

export const deviationState = pgEnum('deviation_state', ['open', 'seconded', 'withdrawn', 'undone'])

/**
 * A judge departs from the rule's proposal: with a reason, and in force when a second judge agrees, until one of the
 * two undoes it.
 */
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
    /** The place of the removed agency stays empty; without this the next in line takes it. */
    leavesEmpty: boolean('leaves_empty').notNull().default(false),
    reason: text('reason').notNull(),
    judgeId: text('judge_id')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull(),
    secondJudgeId: text('second_judge_id').references(() => user.id),
    secondAt: instant('second_at'),
    state: deviationState('state').notNull(),
    undoneBy: text('undone_by').references(() => user.id),
    undoneAt: instant('undone_at'),
    undoReason: text('undo_reason'),
  },
  (t) => [
    index('deviation_shortlist').on(t.shortlistId),
    check('deviation_other', sql`${t.secondJudgeId} <> ${t.judgeId}`),
    // The state 'undone' is not named here: a migration can't use an enum value that it adds.
    check('deviation_second', sql`(${t.state} in ('open', 'withdrawn')) = (${t.secondJudgeId} is null)`),
    check('deviation_change', sql`${t.removesAgencyId} is not null or ${t.addsAgencyId} is not null`),
  ],
)

export const fallOutKind = pgEnum('fall_out_kind', ['removed-agency', 'disqualified', 'declined'])

/** An agency that can't have an award after all. Undone, the row stays with who undid it and why. */
export const fallOut = pgTable(
  'fall_out',
  {
    id: id(),
    shortlistId: integer('shortlist_id')
      .notNull()
      .references(() => shortlist.id),
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agency.id),
    kind: fallOutKind('kind').notNull(),
    /** The one award that was declined; null: every award of the list. */
    categoryId: integer('category_id').references(() => awardCategory.id),
    groupId: integer('group_id').references(() => agencyGroup.id),
    reason: text('reason').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    at: instant('at').notNull(),
    undoneBy: text('undone_by').references(() => user.id),
    undoneAt: instant('undone_at'),
    undoReason: text('undo_reason'),
  },
  (t) => [
    index('fall_out_shortlist').on(t.shortlistId),
    check('fall_out_award', sql`(${t.kind} = 'declined') = (${t.categoryId} is not null)`),
    check('fall_out_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
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

export const voteSecrecy = pgEnum('vote_secrecy', ['secret', 'open'])

/** What decides a tied vote: another round, the casting vote of the chair, or the order of the model. */
export const tiedVote = pgEnum('tied_vote', ['round', 'chair', 'model'])

/** How an edition votes. An edition without a row votes as `app/documents/vote-rule.ts` presets. */
export const voteRule = pgTable(
  'vote_rule',
  {
    editionId: integer('edition_id')
      .primaryKey()
      .references(() => edition.id),
    secrecy: voteSecrecy('secrecy').notNull(),
    onTie: tiedVote('on_tie').notNull(),
    /** The judge who has the casting vote. */
    chairId: text('chair_id').references(() => user.id),
    /** With fewer ballots than this an entry is not decided. */
    minBallots: integer('min_ballots').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [check('vote_rule_ballots', sql`${t.minBallots} >= 1`)],
)

/** A vote on the entries of a shortlist. While it is open its ballots are sealed under a key that is in no table. */
export const voteRound = pgTable(
  'vote_round',
  {
    id: id(),
    shortlistId: integer('shortlist_id')
      .notNull()
      .references(() => shortlist.id),
    number: integer('number').notNull(),
    /** The rules, the roll of judges and the entries of the ballot, as they were when it opened. */
    rules: jsonb('rules').$type<unknown>().notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => user.id),
    openedAt: instant('opened_at').notNull(),
    closedBy: text('closed_by').references(() => user.id),
    closedAt: instant('closed_at'),
    /** Names the file of the key. Null once the key is destroyed. */
    keyId: text('key_id'),
    /** Who handed in a ballot, in the order of their ids. Null while the round is open. */
    voters: jsonb('voters').$type<string[]>(),
    /** One pair of hashes a ballot, shuffled by sorting; see `app/ballots/commitment.ts`. */
    leaves: jsonb('leaves').$type<unknown>(),
    /** SHA-256 over the leaves and the tallies. */
    commitment: text('commitment'),
    /** A round that was called off decides nothing, and its ballots were deleted unread. */
    voidReason: text('void_reason'),
  },
  (t) => [
    uniqueIndex('vote_round_number').on(t.shortlistId, t.number),
    uniqueIndex('vote_round_one_open')
      .on(t.shortlistId)
      .where(sql`${t.closedAt} is null`),
  ],
)

/** A judge's ballot in an open round, sealed. Deleted when the round closes. It has no time of its own. */
export const ballot = pgTable(
  'ballot',
  {
    roundId: integer('round_id')
      .notNull()
      .references(() => voteRound.id),
    judgeId: text('judge_id')
      .notNull()
      .references(() => user.id),
    sealed: text('sealed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.judgeId] })],
)

export const voteChoice = pgEnum('vote_choice', ['for', 'against', 'abstain'])

export const tallyOutcome = pgEnum('tally_outcome', [
  'carried',
  'not-carried',
  'tied',
  'no-quorum',
  'too-few',
  'proposal-stands',
])

/** What a closed round came to for an entry. */
export const roundTally = pgTable(
  'round_tally',
  {
    roundId: integer('round_id')
      .notNull()
      .references(() => voteRound.id),
    entryId: integer('entry_id')
      .notNull()
      .references(() => shortlistEntry.id),
    ballots: integer('ballots').notNull(),
    entitled: integer('entitled').notNull(),
    recused: integer('recused').notNull(),
    outcome: tallyOutcome('outcome').notNull(),
    /** The three counts, all null where they would tell how somebody voted (`scoring/awards/disclose-tally.ts`). */
    for: integer('for'),
    against: integer('against'),
    abstain: integer('abstain'),
    /** What decided a tie. `decidedBy` null: the order of the model. */
    tieChoice: voteChoice('tie_choice'),
    decidedBy: text('decided_by').references(() => user.id),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.entryId] }),
    check(
      'round_tally_counts',
      sql`(${t.for} is null) = (${t.against} is null) and (${t.for} is null) = (${t.abstain} is null)`,
    ),
    check('round_tally_tie', sql`${t.tieChoice} is null or ${t.outcome} = 'tied'`),
  ],
)

/** Who chose what in a closed round of an edition whose votes are open. Nothing of a secret round is ever in here. */
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
