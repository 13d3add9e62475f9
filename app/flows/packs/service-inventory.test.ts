import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCommand } from '../../cli/commands/import'
import type { Database } from '../../../db/client.server'
import { findEdition } from '../../../db/queries/editions'
import { type RankingRow, listRanking } from '../../../db/queries/rankings'
import { findLatestRun } from '../../../db/queries/runs'
import { everything } from '../../../db/queries/scope'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { readEnvironment } from '../../runtime/environment'
import type { Workspace } from '../../workspace/open-workspace'
import { createSourceContext } from '../../workspace/source-context'

const file = path.resolve('../shared/data/gc-service-inventory/si_2024.csv')

/** The data is open but not ours to carry: without it this says so and tests nothing. */
describe.skipIf(!existsSync(file))(`the real service inventory (${file})`, () => {
  let database: Database
  const run = () =>
    importCommand.prepare(['examples/gc-service-inventory', '--serve', file])({
      workspace: toWorkspace(database),
      folder: process.cwd(),
      say: () => {},
    })

  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  test('one command reads all 1,752 rows and scores 79 departments', async () => {
    const answer = await run()
    expect(answer.lines[1]).toMatch(/1752 read = 1751 stored \+ 0 unchanged \+ 1 quarantined/)
    expect(answer.lines[2]).toMatch(/2023-2024: 79 scored, 77 ranked/)
  })

  test('departments have the scores that were recomputed by hand', async () => {
    const rows = await listDepartments(database)
    expect(rows.get('cra-arc')).toMatchObject({ total: 69.28, overall: { rank: 24 } })
    expect(rows.get('esdc-edsc')).toMatchObject({ total: 56.77, overall: { rank: 47 } })
    expect(rows.get('fin')).toMatchObject({ total: 99.99, overall: { rank: 5 } })
    expect(rows.get('fpcc-cpac')).toMatchObject({ total: null, overall: null })
  })

  test('importing it again changes nothing', async () => {
    const answer = await run()
    expect(answer.lines[1]).toMatch(/1752 read = 0 stored \+ 1751 unchanged \+ 1 quarantined/)
    expect(answer.lines[2]).toMatch(/nothing new/)
  })
})

function toWorkspace(database: Database): Workspace {
  const environment = readEnvironment({})
  return {
    environment,
    database,
    demoNetwork: null,
    sourceContext: ({ allowHosts = [], ...more }) =>
      createSourceContext(database.db, { ...environment, allowHosts: [...allowHosts] }, null, more),
    close: async () => {},
  }
}

async function listDepartments({ db }: Database): Promise<Map<string, RankingRow>> {
  const edition = await findEdition(db, 'gc-service-inventory', '2023-2024')
  const latest = edition && (await findLatestRun(db, edition.edition.id))
  const { rows } = await listRanking(db, {
    runId: latest?.run.id ?? 0,
    scope: everything,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 100,
  })
  return new Map(rows.map((row) => [row.code, row]))
}
