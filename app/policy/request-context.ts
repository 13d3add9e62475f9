import type { Db } from '../../db/database'
import type { Viewer } from './policy.server'

/**
 * The part of a request's context that says who asks, where to look, and what time it is. Inside of a transaction, `db`
 * is that.
 */
export interface RequestContext<Own extends Db = Db> {
  db: Own
  viewer: Viewer
  now: Date
}
