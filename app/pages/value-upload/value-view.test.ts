import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findEdition } from '../../../db/queries/editions'
import { findUpload } from '../../../db/queries/uploads'
import { readOfficeFile } from '../../../sources/sheets/read-office-file'
import { createViewer } from '../../../tests/fixtures/people'
import { createSmallFestival } from '../../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { readChoicesOfFile, readKeptValueChoices, toKeptChoices } from '../../flows/setup/values/value-choices'
import { expectFound } from '../../expect/expect-found'
import { keepValueUpload } from '../../flows/setup/values/value-uploads.server'
import { parseForm } from '../../forms/parse-form.server'
import { describeValues } from './describe-values.server'
import { markValues } from './mark-values'
import { ValueUploadForm, answerValueUpload } from './value-actions.server'
import { parseValueSearch, toValueSearch } from './value-search.server'
import { loadValueUpload } from './value-view.server'

const now = new Date('2026-04-01T08:00:00Z')
const year = 'period=2025-03-21_2026-03-21'

let database: Database
let festivals = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function open(text: string) {
  const { db } = database
  const code = `seen-${++festivals}`
  const small = await createSmallFestival(db, code)
  const editionContext = expectFound(await findEdition(db, code, '1404'), 'the edition')
  const context = { db, viewer: await createViewer(db, small.festivalId, { role: 'administrator' }), now }
  const bytes = new TextEncoder().encode(text)
  const kept = await keepValueUpload(context, editionContext, { fileName: 'a.csv', bytes }, readOfficeFile)
  if (!kept.ok) throw new Error(kept.why)
  const find = async () => expectFound(await findUpload(db, editionContext.edition.id, 'values', kept.id), 'the upload')
  const look = async (search: string, language: 'fa' | 'en' = 'en') => {
    const view = await loadValueUpload(
      context,
      editionContext,
      await find(),
      parseValueSearch(`/?${search}`, editionContext),
      language,
    )
    if (!view.ok) throw new Error(view.why)
    return view
  }
  const describe = async (search: string) => {
    const { choices } = parseValueSearch(`/?${search}`, editionContext)
    const described = await describeValues(context, editionContext, await find(), choices, {
      language: 'en',
      calendar: 'jalali',
    })
    if (!described.ok) throw new Error(described.why)
    return described
  }
  const send = async (search: string, fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const { choices } = parseValueSearch(`/?${search}`, editionContext)
    return answerValueUpload(context, editionContext, await find(), choices, parseForm(form, ValueUploadForm), 'en')
  }
  return { place: editionContext, look, describe, send }
}

test('cells that need somebody come first, each with its sentence in both languages', { timeout: 60_000 }, async () => {
  const { look } = await open('دستگاه,درخواست‌ها,مرحله\nآبفا,5,9\nکسی,x,1')
  const view = await look(year)
  expect(view.cells.map(({ outcome, agency, metric, why }) => [outcome, agency, metric, why])).toEqual([
    ['problem', 'Water Company', 'Stage', 'This metric is never more than 5.'],
    ['problem', 'کسی', 'Requests', 'There is no agency “کسی”. Say above which one it is, or correct the name.'],
    ['problem', 'کسی', 'Stage', 'There is no agency “کسی”. Say above which one it is, or correct the name.'],
    ['new', 'Water Company', 'Requests', null],
  ])
  expect((await look(year, 'fa')).cells[0]?.why).toBe('این سنجه از ۵ بیشتر نمی‌شود.')
  expect((await look(`${year}&show=new`)).cells).toHaveLength(1)
  expect(view.periods.map(({ text }) => text).slice(0, 2)).toEqual(['2025-03-21_2026-03-21', '2025-03-21_2025-04-21'])
  expect(view.periods).toHaveLength(13)
})

test(
  'names that no agency has come with the nearest ones, and an answer is in the address',
  { timeout: 60_000 },
  async () => {
    const { look, place: editionContext, send } = await open('دستگاه,درخواست‌ها\nراه‌داری همدان,5\nzzz,2')
    const { unknownNames } = await look(year)
    expect(unknownNames.map(({ name, agencies }) => [name, agencies.map(({ code }) => code)])).toEqual([
      ['راه‌داری همدان', ['roads']],
      ['zzz', []],
    ])
    const said = `${year}&is-${unknownNames[0]?.key}=roads`
    const view = await look(said)
    expect(view.counts).toMatchObject({ new: 1, problem: 1 })
    expect(view.unknownNames.map(({ name, agency }) => [name, agency])).toEqual([
      ['zzz', null],
      ['راه‌داری همدان', 'roads'],
    ])
    const { choices } = parseValueSearch(`/?${said}&is-x=roads`, editionContext)
    expect(toValueSearch({ ...choices, period: null })).toBe(`?is-${unknownNames[0]?.key}=roads`)
    expect(await send(said, { intent: 'take', basis: view.basis, names: 'yes' })).toBeNull()
    expect((await look(year)).unknownNames.map(({ name }) => name)).toEqual(['zzz'])
  },
)

test(
  'a word that stands over several columns is said once, and kept for the next file',
  { timeout: 60_000 },
  async () => {
    const months = 'دستگاه,فروردین,فروردین,اردیبهشت,اردیبهشت\n,برخط,کاغذی,برخط,کاغذی'
    const { look, place: editionContext } = await open(`${months}\nآبفا,5,1,6,2`)
    const asked = await look('a-year=1404')
    expect(asked.unknownHeadings).toEqual([
      { text: 'برخط', columns: 2, letters: 'B', meaning: null },
      { text: 'کاغذی', columns: 2, letters: 'C', meaning: null },
    ])
    const said = `a-year=1404&${new URLSearchParams({ 'h-برخط': 'metric:requests', 'h-کاغذی': 'none' })}`
    const view = await look(said)
    expect(view.cells.map(({ outcome, metric, text, period }) => [outcome, metric, text, period?.from])).toEqual([
      ['new', 'Requests', '5', '2025-03-21'],
      ['new', 'Requests', '6', '2025-04-21'],
    ])
    expect(view.unknownHeadings.map(({ text, meaning }) => [text, meaning])).toEqual([
      ['برخط', 'metric:requests'],
      ['کاغذی', 'none'],
    ])
    const { choices } = parseValueSearch(`/?${said}`, editionContext)
    expect(parseValueSearch(toValueSearch(choices), editionContext).choices).toEqual(choices)
    expect(readKeptValueChoices(toKeptChoices(choices)).headings).toEqual(choices.headings)
  },
)

test('a problem of a row is marked once, where its agency stands', { timeout: 60_000 }, async () => {
  const { describe } = await open('دستگاه,درخواست‌ها,مرحله\nآبفا,5,9\nکسی,2,1')
  const { read, cells } = await describe(year)
  expect(markValues(read.file, cells).map(({ row, column, text }) => [row, column, text])).toEqual([
    [1, 2, 'This metric is never more than 5.'],
    [2, 0, expect.stringContaining('There is no agency “کسی”')],
  ])
})

test('what a person chooses is in the address, and what is no choice is left out', { timeout: 60_000 }, async () => {
  const { place: editionContext, look } = await open('دستگاه,ستون\nآبفا,3')
  const { choices } = parseValueSearch(
    `/?${year}&c1=metric:stage&c2=none&c3=&c4=x&a-slash=decimal&a-dot=no&a-year=۱۴۰۴`,
    editionContext,
  )
  expect(choices).toMatchObject({
    meanings: { 1: 'metric:stage', 2: null },
    answers: { slash: 'decimal', year: 1404 },
    metric: null,
    period: { from: '2025-03-21', to: '2026-03-21' },
  })
  expect(parseValueSearch('/?period=1990-01-01_1991-01-01', editionContext).choices.period).toBeNull()
  expect(toValueSearch({ ...choices, period: null, answers: { slash: 'decimal' } })).toBe(
    '?c1=metric%3Astage&c2=none&a-slash=decimal',
  )
  // What a file was stored with leads back to the same choices, its table, period and year among them.
  const whole = { ...choices, table: { sheet: 2, heading: { first: 1, last: 2 } } }
  const stored: unknown = JSON.parse(JSON.stringify(toKeptChoices(whole)))
  expect(parseValueSearch(`/${toValueSearch(readChoicesOfFile(stored))}`, editionContext).choices).toEqual(whole)
  expect(readKeptValueChoices(stored)).toMatchObject({ table: {}, period: null, answers: { slash: 'decimal' } })
  expect((await look(year)).cells).toEqual([])
  const view = await look(`${year}&c1=metric:stage`)
  expect(view.columns[1]).toMatchObject({ found: 'metric:stage', chosen: 'metric:stage' })
  expect(view.toWrite).toBe(1)
})

test('values are stored by what was shown, and taken back with a reason', { timeout: 60_000 }, async () => {
  const { look, send } = await open('دستگاه,درخواست‌ها\nآبفا,5')
  const { basis } = await look(year)
  expect(await send(year, { intent: 'take', basis: 'another' })).toMatchObject({ why: 'changed' })
  expect(await send(year, { intent: 'take', basis })).toBeNull()
  const taken = await look(year)
  expect(taken).toMatchObject({ takenAt: now.toISOString(), counts: { same: 1 }, toWrite: 0 })
  expect(await send(year, { intent: 'take-back', reason: ' ' })).toMatchObject({ why: 'no-reason' })
  expect(await send(year, { intent: 'take-back', reason: 'پروندهٔ دیگر' })).toBeNull()
  expect(await look(year)).toMatchObject({ takenAt: null, counts: { changed: 1 }, toWrite: 1 })
  expect(await send(year, { intent: 'take-back', reason: 'باز' })).toMatchObject({ why: 'not-taken' })
})
