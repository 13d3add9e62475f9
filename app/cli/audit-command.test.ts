import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { auditCheckpoint, auditEvent, auditHead } from '../../db/schema'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { operatorOf } from '../access/viewer.server'
import { recordEvent } from '../audit/audit.server'
import { readEnvironment } from '../runtime/environment'
import type { Workspace } from '../workspace/open-workspace'
import { UsageError } from './command'
import { auditCommand } from './commands/audit'

let workspace: Workspace
let folder: string

beforeEach(async () => {
  const database = await openTestDatabase('owner')
  onTestFinished(database.close)
  folder = await mkdtemp(path.join(os.tmpdir(), 'sanjeh-audit-'))
  const unused = () => {
    throw new Error('audit asks no source')
  }
  workspace = {
    environment: readEnvironment({ SANJEH_DATA: folder }),
    database,
    demoNetwork: null,
    sourceContext: unused,
    close: database.close,
  }
  for (const [index, action] of (['person.add', 'grant.give', 'grant.take'] as const).entries())
    await database.db.transaction((tx) =>
      recordEvent(tx, operatorOf('test'), { action, at: new Date(index + 1), festivalId: null }),
    )
})

const run = (...args: string[]) => auditCommand.prepare(args)({ workspace, folder, say: () => {} })

test('a log that nobody touched is said to be whole, and that nothing but hashes protects it', async () => {
  await run('sign')
  const { exitCode, lines } = await run('verify')
  expect(exitCode).toBe(0)
  expect(lines[0]).toBe('3 events, each follows the one before it; signed up to event 3.')
  expect(lines.at(-1)).toMatch(/can change the log|can be changed by the application’s own role/)
})

test.each([
  [
    'changed',
    async () => workspace.database.db.update(auditEvent).set({ reason: 'another' }).where(eq(auditEvent.sequence, 2)),
    /event 2 was changed/,
  ],
  [
    'removed',
    async () => workspace.database.db.delete(auditEvent).where(eq(auditEvent.sequence, 2)),
    /event 2 is missing/,
  ],
  [
    'cut off',
    async () => workspace.database.db.delete(auditEvent).where(eq(auditEvent.sequence, 3)),
    /event 3 and what came after it were cut off/,
  ],
])('an event that was %s is named, with exit code 1', async (_, forge, text) => {
  await forge()
  expect(await run('verify')).toMatchObject({ exitCode: 1, lines: [expect.stringMatching(text), expect.anything()] })
})

test('a checkpoint is taken along as a file, and tells later whether the history before it is the same', async () => {
  expect(await run('sign', '--out', 'march.jsonl')).toMatchObject({ exitCode: 0, json: { sequence: 3 } })
  expect(await run('verify', '--checkpoint', 'march.jsonl')).toMatchObject({ exitCode: 0 })
  await run('export', '--out', 'log.jsonl')
  expect(await run('verify', '--export', 'log.jsonl', '--checkpoint', 'march.jsonl')).toMatchObject({
    exitCode: 0,
    json: { end: { sequence: 4 } },
  })
  const { db } = workspace.database
  await db.delete(auditCheckpoint)
  await db.delete(auditEvent).where(eq(auditEvent.sequence, 4))
  await db.delete(auditEvent).where(eq(auditEvent.sequence, 3))
  expect(await run('verify', '--checkpoint', 'march.jsonl')).toMatchObject({
    exitCode: 1,
    json: { why: 'cut', sequence: 3 },
  })
})

test('the last signature beside the key tells of a log that was chained anew; it is not signed until somebody answers for it', async () => {
  await run('sign')
  const { db } = workspace.database
  await db.delete(auditCheckpoint)
  await db.delete(auditEvent).where(eq(auditEvent.sequence, 3))
  await db
    .update(auditHead)
    .set({ sequence: 2, hash: (await db.select().from(auditEvent).where(eq(auditEvent.sequence, 2)))[0]?.hash ?? '' })
  expect(await run('verify')).toMatchObject({ exitCode: 1, json: { why: 'cut', sequence: 3 } })
  expect(await run('sign')).toMatchObject({ exitCode: 1, json: { why: 'cut', sequence: 3 } })
  expect(() => run('accept')).toThrow(UsageError)
  expect(await run('accept', '--reason', 'restored a backup')).toMatchObject({ exitCode: 0, json: { sequence: 3 } })
  expect(await run('verify')).toMatchObject({ exitCode: 0, json: { end: { sequence: 3 } } })
  expect(await run('accept', '--reason', 'again')).toMatchObject({ exitCode: 1 })
})

test('a file that holds no checkpoint is wrong usage', async () => {
  const error: unknown = await run('verify', '--checkpoint', 'nothing.jsonl').then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
})
