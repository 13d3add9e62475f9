import path from 'node:path'
import { z } from 'zod'
import type { MailSettings } from '../mail/mail.server'
import type { OidcSettings } from '../sign-in/oidc-plugins.server'

const port = z.coerce.number('is a number from 0 to 65535').int().min(0).max(65_535)
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
  SANJEH_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'is the issuer of an OpenID Connect server, e.g. https://sso.example.ir' })
    .optional(),
  SANJEH_OIDC_CLIENT_ID: z.string().optional(),
  SANJEH_OIDC_CLIENT_SECRET: z.string().optional(),
  SANJEH_OIDC_NAME_FA: z.string().default('درگاه یکپارچه'),
  SANJEH_OIDC_NAME_EN: z.string().default('single sign-on'),
  SANJEH_DEMO: z.enum(['on', 'off'], 'is on or off').default('on'),
})

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
  /** Null: people sign in here and nowhere else. */
  oidc: OidcSettings | null
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
    oidc: readOidc(parsed.data),
    secret: (name) => given[`SANJEH_SECRET_${name.toUpperCase().replaceAll('-', '_')}`],
  }
}

function readMail({ SANJEH_SMTP_URL: url, SANJEH_MAIL_FROM: from }: z.infer<typeof Variables>): MailSettings | null {
  if (url !== undefined && from !== undefined) return { url, from }
  if (url === undefined && from === undefined) return null
  throw new EnvironmentError('SANJEH_SMTP_URL and SANJEH_MAIL_FROM are set together or not at all')
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
