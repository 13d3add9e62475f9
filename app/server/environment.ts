import path from 'node:path'
import { z } from 'zod'

const port = z.coerce.number('is a number from 0 to 65535').int().min(0).max(65_535)
export const loopback: readonly string[] = ['127.0.0.1', 'localhost', '::1']

const Variables = z.object({
  PORT: port.default(3000),
  HOST: z.string().regex(/^[\w.:-]+$/, 'is an address of this machine to listen on, e.g. 0.0.0.0').default('127.0.0.1'),
  SANJEH_URL: z.url({ protocol: /^https?$/, error: 'is the address that people type, e.g. https://sanjeh.example.ir' }).optional(),
  SANJEH_TRUSTED_PROXY: z.string().default(''),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'begins with postgres://').optional(),
  SANJEH_DATA: z.string().default('data'),
  SANJEH_ALLOW_HOSTS: z.string().default(''),
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
  dataFolder: string
  /** `host:port` of sources on this machine or a private network that the operator trusts. */
  allowHosts: string[]
  /** Whether an empty database gets the demonstration festival. */
  isDemoWanted: boolean
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
  if (!parsed.success) throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
  const { PORT, HOST, SANJEH_URL, SANJEH_TRUSTED_PROXY, DATABASE_URL, SANJEH_DATA, SANJEH_ALLOW_HOSTS, SANJEH_DEMO } = parsed.data
  return {
    port: PORT,
    host: HOST,
    publicUrl: SANJEH_URL === undefined ? undefined : new URL(SANJEH_URL).origin,
    trustedProxies: splitList(SANJEH_TRUSTED_PROXY),
    databaseUrl: DATABASE_URL,
    dataFolder: path.resolve(SANJEH_DATA),
    allowHosts: splitList(SANJEH_ALLOW_HOSTS),
    isDemoWanted: SANJEH_DEMO === 'on',
    secret: (name) => given[`SANJEH_SECRET_${name.toUpperCase().replaceAll('-', '_')}`],
  }
}

function splitList(text: string): string[] {
  return text.split(',').map((entry) => entry.trim()).filter(Boolean)
}
