import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../db/queries/audit'
import { createFestival } from '../../db/queries/festivals'
import { findLink } from '../../db/queries/links'
import { findByName } from '../../db/queries/people'
import { twoFactor, user } from '../../db/schema'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { findOpenLink } from '../flows/people/one-time-links.server'
import { readEnvironment } from '../runtime/environment'
import type { Workspace } from '../workspace/open-workspace'
import { operatorOf } from '../access/viewer.server'
import { UsageError } from './command'
import { peopleCommand } from './commands/people'

let workspace: Workspace

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  const unused = () => {
    throw new Error('people asks no source')
  }
  workspace = {
    environment: readEnvironment({ SANJEH_URL: 'https://sanjeh.example.ir' }),
    database,
    demoNetwork: null,
    sourceContext: unused,
    close: database.close,
  }
  await createFestival(database.db, { code: 'f', titleFa: 'ج', titleEn: 'F', calendar: 'jalali', isDemo: false })
})

const run = async (...args: string[]) => peopleCommand.prepare(args)({ workspace, folder: '.', say: () => {} })
const add = () =>
  run('add', 'sara', '--name', 'سارا', '--email', 'sara@example.ir', '--role', 'judge', '--festival', 'f')

test('adding somebody prints a link that works once, and the log says that it came from the command line', async () => {
  const { exitCode, lines } = await add()
  expect(exitCode).toBe(0)
  const [, secret = ''] = /^https:\/\/sanjeh\.example\.ir\/fa\/link\/([\w-]{43})$/.exec(lines[1] ?? '') ?? []
  expect(
    await findOpenLink({ db: workspace.database.db, viewer: operatorOf('test'), now: new Date() }, secret),
  ).toMatchObject({ username: 'sara' })
  expect(await findLink(workspace.database.db, secret, new Date())).toBeNull()
  const events = await listEvents(workspace.database.db, {}, 10)
  expect(events.map(({ action, origin }) => [action, origin])).toEqual([
    ['link.invitation', 'cli'],
    ['person.add', 'cli'],
  ])
})

test('roles are given and taken, accounts disabled and enabled, and the list says so', async () => {
  await add()
  expect(await run('grant', 'sara', '--role', 'auditor')).toMatchObject({ exitCode: 0 })
  expect(await run('disable', 'sara@example.ir')).toMatchObject({ exitCode: 0 })
  expect((await run('list')).json).toEqual([
    {
      username: 'sara',
      name: 'سارا',
      email: 'sara@example.ir',
      disabled: true,
      secondStep: false,
      roles: ['judge', 'auditor'],
    },
  ])
  await run('take', 'sara', '--festival', 'f')
  await run('enable', 'sara')
  expect((await run('list')).lines).toEqual(['sara\tسارا\tauditor'])
  expect((await run('list', '--festival', 'f')).lines).toEqual([])
  expect((await run('reset', 'sara')).lines[1]).toMatch(/\/fa\/link\//)
})

test('a lost second step is reset by who has the machine, and the log says why', async () => {
  await add()
  const { db } = workspace.database
  expect(await run('reset-second-step', 'sara')).toMatchObject({ exitCode: 1, lines: ['sara has no second step'] })
  const person = await findByName(db, 'sara')
  await db.insert(twoFactor).values({ id: 'x', userId: person?.id ?? '', secret: 'x', backupCodes: 'x' })
  await db.update(user).set({ twoFactorEnabled: true })
  expect(await run('reset-second-step', 'sara', '--reason', 'گوشی گم شد')).toMatchObject({ exitCode: 0 })
  expect((await run('list')).json).toMatchObject([{ secondStep: false }])
  expect((await listEvents(db, { action: 'second-step.reset' }, 1))[0]).toMatchObject({
    origin: 'cli',
    reason: 'گوشی گم شد',
    subject: `person:${person?.id}`,
  })
})

test('what can not be is said with its reason', async () => {
  await add()
  expect(await add()).toMatchObject({ exitCode: 1, json: { error: 'taken' } })
  expect(await run('grant', 'sara', '--role', 'judge')).toMatchObject({ exitCode: 1, json: { error: 'whole' } })
  expect(await run('add', 'X', '--name', 'x', '--email', 'x', '--role', 'judge')).toMatchObject({ exitCode: 1 })
})

test.each([
  [['sing'], /Say what to do/],
  [['reset'], /Whom/],
  [['reset', 'nobody'], /nobody called/],
  [['grant', 'sara', '--role', 'king'], /--role is one of/],
  [['list', '--festival', 'g'], /no festival/],
])('%j is wrong usage', async (args, text) => {
  await add()
  const error: unknown = await run(...args).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toMatch(text)
})
