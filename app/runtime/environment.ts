import path from 'node:path'
import { z } from 'zod'
import type { DatabaseLimits } from '../../db/client.server'
import type { MailSettings } from '../mail/mail.server'

/** A government's own sign-in: any server that speaks OpenID Connect and publishes its discovery document and keys. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What its button says. */
  name: { fa: string; en: string }
}

const port = z.coerce.number('is a number from 0 to 65535').int().min(0).max(65_535)
const seconds = z.coerce.number('is a number of seconds from 1 to 86400').int().min(1).max(86_400)
export const loopback: readonly string[] = ['127.0.0.1', 'localhost', '::1']

const Variables = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is an address of this machine to listen on, e.g. 0.0.0.0')
    .default('127.0.0.1'),
  SANJEH_URL: z
    .url({ protocol: /^https?$/, error: 'is the address that people type, e.g. https://sanjeh.example.ir' })
    .optional(),
  SANJEH_TRUSTED_PROXY: z.string().default(''),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'begins with postgres://')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'begins with postgres://')
    .optional(),
  SANJEH_DATA: z.string().default('data'),
  SANJEH_ALLOW_HOSTS: z.string().default(''),
  SANJEH_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'is a mail server, e.g. smtps://user:password@mail.example.ir' })
    .optional(),
  SANJEH_MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'is who mail is from, e.g. Sanjeh <sanjeh@example.ir>',
    )
    .optional(),
  SANJEH_SIGN_EVENTS: z.coerce.number('is a number of events, e.g. 100').int().min(1).default(100),
  SANJEH_SIGN_MINUTES: z.coerce.number('is a number of minutes, e.g. 15').min(1).max(1440).default(15),
  SANJEH_SIGNATURE_MAIL: z.email('is an e-mail address').optional(),
  SANJEH_SIGNATURE_WEBHOOK: z
    .url({ protocol: /^https?$/, error: 'is an address that takes a POST, e.g. https://notary.example.ir/sanjeh' })
    .optional(),
  SANJEH_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'is the issuer of an OpenID Connect server, e.g. https://sso.example.ir' })
    .optional(),
  SANJEH_OIDC_CLIENT_ID: z.string().optional(),
  SANJEH_OIDC_CLIENT_SECRET: z.string().optional(),
  SANJEH_OIDC_NAME_FA: z.string().default('درگاه یکپارچه'),
  SANJEH_OIDC_NAME_EN: z.string().default('single sign-on'),
  SANJEH_STOP_REQUESTS_SECONDS: seconds.default(20),
  SANJEH_STOP_JOBS_SECONDS: seconds.default(60),
  SANJEH_DATABASE_POOL: z.coerce.number('is a number of connections from 2 to 1000').int().min(2).max(1000).default(10),
  SANJEH_DATABASE_CONNECT_SECONDS: seconds.default(10),
  SANJEH_DATABASE_STATEMENT_SECONDS: seconds.default(120),
  SANJEH_DATABASE_LONG_SECONDS: seconds.default(3600),
  SANJEH_DATABASE_LOCK_SECONDS: seconds.default(30),
  SANJEH_THREADS: z.coerce.number('is a number of threads from 1 to 256').int().min(1).max(256).optional(),
  SANJEH_WAITING: z.coerce.number('is a number of computations from 1 to 10000').int().min(1).max(10_000).default(32),
  SANJEH_KEPT_MB: z.coerce.number('is a number of megabytes from 1 to 100000').int().min(1).max(100_000).default(128),
  SANJEH_DEMO: z.enum(['on', 'off'], 'is on or off').default('on'),
})

/** Each has its row in the table of settings of the README: a test holds that. */
export const variableNames: readonly string[] = Object.keys(Variables.shape)

export interface Environment {
  port: number
  host: string
  /** Where people reach Sanjeh, when that is not this machine's own name: `https://sanjeh.example.ir`. */
  publicUrl: string | undefined
  /** Addresses of proxies in front that are believed when they say who asked. */
  trustedProxies: string[]
  databaseUrl: string | undefined
  /** The role that owns the tables, where the application works as another. */
  databaseOwnerUrl: string | undefined
  dataFolder: string
  /** `host:port` of sources on this machine or a private network that the operator trusts. */
  allowHosts: string[]
  /** Whether an empty database gets the demonstration festival. */
  isDemoWanted: boolean
  /** Null: no mail is sent, and links are shown to who makes them. */
  mail: MailSettings | null
  /**
   * When the log is signed, and where its signatures go. From the environment alone: who owns the database must not be
   * able to change it.
   */
  signing: { everyEvents: number; everyMinutes: number; mailTo: string | null; webhook: string | null }
  /** Null: people sign in here and nowhere else. */
  oidc: OidcSettings | null
  /** How long an end waits for requests, and for long work to get to a checkpoint. */
  stop: { requestsMs: number; jobsMs: number }
  /** What is asked of a PostgreSQL. */
  databaseLimits: DatabaseLimits
  /** What is computed for pages beside the server's own thread. */
  work: { threads: number | undefined; waiting: number; keptBytes: number }
  /** Value of a named secret of a source: `SANJEH_SECRET_CASE_SYSTEM` is the secret `case-system`. */
  secret: (name: string) => string | undefined
}

/** Thrown with one line for each setting that can't be used. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/** Settings come from the environment and are read once, at the start. An empty variable is as good as none. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Variables.safeParse(given)
  if (!parsed.success)
    throw new EnvironmentError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    )
  const {
    PORT,
    HOST,
    SANJEH_URL,
    SANJEH_TRUSTED_PROXY,
    DATABASE_URL,
    DATABASE_OWNER_URL,
    SANJEH_DATA,
    SANJEH_ALLOW_HOSTS,
    SANJEH_DEMO,
  } = parsed.data
  if (DATABASE_OWNER_URL !== undefined && DATABASE_URL === undefined)
    throw new EnvironmentError('DATABASE_OWNER_URL is of no use without DATABASE_URL')
  return {
    port: PORT,
    host: HOST,
    publicUrl: SANJEH_URL === undefined ? undefined : new URL(SANJEH_URL).origin,
    trustedProxies: splitList(SANJEH_TRUSTED_PROXY),
    databaseUrl: DATABASE_URL,
    databaseOwnerUrl: DATABASE_OWNER_URL,
    dataFolder: path.resolve(SANJEH_DATA),
    allowHosts: splitList(SANJEH_ALLOW_HOSTS),
    isDemoWanted: SANJEH_DEMO === 'on',
    mail: readMail(parsed.data),
    signing: readSigning(parsed.data),
    oidc: readOidc(parsed.data),
    stop: {
      requestsMs: parsed.data.SANJEH_STOP_REQUESTS_SECONDS * 1000,
      jobsMs: parsed.data.SANJEH_STOP_JOBS_SECONDS * 1000,
    },
    databaseLimits: readDatabaseLimits(parsed.data),
    work: {
      threads: parsed.data.SANJEH_THREADS,
      waiting: parsed.data.SANJEH_WAITING,
      keptBytes: parsed.data.SANJEH_KEPT_MB * 1_000_000,
    },
    secret: (name) => given[`SANJEH_SECRET_${name.toUpperCase().replaceAll('-', '_')}`],
  }
}

function readDatabaseLimits(given: z.infer<typeof Variables>): DatabaseLimits {
  return {
    connections: given.SANJEH_DATABASE_POOL,
    connectMs: given.SANJEH_DATABASE_CONNECT_SECONDS * 1000,
    statementMs: given.SANJEH_DATABASE_STATEMENT_SECONDS * 1000,
    longStatementMs: given.SANJEH_DATABASE_LONG_SECONDS * 1000,
    lockMs: given.SANJEH_DATABASE_LOCK_SECONDS * 1000,
  }
}

function readMail({ SANJEH_SMTP_URL: url, SANJEH_MAIL_FROM: from }: z.infer<typeof Variables>): MailSettings | null {
  if (url !== undefined && from !== undefined) return { url, from }
  if (url === undefined && from === undefined) return null
  throw new EnvironmentError('SANJEH_SMTP_URL and SANJEH_MAIL_FROM are set together or not at all')
}

function readSigning({
  SANJEH_SIGN_EVENTS: everyEvents,
  SANJEH_SIGN_MINUTES: everyMinutes,
  ...given
}: z.infer<typeof Variables>): Environment['signing'] {
  if (given.SANJEH_SIGNATURE_MAIL !== undefined && given.SANJEH_SMTP_URL === undefined)
    throw new EnvironmentError('SANJEH_SIGNATURE_MAIL needs a mail server: SANJEH_SMTP_URL and SANJEH_MAIL_FROM')
  return {
    everyEvents,
    everyMinutes,
    mailTo: given.SANJEH_SIGNATURE_MAIL ?? null,
    webhook: given.SANJEH_SIGNATURE_WEBHOOK ?? null,
  }
}

function readOidc({
  SANJEH_OIDC_ISSUER: issuer,
  SANJEH_OIDC_CLIENT_ID: clientId,
  SANJEH_OIDC_CLIENT_SECRET: clientSecret,
  ...names
}: z.infer<typeof Variables>): OidcSettings | null {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new EnvironmentError(
      'SANJEH_OIDC_ISSUER, SANJEH_OIDC_CLIENT_ID and SANJEH_OIDC_CLIENT_SECRET are set together or not at all',
    )
  const { protocol, hostname } = new URL(issuer)
  if (protocol === 'http:' && !loopback.includes(hostname))
    throw new EnvironmentError('SANJEH_OIDC_ISSUER begins with https:// unless it is on this machine')
  return { issuer, clientId, clientSecret, name: { fa: names.SANJEH_OIDC_NAME_FA, en: names.SANJEH_OIDC_NAME_EN } }
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
}
