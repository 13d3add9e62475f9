import { Client, type ClientConfig, Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg'
import { longStatementSetting } from './long-statements'
import { querySignal } from './query-signal'

export interface DatabaseLimits {
  /** Connections at most; who asks while all are in use waits. */
  connections: number
  /** For the database to take a connection. */
  connectMs: number
  /** For one statement; long work is allowed more, see `allowLongStatements`. */
  statementMs: number
  /** For one statement of long work, such as storing the scores of an edition. */
  longStatementMs: number
  /** For a lock that somebody else holds. */
  lockMs: number
}

export const defaultLimits: DatabaseLimits = {
  connections: 10,
  connectMs: 10_000,
  statementMs: 120_000,
  longStatementMs: 3_600_000,
  lockMs: 30_000,
}

/** For migrations, and for waiting until another server has made them. */
export function withoutLimits(limits: DatabaseLimits): DatabaseLimits {
  return { ...limits, statementMs: 0, lockMs: 0 }
}

/**
 * The pool of connections to a PostgreSQL. Its own time limit would count the waiting for a free connection too, so
 * that it fails when it should wait: the limit for connecting belongs to each connection.
 */
export function openPool(url: string, limits: DatabaseLimits): Pool {
  class LimitedClient extends Client {
    constructor(config?: string | ClientConfig) {
      super({
        ...(typeof config === 'string' ? { connectionString: config } : config),
        connectionTimeoutMillis: limits.connectMs,
      })
    }
  }
  const pool = new CancellingPool({
    connectionString: url,
    max: limits.connections,
    Client: LimitedClient,
    application_name: 'sanjeh',
    keepAlive: true,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    options: `-c ${longStatementSetting}=${limits.longStatementMs}`,
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/**
 * Cancels a statement of its own when nobody waits for its rows any more. Statements of a transaction go through a
 * client and are left alone.
 */
class CancellingPool extends Pool {
  // The pool's own type has an overload for each way of asking; this one passes all of them on.
  override query: Pool['query'] = (...args: unknown[]) => {
    const signal = querySignal()
    const [query, values, callback] = args
    if (!signal || typeof callback === 'function' || typeof values === 'function')
      return Reflect.apply(Pool.prototype.query, this, args)
    return this.#queryUntil(signal, query as QueryConfig, values as unknown[] | undefined)
  }

  async #queryUntil(signal: AbortSignal, query: QueryConfig, values: unknown[] | undefined): Promise<QueryResult> {
    signal.throwIfAborted()
    const client = await this.connect()
    const cancel = () => this.#cancel(client)
    try {
      signal.throwIfAborted()
      signal.addEventListener('abort', cancel, { once: true })
      return await client.query(query, values)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', cancel)
      client.release()
    }
  }

  /** By a connection of its own: those of the pool may all be busy with what is to be cancelled. */
  #cancel(client: PoolClient) {
    const pid = 'processID' in client && typeof client.processID === 'number' ? client.processID : null
    if (pid === null) return
    const messenger = new Client({ connectionString: this.options.connectionString, connectionTimeoutMillis: 5_000 })
    messenger.on('error', () => {})
    messenger
      .connect()
      .then(() => messenger.query('select pg_cancel_backend($1)', [pid]))
      .catch(() => {})
      .finally(() => messenger.end().catch(() => {}))
  }
}
