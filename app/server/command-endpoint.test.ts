import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { type LocalServer, startLocalServer } from '../../tests/fixtures/local-server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { UsageError } from '../cli/command'
import { CommandFailedError, runOnServer } from '../cli/run-on-server'
import { createCommandEndpoint } from './command-endpoint'
import { readEnvironment } from '../runtime/environment'
import { createLog } from './log'
import type { Workspace } from '../workspace/open-workspace'
import { createSourceContext } from '../workspace/source-context'

let database: Database
let server: LocalServer
const lines: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  const environment = readEnvironment({ SANJEH_DATA: await mkdtemp(path.join(os.tmpdir(), 'sanjeh-command-')) })
  const workspace: Workspace = {
    environment,
    database,
    demoNetwork: null,
    sourceContext: (more) => createSourceContext(database.db, environment, null, more),
    close: async () => {},
  }
  server = await startLocalServer(
    express().use(
      createCommandEndpoint(workspace, 'token', createLog('warn', { write: (line: string) => void lines.push(line) })),
    ),
  )
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const run = (name: string, ...args: string[]) =>
  runOnServer({ url: server.url, token: 'token' }, { name, args, folder: os.tmpdir() }, () => {}).catch(
    (error: unknown) => error,
  )

test('a command that fails in the running server says so in a sentence, and the log has where', async () => {
  await database.db.execute(sql`alter table festival rename to moved`)
  const failure = await run('status')
  expect(failure).toBeInstanceOf(CommandFailedError)
  expect(String(failure)).toMatch(
    /^CommandFailedError: The command failed inside the running server.*The log of the server says where\.$/,
  )
  expect(String(failure)).not.toMatch(/\n| at |select/)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { command: 'status', err: expect.stringContaining('    at ') },
  ])
})

test('what is wrong with a command is said as such, and is no failure of the server', async () => {
  lines.length = 0
  expect(await run('export', '--out', 'x.pdf')).toBeInstanceOf(UsageError)
  const refused = await run('import', 'no-such-folder')
  expect(refused).toBeInstanceOf(CommandFailedError)
  expect(String(refused)).toContain('no-such-folder')
  expect(lines).toEqual([])
})

test.each(['constructor', '__proto__', 'toString', 'nothing'])('a command called %s is none', async (name) => {
  expect(await run(name)).toBeInstanceOf(CommandFailedError)
})

test('a server that is gone is said to be', async () => {
  const failure = await runOnServer(
    { url: 'http://127.0.0.1:9', token: 'x' },
    { name: 'status', args: [], folder: '/' },
    () => {},
  ).catch((error: unknown) => error)
  expect(String(failure)).toContain('does not answer')
})
