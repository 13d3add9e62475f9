import { expect, test } from 'vitest'
import { checkModel } from '../check-model'
import { modelOfTree, toTree } from './indicator-table'
import type { TextTable } from './text-table'

const header = 'iCode;Parent;Type;Direction;Weight;Target;Denominator'

function tableOf(...lines: string[]): TextTable {
  return { header: header.split(';'), rows: lines.map((line, index) => ({ line: index + 2, cells: line.split(';') })) }
}

function errorsOf(...lines: string[]): string[] {
  const read = toTree(tableOf(...lines))
  return read.ok ? [] : read.errors.map(({ line, column, en }) => `${line} ${column}: ${en}`)
}

const index = 'Index;;Aggregate;1;1;;'

test('parents become branches, denominators ratios, −1 less is better, and the model is sound', () => {
  const read = toTree(
    tableOf(
      'a;D;Indicator;-1;2;5;NA',
      'b;D;Indicator;1;1;NA;GDP',
      'GDP;;Denominator;;;;',
      'D;Index;Aggregate;1;۱;;',
      index,
    ),
  )
  expect(read).toMatchObject({
    ok: true,
    value: {
      code: 'Index',
      children: [
        {
          code: 'D',
          weight: 1,
          children: [
            { code: 'a', weight: 2, direction: 'less-is-better', target: 5, measure: { metric: 'a' } },
            { code: 'b', measure: { numerator: { metric: 'b' }, denominator: { metric: 'GDP' } } },
          ],
        },
      ],
    },
  })
  expect(read.ok && checkModel(modelOfTree(read.value)).ok).toBe(true)
})

test.each([
  [
    'a parent that is not there',
    ['a;X;Indicator;1;1;;', 'b;Index;Indicator;1;1;;', index],
    '2 Parent: The parent “X” is not among the aggregates',
  ],
  [
    'a cycle',
    ['a;D;Indicator;1;1;;', 'D;E;Aggregate;1;1;;', 'E;D;Aggregate;1;1;;', 'b;Index;Indicator;1;1;;', index],
    '3 Parent: “D” reaches itself',
  ],
  [
    'an aggregate without children',
    ['a;Index;Indicator;1;1;;', 'D;Index;Aggregate;1;1;;', index],
    '3 iCode: “D” has no children',
  ],
  [
    'weights that add up to zero',
    ['a;Index;Indicator;1;0;;', index],
    '3 iCode: The weights of the children of “Index” add up to zero',
  ],
  [
    'a code that stands twice',
    ['a;Index;Indicator;1;1;;', 'a;Index;Indicator;1;1;;', index],
    '3 iCode: The code “a” already stands in line 2',
  ],
  [
    'two roots',
    ['a;Index;Indicator;1;1;;', index, 'b;Other;Indicator;1;1;;', 'Other;;Aggregate;1;1;;'],
    '5 Parent: Exactly one aggregate must have no parent',
  ],
  ['a direction that is none', ['a;Index;Indicator;up;1;;', index], '2 Direction: The direction must be 1 or -1.'],
  [
    'a direction of an aggregate',
    ['a;D;Indicator;1;1;;', 'D;Index;Aggregate;-1;1;;', index],
    '3 Direction: An aggregate has no direction of its own',
  ],
  ['a weight that is none', ['a;Index;Indicator;1;heavy;;', index], '2 Weight: The weight must be a number'],
  ['a target that is none', ['a;Index;Indicator;1;1;12/5;', index], '2 Target: The target must be a number'],
])('refuses %s with its line', (_, lines, expected) => {
  expect(errorsOf(...lines)[0]).toContain(expected)
})

test('a table that lacks a column says which', () => {
  const read = toTree({ header: ['iCode', 'Weight'], rows: [{ line: 2, cells: ['a', '1'] }] })
  expect(read.ok ? [] : read.errors.map(({ column }) => column)).toEqual(['Parent', 'Type', 'Direction'])
})
