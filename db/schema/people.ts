import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
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
import { agency, county, festival } from './organisation'

// The tables from here to `rateLimit` have the columns that better-auth asks for.

export const user = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  username: text('username').unique(),
  displayUsername: text('display_username'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  role: text('role'),
  /** Disabled: can't sign in, and open sessions are worth nothing. */
  banned: boolean('banned').notNull().default(false),
  banReason: text('ban_reason'),
  banExpires: instant('ban_expires'),
  /**
   * Whose secret the password is. A printed one must be changed before anything else; a published one serves a
   * demonstration on one machine.
   */
  passwordKind: text('password_kind', { enum: ['own', 'printed', 'published'] })
    .notNull()
    .default('own'),
})

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    impersonatedBy: text('impersonated_by'),
    /**
     * Ours: the session ends at this moment unless its person does something before. Null: it was opened before there
     * was such an end.
     */
    idleUntil: instant('idle_until'),
  },
  (t) => [index('session_user').on(t.userId)],
)

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('account_user').on(t.userId)],
)

export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
)

export const twoFactor = pgTable(
  'two_factor',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: instant('locked_until'),
    /** Ours: the 30-second step of the last code that was taken. Codes of this step and of earlier ones are used up. */
    lastUsedStep: bigint('last_used_step', { mode: 'number' }),
  },
  (t) => [index('two_factor_user').on(t.userId)],
)

export const rateLimit = pgTable('rate_limit', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
})

export const role = pgEnum('role', ['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor'])

/**
 * What a person is in a festival: one role each. No festival: an administrator or auditor of the whole installation.
 * A manager may be limited to a county; an agency's person belongs to the agency, and one of them may submit.
 */
export const grant = pgTable(
  'role_grant',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    festivalId: integer('festival_id').references(() => festival.id),
    role: role('role').notNull(),
    /**
     * Whose an agency's person is; of a judge or evaluator the agency that employs them: they take no part in what
     * concerns it.
     */
    agencyId: integer('agency_id').references(() => agency.id),
    countyId: integer('county_id').references(() => county.id),
    maySubmit: boolean('may_submit').notNull().default(false),
    /** «مدیرکل دفتر …»: written under a signature. */
    post: text('post'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('grant_one').on(t.userId, sql`coalesce(${t.festivalId}, 0)`),
    uniqueIndex('grant_submits')
      .on(t.agencyId)
      .where(sql`${t.role} = 'agency' and ${t.maySubmit}`),
    index('grant_festival').on(t.festivalId),
    check('grant_agency', sql`${t.role} <> 'agency' or ${t.agencyId} is not null`),
    check('grant_county', sql`${t.countyId} is null or ${t.role} = 'manager'`),
    check('grant_submit', sql`not ${t.maySubmit} or ${t.role} = 'agency'`),
    check('grant_whole', sql`${t.festivalId} is not null or ${t.role} in ('administrator', 'auditor')`),
  ],
)

/** Which indicators an evaluator answers for. */
export const assignment = pgTable(
  'assignment',
  {
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    indicatorCode: text('indicator_code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.userId, t.indicatorCode] }), index('assignment_user').on(t.userId)],
)

export const linkKind = pgEnum('link_kind', ['invitation', 'password-reset'])

/** A link that works once. Only the hash of its secret is kept. */
export const oneTimeLink = pgTable(
  'one_time_link',
  {
    id: id(),
    kind: linkKind('kind').notNull(),
    secretHash: text('secret_hash').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    createdBy: text('created_by').references(() => user.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** A newer link was made for the person: this one has no worth any more. */
    replacedAt: instant('replaced_at'),
  },
  (t) => [index('one_time_link_user').on(t.userId)],
)

/** Lets a program read as a person does, and nothing else. Only the hash is kept. */
export const apiKey = pgTable(
  'api_key',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    name: text('name').notNull(),
    hash: text('hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** To the minute, so that a busy program does not write with every request. */
    lastUsedAt: instant('last_used_at'),
    /** When the log was last told that the key is in use. */
    useLoggedAt: instant('use_logged_at'),
  },
  (t) => [index('api_key_user').on(t.userId)],
)

/** What an administrator sets; of one festival, or of the whole installation where none is named. */
export const setting = pgTable(
  'setting',
  {
    id: id(),
    festivalId: integer('festival_id').references(() => festival.id),
    name: text('name').notNull(),
    value: jsonb('value').$type<unknown>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('setting_name').on(sql`coalesce(${t.festivalId}, 0)`, t.name)],
)

/** A word to a person: shown in the app, and sent by mail where a mail server is set. */
export const notice = pgTable(
  'notice',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    editionId: integer('edition_id').references(() => edition.id),
    kind: text('kind').notNull(),
    /** Says the same thing once: a second notice with the same key is the first. */
    key: text('key').notNull(),
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
    mailedAt: instant('mailed_at'),
  },
  (t) => [uniqueIndex('notice_key').on(t.userId, t.key), index('notice_unread').on(t.userId, t.readAt)],
)
