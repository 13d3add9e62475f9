import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase, testDatabaseUrl } from '../../../tests/fixtures/test-database'
import { findLogWarning } from './find-log-warning.server'

async function warningAs(role: 'application' | 'owner') {
  const database = await openTestDatabase(role)
  onTestFinished(database.close)
  return findLogWarning(database)
}

test.runIf(testDatabaseUrl)(
  'that its own role can change the log is said of an owner, and of nobody else',
  async () => {
    expect(await warningAs('owner')).toMatch(/can be changed by the application’s own role .*DATABASE_OWNER_URL/)
    expect(await warningAs('application')).toBeNull()
  },
)

test.skipIf(testDatabaseUrl)('an embedded database keeps nobody from it, and that is said', async () => {
  expect(await warningAs('application')).toMatch(/no roles/)
})
