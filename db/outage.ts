/** What can be wrong with a database as a whole, whatever was asked of it. */
export type Outage = 'database-full' | 'database-read-only' | 'database-gone' | 'database-busy'

/** SQLSTATEs of PostgreSQL: https://www.postgresql.org/docs/15/errcodes-appendix.html */
const byState: Readonly<Record<string, Outage>> = {
  '53100': 'database-full',
  '25006': 'database-read-only',
  '08000': 'database-gone',
  '08001': 'database-gone',
  '08003': 'database-gone',
  '08004': 'database-gone',
  '08006': 'database-gone',
  '57P01': 'database-gone',
  '57P02': 'database-gone',
  '57P03': 'database-gone',
  '57014': 'database-busy',
  '55P03': 'database-busy',
  '40P01': 'database-busy',
  '40001': 'database-busy',
  '53300': 'database-busy',
  '25P03': 'database-busy',
}

const bySystemCode: Readonly<Record<string, Outage>> = {
  ENOSPC: 'database-full',
  EDQUOT: 'database-full',
  EROFS: 'database-read-only',
  ECONNREFUSED: 'database-gone',
  ECONNRESET: 'database-gone',
  ENOTFOUND: 'database-gone',
  EPIPE: 'database-gone',
  ETIMEDOUT: 'database-gone',
}

/** Where the driver or the embedded database has words only. */
const byWords: readonly (readonly [RegExp, Outage])[] = [
  [/no space left on device|disk full|could not extend file|ENOSPC/i, 'database-full'],
  [/read-only (transaction|file system)|cannot execute .* in a read-only/i, 'database-read-only'],
  [
    /connection terminated|not queryable|client was closed|server closed the connection|pool after calling end|connection ended unexpectedly|^timeout expired$/i,
    'database-gone',
  ],
  [/timeout exceeded when trying to connect|query read timeout/i, 'database-busy'],
]

/** What is wrong with the database, where an error says so; null: it is an error of something else. */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const row = byState[code] ?? bySystemCode[code]
  // The message of a failed statement holds the statement and its data: only the first cause is read for words.
  if (row || error.cause === undefined) return row ?? byWords.find(([words]) => words.test(error.message))?.[1] ?? null
  return outageOf(error.cause)
}
