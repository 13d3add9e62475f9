import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../db/queries/audit'
import { findEdition, listGroups } from '../../db/queries/editions'
import { listMetrics } from '../../db/queries/observations'
import { listAgencies } from '../../db/queries/organisation-changes'
import { openCommandWorkspace } from '../../tests/fixtures/command-workspace'
import expected from '../../tests/fixtures/office/expected.json'
import type { Workspace } from '../workspace/open-workspace'
import { UsageError } from './command'
import { commands } from './commands'

const office = path.resolve(import.meta.dirname, '../../tests/fixtures/office/agencies.xlsx')
let workspace: Workspace
let folder: string

beforeEach(async () => {
  workspace = await openCommandWorkspace()
  onTestFinished(workspace.close)
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-setup-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await run('festival', 'create', 'f', '--province', 'hamadan', '--year', '1404', '--start', 'short')
  const sara = ['--name', 'سارا', '--email', 'sara@test.invalid', '--role', 'administrator', '--festival', 'f']
  await run('people', 'add', 'sara', ...sara)
})

async function run(name: string, ...args: string[]) {
  const command = commands[name]
  if (!command) throw new Error(`There is no command ${name}`)
  return command.prepare(args)({ workspace, folder, say: () => {} })
}

const take = (file: string, ...more: string[]) => run('agencies', 'import', file, '--by', 'sara', ...more)

async function place(edition = '1404') {
  const found = await findEdition(workspace.database.db, 'f', edition)
  if (!found) throw new Error('The edition is missing')
  return found
}

describe('editions', () => {
  test('are made, listed, and made from an earlier one with the parts that are named', async () => {
    await writeFile(path.join(folder, 'a.csv'), 'نام دستگاه,گروه\nآب,زیربنایی\n')
    await take('a.csv')
    expect(await run('edition', 'next', '--from', '1404')).toMatchObject({ exitCode: 0, json: { edition: '1405' } })
    expect(await listGroups(workspace.database.db, (await place('1405')).edition.id)).toHaveLength(1)
    const bare = await run(
      'edition',
      'next',
      '--from',
      '1404',
      '--year',
      '۱۴۰۶',
      '--parts',
      'model',
      '--title',
      'سال نو',
    )
    expect(bare).toMatchObject({ exitCode: 0, lines: ['1406: made, سال نو'] })
    expect(await listGroups(workspace.database.db, (await place('1406')).edition.id)).toEqual([])
    expect(await run('edition', 'create', '--year', '1403', '--code', 'units')).toMatchObject({ exitCode: 0 })
    const listed = (await run('edition', 'list')).json
    expect(listed).toMatchObject([
      { code: '1406' },
      { code: '1405' },
      { code: '1404' },
      { code: 'units', state: 'draft' },
    ])
  })

  test('that can’t be are refused with the reason', async () => {
    expect(await run('edition', 'create', '--year', '1404')).toMatchObject({
      exitCode: 1,
      lines: ['1404: not made (invalid)', '  edition: code-taken'],
    })
    expect(await run('edition', 'next', '--from', '1404', '--parts', 'categories,groups')).toMatchObject({
      exitCode: 1,
      json: { error: 'needs' },
    })
    expect((await run('edition', 'delete', '--edition', '1404')).lines).toEqual([
      '1404: not deleted, it is the only edition of the festival',
    ])
    expect(await run('edition', 'archive', '--edition', '1404')).toMatchObject({
      exitCode: 1,
      json: { error: 'wrong-state' },
    })
  })

  test('are deleted as drafts, and the log says that it came from the command line', async () => {
    await run('edition', 'create', '--year', '1405')
    expect(await run('edition', 'delete', '--edition', '1405')).toMatchObject({ exitCode: 0 })
    expect(await findEdition(workspace.database.db, 'f', '1405')).toBeNull()
    expect((await listEvents(workspace.database.db, { action: 'edition.delete' }, 1))[0]).toMatchObject({
      origin: 'cli',
    })
  })
})

describe('agencies', () => {
  test('come from the spreadsheet of an office, and the same file again changes nothing', async () => {
    await copyFile(office, path.join(folder, 'agencies.xlsx'))
    const dry = await run('agencies', 'import', 'agencies.xlsx', '--dry-run')
    expect(dry.json).toMatchObject({ stored: false, counts: { new: expect.any(Number), problem: 0 } })
    expect(await listAgencies(workspace.database.db, (await place()).festival.id)).toEqual([])
    const taken = await take('agencies.xlsx')
    expect(taken.json).toMatchObject({ stored: true })
    const stored = await listAgencies(workspace.database.db, (await place()).festival.id)
    expect(stored).toHaveLength(expected.files['agencies.xlsx'].rows)
    expect(await take('agencies.xlsx')).toMatchObject({
      json: { counts: { new: 0, changed: 0, same: stored.length, problem: 0 } },
    })
    const [event, ...more] = await listEvents(workspace.database.db, { action: 'agency.change' }, 5)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      origin: 'cli',
      after: {
        file: { id: expect.any(Number), name: 'agencies.xlsx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    })
    expect((await run('agencies', 'list')).lines).toHaveLength(stored.length)
  }, 60_000)

  test('with a problem are named and left out, and a cell that could mean two things is asked about', async () => {
    await writeFile(path.join(folder, 'a.csv'), 'نام دستگاه;شهرستان;تعداد کارکنان\nآب;نیست‌آباد;10\nگاز;همدان;1.234\n')
    const taken = await take('a.csv')
    expect(taken.exitCode).toBe(1)
    expect(taken.json).toMatchObject({
      counts: { new: 1, problem: 1 },
      problems: [{ row: 2, agency: 'آب', field: 'county' }],
      unread: [{ cell: 'C3' }],
    })
    const again = await take('a.csv', '--answer', 'dot=groups', '--column', 'B=none')
    expect(again).toMatchObject({ exitCode: 0, json: { counts: { new: 1, changed: 1 } } })
    const stored = await listAgencies(workspace.database.db, (await place()).festival.id)
    expect(stored.map(({ titleFa, attributes }) => [titleFa, attributes]).toSorted()).toEqual([
      ['آب', { staff: 10 }],
      ['گاز', { staff: 1234 }],
    ])
  })

  test('go out as a workbook that changes nothing when it comes back', async () => {
    await writeFile(path.join(folder, 'a.csv'), 'نام دستگاه,گروه,تعداد کارکنان\nآب,زیربنایی,12\n')
    await take('a.csv')
    expect(await run('agencies', 'template', '--out', 'out.xlsx')).toMatchObject({ exitCode: 0 })
    expect(await run('agencies', 'import', 'out.xlsx', '--dry-run')).toMatchObject({
      exitCode: 0,
      json: { counts: { new: 0, changed: 0, same: 1, problem: 0 } },
    })
  })

  test('are not read from what is no spreadsheet', async () => {
    await writeFile(path.join(folder, 'a.csv'), '<html><table></table></html>')
    expect(await take('a.csv')).toMatchObject({ exitCode: 1, json: { error: 'web-page' } })
  })
})

test('a metric is added as by its form, refused with the reasons, and removed where nothing rests on it', async () => {
  const title = ['--title', 'پیامک‌ها', '--title-en', 'Text messages']
  const added = await run('metrics', 'add', 'messages', ...title, '--unit', 'item', '--over-periods', 'adds-up')
  expect(added).toMatchObject({ exitCode: 0, json: { code: 'messages' } })
  const [stored] = (await listMetrics(workspace.database.db, (await place()).festival.id)).filter(
    ({ code }) => code === 'messages',
  )
  expect(stored).toMatchObject({ titleEn: 'Text messages', unit: 'item', overPeriods: 'adds-up', highest: null })
  expect(await run('metrics', 'add', 'messages', '--title', 'دیگر', '--part-of', 'nobody')).toMatchObject({
    exitCode: 1,
    json: { error: 'invalid', problems: [{ why: 'code-taken' }, { why: 'unknown-code', detail: 'nobody' }] },
  })
  const [wanted] = (await run('metrics', 'list')).lines
  const code = wanted?.split('\t')[0] ?? ''
  expect(await run('metrics', 'remove', code)).toMatchObject({ exitCode: 1, json: { error: 'rests' } })
  expect(await run('metrics', 'remove', 'messages')).toMatchObject({ exitCode: 0 })
  expect(await run('metrics', 'remove', 'messages')).toMatchObject({ exitCode: 1 })
})

test('metrics are listed with who gives them and whether the model asks for them', async () => {
  const { json, lines } = await run('metrics', 'list')
  expect(json).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ sources: [], isDeclared: false, hasValues: false, isInModel: true }),
    ]),
  )
  expect(lines[0]).toMatch(/\tno source\tno values\t/)
})

test.each([
  ['edition', ['sing'], /Say what to do/],
  ['edition', ['next'], /--from is the code/],
  ['edition', ['next', '--from', '1404', '--parts', 'x'], /no part “x”/],
  ['edition', ['delete'], /--edition is the code/],
  ['edition', ['create'], /--year is/],
  ['agencies', ['import'], /Which file/],
  ['agencies', ['import', 'x'], /--by names/],
  ['agencies', ['import', 'x', '--by', 'nobody'], /nobody called/],
  ['agencies', ['import', 'nothing.xlsx', '--dry-run'], /There is no file/],
  ['agencies', ['import', 'x', '--dry-run', '--column', 'B'], /is not like B=name/],
  ['agencies', ['import', 'x', '--dry-run', '--answer', 'dot=x'], /--answer is like/],
  ['agencies', ['template', '--out', 'x.csv'], /ends in .xlsx/],
  ['metrics', ['add'], /--title/],
  ['metrics', ['change'], /list\|add\|remove/],
  ['metrics', ['add', '--title', 'x', '--highest', 'ten'], /--highest is a number/],
])('%s %j is wrong usage', async (name, args, text) => {
  const error: unknown = await run(name, ...args).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toMatch(text)
})
