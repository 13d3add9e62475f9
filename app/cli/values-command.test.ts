import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../db/database'
import { listEvents } from '../../db/queries/audit'
import { listUploads } from '../../db/queries/uploads'
import { observation } from '../../db/schema'
import { type SmallFestival, createSmallFestival } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { operatorOf } from '../access/viewer.server'
import { addPerson } from '../flows/people/add-person.server'
import { readEnvironment } from '../runtime/environment'
import type { Workspace } from '../workspace/open-workspace'
import { UsageError } from './command'
import { valuesCommand } from './commands/values'

let workspace: Workspace
let db: Db
let small: SmallFestival
let folder: string

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  db = database.db
  const unused = () => {
    throw new Error('values asks no source')
  }
  workspace = {
    environment: readEnvironment({}),
    database,
    demoNetwork: null,
    sourceContext: unused,
    close: database.close,
  }
  small = await createSmallFestival(db, 'f')
  folder = await mkdtemp(path.join(tmpdir(), 'values-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await addSomebody('sara', 'administrator')
})

const addSomebody = (username: string, role: 'administrator' | 'judge') =>
  addPerson(
    { db, viewer: operatorOf('test'), now: new Date() },
    {
      username,
      name: username,
      email: `${username}@test.invalid`,
      password: 'a long enough one',
      passwordKind: 'own',
      grants: [{ festivalId: small.festivalId, role }],
    },
  )

const run = (...args: string[]) => valuesCommand.prepare(['import', ...args])({ workspace, folder, say: () => {} })

async function give(text: string) {
  await writeFile(path.join(folder, 'a.csv'), text)
  return 'a.csv'
}

const where = ['--festival', 'f', '--edition', '1404', '--period', '1404']

test('a dry run says what becomes of each kind of cell, and changes nothing', { timeout: 60_000 }, async () => {
  const file = await give('دستگاه,درخواست‌ها,مرحله\nآبفا,5,9\nراه‌داری همدان,85/5,1')
  const { exitCode, lines, json } = await run(file, ...where, '--dry-run')
  expect(exitCode).toBe(1)
  expect(lines.slice(0, 2)).toEqual([
    'a.csv: nothing was stored (--dry-run)',
    'sheet a: 1 new, 0 changed, 0 the same, 3 with a problem',
  ])
  expect(lines[2]).toMatch(/^asked of 1 cells, the first B3: .*\(--answer slash=…\)$/)
  expect(lines[3]).toBe('no agency is called “راه‌داری همدان”; near: roads (Roads) (--agency "راه‌داری همدان=CODE")')
  expect(lines.slice(4)).toEqual([
    expect.stringMatching(/^problem: a!C2 · Water Company · Stage · .*: This metric is never more than 5\.$/),
    expect.stringMatching(/^problem: a!B3 · .*There is no agency/),
    expect.stringMatching(/^problem: a!C3 · .*There is no agency/),
  ])
  expect(json).toMatchObject({ counts: { new: 1, problem: 3 }, unknownNames: [{ nearest: ['roads'] }] })
  expect(await db.$count(observation)).toBe(0)
  expect(await listUploads(db, small.editionId, 'values', 5)).toEqual([])
})

test('with answers all is stored, given by a person, and once more changes nothing', { timeout: 60_000 }, async () => {
  const file = await give('دستگاه,ستون,تغییر\nآبفا,4,85/5\nراه‌داری همدان,3,-')
  const options = ['--column', 'B=metric:stage', '--answer', 'slash=problem', '--agency', 'راه‌داری همدان=roads']
  const stored = await run(file, ...where, ...options, '--by', 'sara', '--keep-names')
  expect(stored.lines.slice(0, 2)).toEqual([
    'a.csv: 3 values stored',
    'sheet a: 3 new, 0 changed, 0 the same, 1 with a problem',
  ])
  expect(stored.exitCode).toBe(1)
  expect(await db.$count(observation)).toBe(3)
  const [upload] = await listUploads(db, small.editionId, 'values', 5)
  expect(upload).toMatchObject({ by: 'sara', file: { name: 'a.csv' } })
  const events = await listEvents(db, { festivalIds: [small.festivalId] }, 5)
  expect(events.map(({ action, origin }) => [action, origin])).toContainEqual(['values.take', 'cli'])

  // The meaning of the column and the answers are kept for these headings; the name is one of the agency now.
  await give('دستگاه,ستون,تغییر\nآبفا,4,2\nراه‌داری همدان,5,-')
  const next = await run(file, ...where, '--by', 'sara@test.invalid')
  expect(next).toMatchObject({ exitCode: 0, json: { counts: { new: 1, changed: 1, same: 2, problem: 0 } } })
  expect(next.lines.at(-1)).toMatch(/^changed: a!B3 · Roads · Stage · .*: 3 → 5$/)
})

test(
  'who may not set up the festival stores nothing, and a file that cannot be read says why',
  { timeout: 60_000 },
  async () => {
    await addSomebody('judge', 'judge')
    const file = await give('دستگاه,مرحله\nآبفا,4')
    expect(await run(file, ...where, '--by', 'judge')).toMatchObject({
      exitCode: 1,
      lines: ['a.csv: not stored (not-allowed)'],
    })
    await give('')
    expect(await run(file, ...where, '--dry-run')).toMatchObject({ exitCode: 1 })
  },
)

test.each([
  [['a.csv', '--edition', '1404'], /--by names/],
  [['a.csv', '--edition', '1300', '--dry-run'], /no edition “1300”/],
  [['b.csv', '--dry-run'], /no file/],
  [['a.csv', '--dry-run', '--period', '1390'], /--period/],
  [['a.csv', '--dry-run', '--column', 'B'], /--column is NAME=VALUE/],
  [['a.csv', '--dry-run', '--column', 'B=x'], /--column is as/],
  [['a.csv', '--dry-run', '--answer', 'slash=x'], /none of the answers/],
  [['a.csv', '--dry-run', '--sheet', 'x'], /--sheet is one of/],
  [['a.csv', '--by', 'nobody'], /nobody called/],
])('%j is wrong usage', { timeout: 60_000 }, async (args, text) => {
  await give('دستگاه,مرحله\nآبفا,4')
  const error: unknown = await Promise.resolve()
    .then(() => run(...args))
    .then(
      () => null,
      (thrown: unknown) => thrown,
    )
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toMatch(text)
})
