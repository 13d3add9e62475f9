import { type PGlite, type PGliteInterface, types } from '@electric-sql/pglite'

type Query = PGliteInterface['query']

const asText = (value: string) => value

/** What Drizzle reads by itself: moments, dates and spans, and arrays of these and of exact numbers. */
const ofDrizzle = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182]

/**
 * Drizzle says with each statement how these are read, and PGlite then copies its list of all types, tables among them,
 * which is a third of the time of a short statement. Here the client knows it from the beginning.
 */
export function readAsDrizzleDoes(client: PGlite): PGlite {
  for (const type of ofDrizzle) client.parsers[type] = asText
  client.query = withoutParsers(client.query.bind(client))
  const transaction = client.transaction.bind(client)
  client.transaction = (work) =>
    transaction((within) => {
      within.query = withoutParsers(within.query.bind(within))
      return work(within)
    })
  return client
}

const withoutParsers =
  (query: Query): Query =>
  (text, values, options) =>
    query(text, values, options && { ...options, parsers: undefined })
