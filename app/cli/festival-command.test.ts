import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../db/queries/audit'
import { listCounties } from '../../db/queries/counties'
import { findEdition } from '../../db/queries/editions'
import { openCommandWorkspace } from '../../tests/fixtures/command-workspace'
import { PackError } from '../flows/packs/pack-problem'
import type { Workspace } from '../workspace/open-workspace'
import { UsageError } from './command'
import { festivalCommand } from './commands/festival'

let workspace: Workspace
let folder: string

beforeEach(async () => {
  workspace = await openCommandWorkspace()
  onTestFinished(workspace.close)
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-festival-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

const run = async (...args: string[]) => festivalCommand.prepare(args)({ workspace, folder, say: () => {} })

test('a festival is made with the counties of its province and an edition of a year', async () => {
  expect(await run('create', '--province', 'zanjan', '--year', '۱۴۰۴', '--start', 'short')).toMatchObject({
    exitCode: 0,
    json: { festival: 'zanjan', edition: '1404' },
  })
  const editionContext = await findEdition(workspace.database.db, 'zanjan', '1404')
  expect(editionContext?.edition).toMatchObject({
    titleFa: expect.stringContaining('۱۴۰۴'),
    evaluatedFrom: '2025-03-21',
  })
  expect(await listCounties(workspace.database.db, editionContext?.festival.id ?? 0)).toHaveLength(8)
  expect((await run('list')).lines).toEqual(['zanjan\tجشنوارهٔ شهید رجایی، استان زنجان\t1404'])
  expect((await listEvents(workspace.database.db, { action: 'festival.create' }, 2))[0]).toMatchObject({
    origin: 'cli',
  })
  expect(await run('create', 'zanjan', '--title', 'دیگر', '--year', '1404')).toMatchObject({
    exitCode: 1,
    json: { error: 'invalid', problems: [{ field: 'code', why: 'code-taken' }] },
  })
})

test.each(['pack', 'pack.zip'])(
  'it goes out as %s and comes in elsewhere, and says what differs when it comes again',
  async (out) => {
    await run('create', 'f', '--title', 'جشنواره', '--year', '1404')
    expect(await run('export', '--out', out)).toMatchObject({
      exitCode: 0,
      json: { documents: ['editions/1404.json', 'festival.json', 'model.json'], left: [] },
    })
    expect(await run('import', out)).toMatchObject({ exitCode: 0, json: { differences: [] } })
    const other = await openCommandWorkspace()
    onTestFinished(other.close)
    const elsewhere = (...args: string[]) => festivalCommand.prepare(args)({ workspace: other, folder, say: () => {} })
    expect(await elsewhere('import', out)).toMatchObject({ exitCode: 0, json: { festival: 'f', editions: ['1404'] } })
    expect((await elsewhere('list')).lines).toEqual(['f\tجشنواره\t1404'])
  },
)

test('a changed document is taken over, and documents of another export are named', async () => {
  await run('create', 'f', '--title', 'جشنواره', '--year', '1404')
  await run('export', '--out', 'pack')
  const file = path.join(folder, 'pack/festival.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace('جشنواره', 'جشنوارهٔ تازه'))
  await writeFile(path.join(folder, 'pack/sources.json'), '{}')
  expect((await run('import', 'pack')).lines).toEqual([
    'f: جشنواره',
    'changed: festival, titleFa: “جشنواره” → “جشنوارهٔ تازه”',
  ])
  expect((await run('export', '--out', 'pack')).lines).toContain('not of this export, and left as it was: sources.json')
})

test('a pack that is wrong is refused with every problem, and nothing of it is stored', async () => {
  await writeFile(path.join(folder, 'festival.json'), '{"code": "x y"}')
  await expect(run('import', '.')).rejects.toThrow(PackError)
  await expect(run('import', 'nowhere')).rejects.toThrow('this file is missing')
  expect((await run('list')).json).toEqual([])
})

test.each([
  [['sing'], /Say what to do/],
  [['create', '--year', '1404'], /Which code/],
  [['create', 'f', '--year', '1404'], /--title or --province/],
  [['create', 'f', '--title', 'x'], /--year is/],
  [['create', 'f', '--title', 'x', '--year', '1404', '--start', 'y'], /--start is one of classic/],
  [['export'], /--out names/],
  [['export', '--out', 'x'], /no festival yet/],
  [['import'], /Name the folder/],
])('%j is wrong usage', async (args, text) => {
  const error: unknown = await run(...args).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toMatch(text)
})
