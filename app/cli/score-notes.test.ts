import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { branchOf, indicatorOf, modelOf } from '../../tests/fixtures/small-scoring'
import type { Model } from '../../scoring/model'
import { printNotes } from './score-notes'
import { scoreFile } from './score-file'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-notes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const Answer = z.looseObject({
  agencies: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  notes: z.array(z.object({ code: z.string(), agency: z.string(), text: z.string() })),
})

async function scoreTexts(files: Record<string, string>, ...args: string[]) {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  const { lines, json } = await scoreFile(['--data', 'data.csv', ...args], folder)
  const { agencies, notes } = Answer.parse(json)
  const column = (key: string) => Object.fromEntries(agencies.map((row) => [String(row['agency']), row[key]]))
  return { lines, agencies, notes: notes.map(({ text }) => text), column }
}

const title = { fa: 'الف', en: 'a' }
const plain = { normalisation: { method: 'goalposts', low: 0, high: 1 } } as const
const [x, y] = [indicatorOf('x'), indicatorOf('y')]
const rules: Model['rules'] = {
  adjustments: [
    { code: 'fast', title, when: { node: 'x', of: 'value', is: 'at-least', than: 0.8 }, points: 5 },
    { code: 'whole', title, when: { node: 'y', of: 'value', is: 'at-least', than: 0.5 }, points: 4 },
    { code: 'late', title, when: { node: 'x', of: 'value', is: 'below', than: 0.5 }, points: -3 },
  ],
  gates: [{ code: 'open', title, requires: { node: 'y', of: 'value', is: 'above', than: 0.2 } }],
  caps: { bonus: 7 },
}

test('bonuses, penalties, gates and who is barred stand beside the scores, and the bonuses are within the total', async () => {
  const model = JSON.stringify(modelOf([x, y], plain, { rules }))
  const { lines, column, notes } = await scoreTexts(
    { 'data.csv': 'code,x,y\nA,0.9,0.7\nB,0.4,0.6\nC,0.8,0.1\nD,NA,NA\n', 'model.json': model },
    '--model',
    'model.json',
  )
  // A: 45 + 35 and 9 held at 7; B: 20 + 30 + 4 − 3; C: 40 + 5 + 5.
  expect(column('total')).toEqual({ A: 87, B: 51, C: 50, D: null })
  expect(column('bonus')).toEqual({ A: 7, B: 4, C: 5, D: null })
  expect(column('penalty')).toEqual({ A: 0, B: -3, C: 0, D: null })
  expect(column('adjustments')).toEqual({ A: 'fast whole', B: 'whole late', C: 'fast', D: null })
  expect(column('unmet_gates')).toEqual({ A: '', B: '', C: 'open', D: 'open' })
  expect(column('barred')).toEqual({ A: 'no', B: 'no', C: 'yes', D: 'yes' })
  expect(column('no_rank')).toEqual({ A: '', B: '', C: '', D: 'no-data' })
  expect(lines[0]).toContain(
    'agency,rank_overall,total,x,y,coverage,bonus,penalty,adjustments,unmet_gates,barred,no_rank',
  )
  expect(notes).toContain('C takes no award: it does not meet open.')
  expect(lines).toContain('C takes no award: it does not meet open.')
})

test('a model without rules has no columns for them', async () => {
  const { agencies } = await scoreTexts(
    { 'data.csv': 'code,x,y\nA,1,1\nB,0,0\n', 'model.json': JSON.stringify(modelOf([x, y], plain)) },
    '--model',
    'model.json',
  )
  expect(Object.keys(agencies[0] ?? {})).toEqual(['agency', 'rank_overall', 'total', 'x', 'y', 'coverage', 'no_rank'])
})

test('a part that the model requires and that has no data is named where there is no rank', async () => {
  const model = modelOf([branchOf('d', [x]), branchOf('e', [y])], plain, { requires: 'every-dimension' })
  const { column, notes } = await scoreTexts(
    { 'data.csv': 'code,x,y\nA,1,NA\nB,0.5,0.5\n', 'model.json': JSON.stringify(model) },
    '--model',
    'model.json',
  )
  expect(column('rank_overall')).toEqual({ A: null, B: 1 })
  expect(column('no_rank')).toEqual({ A: 'missing-required e', B: '' })
  expect(notes).toEqual(['A has no rank: the model requires data in e, and there are none.'])
})

const four = {
  'data.csv': 'uCode,a,b,c,d\nA,9,NA,NA,NA\nB,1,1,2,3\nC,8,5,6,NA\nD,7,6,5,NA\n',
  'meta.csv':
    'iCode,Parent,Type,Direction,Weight\nall,,Aggregate,1,1\na,all,Indicator,1,1\nb,all,Indicator,1,1\nc,all,Indicator,1,1\nd,all,Indicator,1,1\n',
}

test('an agency of which a quarter is known is not first by default, and the default is named', async () => {
  const { column, notes } = await scoreTexts(four, '--indicators', 'meta.csv')
  expect(column('rank_overall')).toEqual({ A: null, B: 3, C: 1, D: 2 })
  expect(column('no_rank')).toMatchObject({ A: 'low-coverage', C: '' })
  expect(notes).toEqual([
    'A has no rank: 25 % of the weight is known and at least 66.7 % must be by default; --min-coverage sets another share.',
  ])
})

test('another minimum is taken as it is given, and who is ranked on little is named', async () => {
  const low = await scoreTexts(four, '--indicators', 'meta.csv', '--min-coverage', '0.2')
  expect(low.column('rank_overall')['A']).toBe(1)
  expect(low.notes).toEqual([
    'A is ranked 1 although only 25 % of the weight is known: the model asks for no more. --min-coverage sets what it asks for.',
  ])
  const high = await scoreTexts(four, '--indicators', 'meta.csv', '--min-coverage', '0.8')
  expect(high.column('rank_overall')).toEqual({ A: null, B: 1, C: null, D: null })
  expect(high.notes[1]).toBe('C has no rank: 75 % of the weight is known and at least 80 % must be.')
  await expect(scoreTexts(four, '--indicators', 'meta.csv', '--min-coverage', '66')).rejects.toThrow(
    '--min-coverage is a share of the weight from 0 to 1',
  )
})

test('a model document says its minimum itself, and is told of who is ranked on little', async () => {
  const written = JSON.stringify(modelOf([x, y, indicatorOf('z', { weight: 2 })], plain))
  const files = { 'data.csv': 'code,x,y,z\nA,1,NA,NA\nB,0.5,0.5,0.5\n', 'model.json': written }
  const asWritten = await scoreTexts(files, '--model', 'model.json')
  expect(asWritten.column('rank_overall')).toEqual({ A: 1, B: 2 })
  expect(asWritten.notes).toEqual([expect.stringContaining('A is ranked 1 although only 25 % of the weight is known')])
  const raised = await scoreTexts(files, '--model', 'model.json', '--min-coverage', '0.5')
  expect(raised.column('rank_overall')).toEqual({ A: null, B: 1 })
})

test.each([
  ['code;x;y\nA;1;2\n', 'semicolons'],
  ['code\tx\ty\nA\t1\t2\n', 'tabs'],
  ['code;x;y\nA;1,5;2,5\n', 'semicolons'],
  ['"code";"x";"y"\n"A";"1";"2"\n', 'semicolons'],
  ['\uFEFFcode;x, now;y\nA;1;2\n', 'semicolons'],
])('%j is named as separated by %s, with what to do', async (text, name) => {
  const files = { 'data.csv': text, 'model.json': JSON.stringify(modelOf([x, y], plain)) }
  await expect(scoreTexts(files, '--model', 'model.json')).rejects.toThrow(
    `data.csv is separated by ${name} and not by commas: save it as “CSV (comma delimited)”, with a point for decimals, and try again`,
  )
})

test('a semicolon inside a name or a cell of a comma file separates nothing', async () => {
  const files = {
    'data.csv': 'code,"note; of; all",a;b;c;d;e,x,y\nA,;,,1,2\nB,,;,0,0\n',
    'model.json': JSON.stringify(modelOf([x, y], plain)),
  }
  expect((await scoreTexts(files, '--model', 'model.json')).column('rank_overall')).toEqual({ A: 1, B: 2 })
})

test('a file whose quotes do not close is refused by its name', async () => {
  const files = { 'data.csv': 'code,x,y\nA,"1,2\n', 'model.json': JSON.stringify(modelOf([x, y], plain)) }
  await expect(scoreTexts(files, '--model', 'model.json')).rejects.toThrow(
    /data\.csv is not a CSV file: Quote Not Closed/,
  )
})

test('of a kind of sentence a terminal shows twenty, and how many more there are', () => {
  const notes = Array.from({ length: 23 }, (_, index) => ({
    code: 'barred' as const,
    agency: `a${index}`,
    text: `note ${index}`,
  }))
  expect(printNotes(notes)).toHaveLength(21)
  expect(printNotes(notes).at(-1)).toBe('3 more agencies: barred (all with --json)')
})
