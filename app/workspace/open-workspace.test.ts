import { afterAll, describe, expect, test } from 'vitest'
import { listFestivals } from '../../db/queries/festivals'
import { createServerDatabase, testDatabaseUrl } from '../../tests/fixtures/test-database'
import { readEnvironment } from '../runtime/environment'
import { openWorkspace } from './open-workspace'

describe.runIf(testDatabaseUrl)('servers that start together', () => {
  const closers: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })

  test('on an empty database load the demonstration once, and all of them go on', async () => {
    const row = await createServerDatabase(testDatabaseUrl ?? '')
    closers.push(row.drop)
    const environment = readEnvironment({ DATABASE_URL: row.url, SANJEH_DATA: 'node_modules/.cache/sanjeh/starts' })
    const workspaces = await Promise.all(Array.from({ length: 3 }, () => openWorkspace(environment, () => {})))
    closers.push(...workspaces.map(({ close }) => close))
    for (const { database } of workspaces)
      expect((await listFestivals(database.db)).map(({ code }) => code)).toEqual(['hamadan'])
  })
})
