import { expect, test } from 'vitest'
import { listDatabaseTests } from './database-tests'

test('a test that opens a database, or imports what does, is one of the database', () => {
  expect(listDatabaseTests()).toEqual(
    expect.arrayContaining(['db/queries/rankings.test.ts', 'db/full-disk.test.ts', 'app/sign-in/oidc.server.test.ts']),
  )
})

test('a test that imports nothing of a database but types is a unit test', () => {
  const tests = listDatabaseTests()
  expect(tests).not.toContain('app/policy/policy.server.test.ts')
  expect(tests.filter((file) => file.startsWith('scoring/'))).toEqual([])
})
