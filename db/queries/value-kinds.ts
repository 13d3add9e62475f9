import { type SQL, sql } from 'drizzle-orm'
import type { source } from '../schema'

/** How a value came to be known: the kind of a source. */
export type ValueKind = (typeof source.$inferSelect)['kind']

/**
 * The kinds of a value: those of the sources of the observations in force that it is made of, in the order of the enum.
 *
 * This is the one meaning of “kind” wherever values are told apart: scoring (`accepts`, sampling error), the page of an
 * agency, the matrix of the data, and what a decision about a value is written as. In force is the newest revision of
 * each service, as of the moment that is asked for. An older revision, the definition of a source that named the
 * metric, or another period say nothing of it. A value that services of several kinds add up to is of all these kinds.
 * A series is of the kind of all its values, or mixed (`scoring/value-kinds.ts`).
 *
 * An aggregate over rows of observations in force with their sources. Null where none of them is a value.
 */
export function kindsOfValue(status: SQL, kind: SQL): SQL {
  return sql`array_agg(distinct ${kind}::text) filter (where ${status} = 'reported')`
}

/** The same, and where there is no value, the kinds of those who say so: “not applicable” is told by somebody, too. */
export function kindsInForce(status: SQL, kind: SQL): SQL {
  return sql`coalesce(${kindsOfValue(status, kind)}, array_agg(distinct ${kind}::text))`
}
