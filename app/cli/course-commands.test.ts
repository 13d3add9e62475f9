import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findEdition } from '../../db/queries/editions'
import { createCategories } from '../../db/queries/award-categories'
import { listGrants } from '../../db/queries/grants'
import { findLatestRun } from '../../db/queries/runs'
import { listEntries } from '../../db/queries/shortlists'
import { createLettersEdition } from '../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { RequestContext } from '../policy/request-context'
import { signMinutes } from '../flows/minutes/sign-minutes.server'
import { castVotes, closeRound, openRound } from '../flows/votes/vote.server'
import { createMinutesDraft, openForSigning } from '../flows/minutes/write-minutes.server'
import { ResultsDocument } from '../documents/results-document'
import { readEnvironment } from '../runtime/environment'
import type { Workspace } from '../workspace/open-workspace'
import { commands } from './commands'
import { fileCommands } from './file-commands'

let workspace: Workspace
let folder: string
const code = 'walk'
const where = ['--festival', code, '--edition', '1404']

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-course-'))
  process.env['SANJEH_DATA'] = folder
  const database = await openTestDatabase()
  const unused = () => {
    throw new Error('The course asks no source')
  }
  workspace = {
    environment: readEnvironment({ SANJEH_DATA: folder }),
    database,
    demoNetwork: null,
    sourceContext: unused,
    close: database.close,
  }
  const { editionId } = await createLettersEdition(database.db, code, {})
  const rule = { by: 'total', within: 'group', quota: 1, ties: 'joint', eligibility: { gates: true } } as const
  await createCategories(database.db, editionId, [
    { code: 'top', titleFa: 'دستگاه برتر', titleEn: 'Top agency', position: 0, rule },
  ])
})
afterAll(async () => {
  await workspace.close()
  await rm(folder, { recursive: true, force: true })
})

async function sanjeh(name: string, ...args: string[]): Promise<string> {
  const work = fileCommands[name]
    ? fileCommands[name].run(args, folder)
    : commands[name]?.prepare(args)({ workspace, folder, say: () => {} })
  const answer = await work
  return `${answer?.exitCode}: ${answer?.lines.join('\n')}`
}

const advance = (step: string, ...more: string[]) => sanjeh('advance', ...where, '--step', step, ...more)

async function place() {
  const edition = await findEdition(workspace.database.db, code, '1404')
  if (!edition) throw new Error('The edition is gone')
  return edition
}

/** What has no command is done by the person whose act it is. */
async function as(username: string): Promise<RequestContext> {
  const { db } = workspace.database
  const person = (await db.query.user.findMany()).find((item) => item.username === username)
  if (!person) throw new Error(`Nobody is called ${username}`)
  return {
    db,
    now: new Date(),
    viewer: { user: { id: person.id, name: person.name }, grants: await listGrants(db, person.id), origin: 'test' },
  }
}

const newestRun = async () => (await findLatestRun(workspace.database.db, (await place()).edition.id))?.run.id

test('an edition goes from draft to preliminary by commands, and says what stands in its way', async () => {
  for (const [name, role] of [
    ['boss', 'administrator'],
    ['judge', 'judge'],
  ] as const)
    expect(
      await sanjeh(
        'people',
        'add',
        name,
        '--name',
        name,
        '--email',
        `${name}@test.invalid`,
        '--role',
        role,
        '--festival',
        code,
      ),
    ).toMatch(/^0: /)
  expect(await sanjeh('score', '--festival', code)).toMatch(/^0: .*1404/)
  expect(await advance('announce')).toBe('0: 1404: draft → announced')
  expect(await advance('announce')).toMatch(/^1: 1404: not moved \(wrong-state\)/)
  expect(await advance('withdraw')).toMatch(/needs-reason/)
  for (const step of ['collect', 'evaluate', 'showPreliminary', 'hearObjections'])
    expect(await advance(step), step).toMatch(/^0: /)
  expect(await advance('review')).toMatch(/^1: 1404: not moved \(blocked\) objectionsDeadlineSet/)
  expect(await advance('review', '--reason', 'بدون اعتراض')).toMatch(/^0: /)
  expect(await sanjeh('export', ...where, '--out', 'ranking.csv')).toMatch(/^0: .*4 agencies/)
})

test('a list is made, shown and closed by commands, between the votes of the judges', async () => {
  for (const step of ['finalise', 'shortlist']) expect(await advance(step), step).toMatch(/^0: /)
  expect(await sanjeh('export', ...where, '--out', 'judges.zip')).toMatch(/^1: 1404: no package \(no-list\)/)
  expect(await sanjeh('shortlist', 'propose', ...where)).toMatch(/^0: /)
  const { edition, festival } = await place()
  const round = await openRound(await as('boss'), { edition, festival }, { quorumPercent: 50, majority: 'simple' })
  if (!round.ok) throw new Error(round.why)
  const entries = await listEntries(workspace.database.db, 1)
  await castVotes(
    await as('judge'),
    { edition, festival },
    { roundId: round.round.id, choices: new Map(entries.map((entry) => [entry.id, 'for'])) },
  )
  expect(await sanjeh('shortlist', 'close', ...where)).toMatch(/^1: .*round-open/)
  await closeRound(await as('boss'), { edition, festival }, round.round.id)
  expect(await sanjeh('shortlist', 'close', ...where)).toMatch(/^0: 1404: list 1 is closed, [0-9a-f]{64}/)
  expect(await sanjeh('shortlist', 'show', ...where)).toContain('gas')
})

test('results are approved, published and checked by commands, and the log verifies to the end', async () => {
  const row = await place()
  const opensAt = ['--opens-at', 'now']
  expect(await advance('approve', ...opensAt)).toMatch(/^1: .*blocked\) minutesOpened/)
  const [boss, judge] = [await as('boss'), await as('judge')]
  const attendees = [{ userId: judge.viewer.user?.id ?? '', post: 'داور' }]
  await createMinutesDraft(boss, row, {
    heldOn: '2026-05-20',
    place: 'همدان',
    agenda: [],
    decisions: [],
    corrects: null,
    attendees,
  })
  const opened = await openForSigning(boss, row, { number: 1, version: 1 })
  await signMinutes(judge, row, 1, {
    hash: opened.ok ? (opened.minutes.hash ?? '') : '',
    by: 'password',
    dissent: null,
  })
  expect(await sanjeh('export', ...where, '--publication', '1', '--out', 'package.zip')).toMatch(/^1: /)
  expect(await advance('approve', '--opens-at', '1404/03/01 10:00')).toMatch(/^1: .*opening-past/)
  expect(await advance('approve', ...opensAt)).toBe('0: 1404: shortlisting → approved')
  expect(await sanjeh('export', ...where, '--out', 'judges.zip')).toMatch(/^0: /)
  expect(await sanjeh('export', ...where, '--publication', '1', '--out', 'package.zip')).toMatch(/^0: /)
  for (const name of ['judges.zip', 'package.zip']) expect(await sanjeh('verify', name), name).toMatch(/^0: /)
  const files = unzipSync(await readFile(path.join(folder, 'package.zip')))
  for (const name of ['input.json', 'model.json'] as const) await writeFile(path.join(folder, name), files[name] ?? '')
  const { run } = ResultsDocument.parse(JSON.parse(new TextDecoder().decode(files['results.json'])))
  expect(await sanjeh('check', 'input.json', 'model.json', run.resultHash)).toMatch(/^0: /)
  expect(await advance('archive')).toBe('0: 1404: published → archived')
  const before = await newestRun()
  expect(await sanjeh('score', ...where)).toMatch(/^1: 1404: skipped, since its preliminary result is out \(archived\)/)
  expect(await sanjeh('score', ...where, '--as-of', new Date().toISOString())).toMatch(/^0: 1404: .*beside its result/)
  expect(await newestRun()).toBe(before)
  expect(await sanjeh('audit', 'verify')).toMatch(/^0: /)
})
