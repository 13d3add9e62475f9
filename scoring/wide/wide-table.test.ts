import { expect, test } from 'vitest'
import { indicatorOf, modelOf } from '../../tests/fixtures/small-scoring'
import { checkFit } from '../check-fit'
import { Status } from '../input'
import type { TextTable } from './text-table'
import { toScoringInput } from './wide-table'

const model = modelOf([
  indicatorOf('x'),
  indicatorOf('perHead', { measure: { numerator: { metric: 'y' }, denominator: { attribute: 'people' } } }),
])

function tableOf(text: string): TextTable {
  const [header = '', ...lines] = text.split('\n')
  return {
    header: header.split(';'),
    rows: lines.map((line, index) => ({ line: index + 2, cells: line === '' ? [''] : line.split(';') })),
  }
}

function errorsOf(text: string, columns = {}): string[] {
  const read = toScoringInput(tableOf(text), model, columns)
  return read.ok ? [] : read.errors.map(({ line, column, en }) => `${line} ${column}: ${en}`)
}

test('Persian and Arabic digits are read, blank lines are passed over, other columns too', () => {
  const read = toScoringInput(tableOf('code;note;x;y;people\nآب;;۱۲٫۵;١٬٢٣٤;10\n\nراه;-;−۳;4;۵'), model)
  expect(read.ok && read.value.agencies.code).toEqual(['آب', 'راه'])
  expect(read.ok && read.value.metrics.map(({ metric, value }) => [metric, Array.from(value)])).toEqual([
    ['x', [12.5, -3]],
    ['y', [1234, 4]],
  ])
  expect(read.ok && Array.from(read.value.agencies.attributes['people']?.value ?? [])).toEqual([10, 5])
})

test('empty, no data and not applicable stay three different things', () => {
  const read = toScoringInput(tableOf('code;x;y;people\na;;1;1\nb;NA;1;1\nc;مصداق ندارد;1;1\nd;0;1;1'), model)
  expect(read.ok && Array.from(read.value.metrics[0]?.status ?? [])).toEqual([
    Status.absent,
    Status.noData,
    Status.notApplicable,
    Status.reported,
  ])
})

test('groups and non-competing agencies are read', () => {
  const read = toScoringInput(tableOf('code;g;in;x;y;people\na;one;1;1;1;1\nb;NA;خیر;1;1;1'), model, {
    group: 'g',
    competes: 'in',
  })
  expect(read.ok && [read.value.agencies.group, read.value.agencies.competes]).toEqual([
    ['one', null],
    [true, false],
  ])
})

test.each(['1,234', '12/5', '12%', '1.2.3', 'n/a', '1e400', '٫', '1٬23'])(
  '%s is refused with its place and a remedy',
  (cell) => {
    expect(errorsOf(`code;x;y;people\na;1;1;1\nb;${cell};1;1`)).toEqual([
      expect.stringMatching(/^3 x: “.+” .+ write .+/),
    ])
  },
)

test('repeated headers, missing columns, short rows and repeated agencies are refused', () => {
  expect(errorsOf('code;x;x;people\na;1;1;1')).toEqual([
    '1 x: The header “x” stands in columns 2 and 3; rename one or take it out.',
  ])
  expect(errorsOf('code;;x\na;1;1')).toEqual(['1 2: Column 2 has no header; name it or take it out.'])
  expect(errorsOf('code;x;y;people\na;1')).toEqual([
    '2 3: This row has 2 cells and there are 4 headers; check its separators and quotes.',
  ])
  expect(errorsOf('code;x;y;people\na;1;1;1\na;1;1;1\n;1;1;1')).toEqual([
    '3 code: The code “a” already stands in line 2; each agency has one row.',
    '4 code: This row has no agency code; write it.',
  ])
  expect(errorsOf('code;x\na;1').map((error) => error.slice(0, 9))).toEqual(['1 y: The ', '1 people:'])
  expect(errorsOf('x;y;people\n1;1;1', { group: 'g' }).map((error) => error.split(':')[0])).toEqual(['1 uCode', '1 g'])
})

test('a table without rows and one of a million columns are refused at once', () => {
  expect(errorsOf('code;x;y;people')).toEqual(['1 code: The table has no rows; write at least one under the headers.'])
  const header = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`)
  const read = toScoringInput({ header, rows: [{ line: 2, cells: header }] }, model)
  expect(read.ok ? [] : read.errors.map(({ en }) => en)).toEqual([
    'The table has 1000000 columns and at most 16384 are taken; keep only those that the model uses.',
  ])
})

test('a leaf without data and a group of one are told before scoring', () => {
  const grouped = modelOf([
    indicatorOf('x', { choices: { normalisation: { method: 'min-max', over: 'group' } } }),
    indicatorOf('y'),
  ])
  const read = toScoringInput(tableOf('code;g;x;y\na;one;1;NA\nb;one;2;\nc;two;3;'), grouped, { group: 'g' })
  expect(read.ok && checkFit(read.value, grouped).map(({ node, en }) => [node, en.slice(0, 30)])).toEqual([
    ['y', 'There is no value of “y”, whic'],
    ['x', 'The group “two” has one agency'],
  ])
})

test('codes that differ in the script of their letters and digits alone are one agency, and both rows are named', () => {
  expect(errorsOf('code;x;y;people\nکد۱;1;1;1\nكد1;2;1;1')).toEqual([
    '3 code: The code “كد1” already stands in line 2 as “کد۱”; each agency has one row.',
  ])
  // Capitals tell codes apart, and half spaces do not join names.
  expect(errorsOf('code;x;y;people\nA1;1;1;1\na1;2;1;1')).toEqual([])
})

test('groups that differ in their script alone are one, under the name that comes first', () => {
  const read = toScoringInput(tableOf('code;g;x;y;people\na;گروه ی;1;1;1\nb;گروه ي;1;1;1\nc;گروه ۲;1;1;1'), model, {
    group: 'g',
  })
  expect(read.ok && read.value.agencies.group).toEqual(['گروه ی', 'گروه ی', 'گروه ۲'])
})

test.each([
  ['.5', 0.5],
  ['5.', 5],
  ['+5', 5],
  ['1e3', 1000],
  ['-1.5E-3', -0.0015],
  ['۰٫۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷', 0.12345678901234566],
  ['20497128555.697200000000001', 20_497_128_555.6972],
  ['9007199254740991', 9_007_199_254_740_991],
])('%s is a number', (cell, value) => {
  const read = toScoringInput(tableOf(`code;x;y;people\na;${cell};1;1`), model)
  expect(read.ok && read.value.metrics[0]?.value[0]).toBe(value)
})

test.each(['9007199254740993', '12345678901234567890', '۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸'])(
  '%s has more digits than can be kept, and is refused as that',
  (cell) => {
    expect(errorsOf(`code;x;y;people\na;${cell};1;1`)).toEqual([
      `2 x: “${cell}” is a whole number with more digits than can be kept exactly; write it in a larger unit.`,
    ])
  },
)
