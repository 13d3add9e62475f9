import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../tests/fixtures/test-database'
import type { Database } from './client.server'
import { storableJson } from './storable-json'
import { runs } from '../tests/fixtures/property-runs'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const store = (value: unknown) => database.db.execute(sql`select ${JSON.stringify(storableJson(value))}::jsonb as kept`)

test('the database takes any JSON value that a source may give', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => void (await store(value))),
    { numRuns: runs(300) },
  )
})

test('a text with the character 0 or half a pair is kept readable', async () => {
  expect(storableJson({ 'a\0': ['x\0y', '\uD800', '😀'] })).toEqual({ 'a␀': ['x␀y', '\uFFFD', '😀'] })
})

test('what is nested very deep is cut off, not a crash', async () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
  await store(deep)
})
