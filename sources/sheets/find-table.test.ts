import { expect, test } from 'vitest'
import { findTable, layoutKey } from './find-table'
import type { CellRange, RawCell, Sheet } from './grid'
import type { TableChoice } from './find-table'

type Written = string | number | null

/** A sheet as people see it; a number is one that the file keeps as a number. */
function sheetOf(
  rows: readonly (readonly Written[])[],
  more: Partial<Sheet> & { merges?: CellRange[]; hiddenRows?: number[]; hiddenColumns?: number[] } = {},
): Sheet {
  const toCell = (value: Written): RawCell | null => {
    if (value === null || value === '') return null
    return typeof value === 'number' ? { text: String(value), number: value } : { text: value }
  }
  return {
    name: more.name ?? 'Sheet1',
    isHidden: more.isHidden ?? false,
    grid: {
      rows: rows.map((row) => row.map(toCell)),
      width: Math.max(...rows.map((row) => row.length)),
      merges: more.merges ?? [],
      hiddenRows: new Set(more.hiddenRows),
      hiddenColumns: new Set(more.hiddenColumns),
    },
  }
}

function tableOf(sheets: Sheet | Sheet[], choice?: TableChoice) {
  const table = findTable([sheets].flat(), choice)
  if (!table) throw new Error('no table')
  return {
    table,
    headings: table.columns.map(({ heading }) => heading),
    texts: table.rows.map(({ cells }) =>
      cells
        .map((cell) => cell?.text ?? '')
        .join(' ')
        .trim(),
    ),
    leftOut: table.leftOut.map(({ row, why, check }) => `${row + 1} ${why}${check ? ` ${check.result}` : ''}`),
  }
}

const across = (row: number, left: number, right: number): CellRange => ({ top: row, bottom: row, left, right })

test('a sheet that begins with its heading', () => {
  const { table, headings, texts } = tableOf(
    sheetOf([
      ['نام', 'تعداد'],
      ['الف', 1],
      ['ب', 2],
    ]),
  )
  expect(table.heading).toEqual({ first: 0, last: 0 })
  expect([headings, texts]).toEqual([
    ['نام', 'تعداد'],
    ['الف 1', 'ب 2'],
  ])
})

test('titles, a line of date and number, and blank lines stand above the heading', () => {
  const { table, leftOut } = tableOf(
    sheetOf([
      ['گزارش'],
      [null, 'تاریخ:', '1404/05/01'],
      [],
      ['ردیف', 'نام', 'الف', 'ب', 'پ'],
      [1, 'x', 1, 2, 3],
      [2, 'y', 4, 5, 6],
    ]),
  )
  expect(table.heading).toEqual({ first: 3, last: 3 })
  expect(leftOut).toEqual(['1 title', '2 title', '3 blank'])
  expect(table.titles).toEqual(['گزارش', 'تاریخ:', '1404/05/01'])
})

test('a heading of two rows, merged across and down', () => {
  const merges = [across(0, 1, 2), { top: 0, bottom: 1, left: 0, right: 0 }]
  const { headings, table } = tableOf(
    sheetOf(
      [
        ['نام', 'نیروی انسانی', null],
        [null, 'زن', 'مرد'],
        ['الف', 1, 2],
      ],
      { merges },
    ),
  )
  expect(headings).toEqual(['نام', 'نیروی انسانی / زن', 'نیروی انسانی / مرد'])
  expect(table.heading).toEqual({ first: 0, last: 1 })
})

test('a heading of two rows in a text file, which merges nothing', () => {
  const { headings } = tableOf(
    sheetOf([
      ['نام', 'فروردین', null, 'اردیبهشت', null],
      [null, 'زن', 'مرد', 'زن', 'مرد'],
      ['الف', 1, 2, 3, 4],
      ['ب', 1, 2, 3, 4],
    ]),
  )
  expect(headings).toEqual(['نام', 'فروردین / زن', 'فروردین / مرد', 'اردیبهشت / زن', 'اردیبهشت / مرد'])
})

test('years as headings are no data', () => {
  expect(
    tableOf(
      sheetOf([
        ['نام', 1403, 1404],
        ['الف', 5, 6],
        ['ب', 7, 8],
      ]),
    ).headings,
  ).toEqual(['نام', '1403', '1404'])
})

test('the first record of texts alone is no second row of the heading', () => {
  const { texts } = tableOf(
    sheetOf([
      ['کد', 'نام', 'گروه'],
      ['A', 'الف', 'یک'],
      ['B', 'ب', 'دو'],
    ]),
  )
  expect(texts).toEqual(['A الف یک', 'B ب دو'])
})

const heading = ['ردیف', 'نام', 'الف', 'ب']

test('subtotals, totals and averages are told by their label and checked against their rows', () => {
  const { texts, leftOut } = tableOf(
    sheetOf([
      heading,
      [1, 'x', 1, 10],
      [2, 'y', 2, 20],
      [null, 'جمع گروه یک', 3, 30],
      [3, 'z', 4, 40],
      [4, 'w', 5, 50],
      [null, 'جمع گروه دو', 9, 91],
      ['میانگین', null, 3, 30],
      [null, 'جمع کل', 12, 120],
    ]),
  )
  expect(texts).toHaveLength(4)
  expect(leftOut).toEqual(['4 subtotal agrees', '7 subtotal differs', '8 average agrees', '9 total agrees'])
})

test('a total says in which column it does not add up', () => {
  const { table } = tableOf(sheetOf([heading, [1, 'x', 1, 10], [2, 'y', 2, 20], [null, 'جمع', 3, 31]]))
  expect(table.leftOut[0]?.check).toEqual({
    result: 'differs',
    agreeing: 1,
    differing: [{ column: 3, stated: 31, summed: 30 }],
  })
})

test('a row of sums without any label is a total, and a row of zeros is none', () => {
  const rows = [heading, [1, 'x', 1, 10], [2, 'y', 2, 20], [3, 'z', 0, 0], [null, null, 3, 30]]
  expect(tableOf(sheetOf(rows)).leftOut).toEqual(['5 total agrees'])
})

test.for(['جمعیت هلال احمر', 'جمع‌آوری و فروش اموال تملیکی', 'مجموعه ورزشی', 'کلینیک', 'سرپرستی بانک'])(
  '“%s” is an agency and no total',
  (name) => {
    expect(tableOf(sheetOf([heading, [1, 'x', 1, 10], [2, name, 1, 10]])).texts).toHaveLength(2)
  },
)

test('a column whose cells are not all read is not added up', () => {
  const { leftOut } = tableOf(
    sheetOf([
      ['نام', 'الف'],
      ['x', '۸۵/۵'],
      ['y', 2],
      ['جمع', 3],
    ]),
  )
  expect(leftOut).toEqual(['4 total unchecked'])
})

test('labels on first rows alone are carried down; other names, which are sparse too, are not', () => {
  const { table, texts } = tableOf(
    sheetOf([
      ['گروه', 'نام', 'نام‌های دیگر', 'الف'],
      ['یک', 'x', 'ایکس', 1],
      [null, 'y', null, 2],
      [null, 'z', null, 3],
      ['دو', 'v', null, 4],
      [null, 'w', null, 5],
    ]),
  )
  expect(texts.map((text) => text.slice(0, 2).trim())).toEqual(['یک', 'یک', 'یک', 'دو', 'دو'])
  expect(table.carried).toEqual([{ column: 0, cells: 3, because: 'first-row-only' }])
})

test('a label that is merged down is carried, a number that is merged is not: it would count twice', () => {
  const merges = [
    { top: 1, bottom: 2, left: 0, right: 0 },
    { top: 1, bottom: 2, left: 2, right: 2 },
  ]
  const { texts } = tableOf(
    sheetOf(
      [
        ['ستون', 'نام', 'الف'],
        ['یک', 'x', 7],
        [null, 'y', null],
      ],
      { merges },
    ),
  )
  expect(texts).toEqual(['یک x 7', 'یک y'])
})

test('a line of its own between groups is the section of the rows below it', () => {
  const merges = [across(1, 0, 3), across(4, 0, 3)]
  const { table, leftOut } = tableOf(
    sheetOf([heading, ['زیربنایی'], [1, 'x', 1, 2], [2, 'y', 3, 4], ['تولیدی'], [3, 'z', 5, 6]], { merges }),
  )
  expect(table.rows.map(({ section }) => section)).toEqual(['زیربنایی', 'زیربنایی', 'تولیدی'])
  expect(leftOut).toEqual(['2 section', '5 section'])
})

test('footers: a note with a star, a signature after a blank line', () => {
  const { leftOut, texts } = tableOf(
    sheetOf([heading, [1, 'x', 1, 2], [2, 'y', 3, 4], [null, '* تا پایان مرداد'], [], [null, 'مدیر کل', 'معاون']]),
  )
  expect(texts).toHaveLength(2)
  expect(leftOut).toEqual(['4 footer', '5 blank', '6 footer'])
})

test('the last agency without any value is an agency', () => {
  expect(tableOf(sheetOf([heading, [1, 'x', 1, 2], [2, 'y', 3, 4], [null, 'اداره کل گمرک']])).texts).toHaveLength(3)
})

test('a heading that is repeated on each page and the numbers of columns are left out', () => {
  const rows = [heading, ['(۱)', '(۲)', '(۳)', '(۴)'], [1, 'x', 5, 6], [], heading, [2, 'y', 7, 8]]
  expect(tableOf(sheetOf(rows)).leftOut).toEqual(['2 column-numbers', '4 blank', '5 repeated-heading'])
})

test('hidden rows are read and said, hidden columns are said', () => {
  const { table } = tableOf(sheetOf([heading, [1, 'x', 1, 2], [2, 'y', 3, 4]], { hiddenRows: [2], hiddenColumns: [3] }))
  expect(table.rows).toHaveLength(2)
  expect(table.hiddenRows).toEqual([2])
  expect(table.columns.map(({ isHidden }) => isHidden)).toEqual([false, false, false, true])
})

test('the sheet with most cells is taken, a hidden one last; a person can choose another, other heading rows, and rows to keep', () => {
  const sheets = [
    sheetOf([['راهنما']]),
    sheetOf([heading, [1, 'x', 1, 2], [2, 'جمع', 1, 2]], { name: 'داده' }),
    sheetOf([heading, [1, 'x', 1, 2], [2, 'y', 1, 2], [3, 'z', 1, 2]], { name: 'پنهان', isHidden: true }),
  ]
  expect(tableOf(sheets).table.sheetName).toBe('داده')
  expect(tableOf(sheets, { sheet: 2 }).texts).toHaveLength(3)
  expect(tableOf(sheets, { keep: [2] }).texts).toEqual(['1 x 1 2', '2 جمع 1 2'])
  expect(tableOf(sheets, { heading: null }).texts).toHaveLength(2)
  expect(tableOf(sheets, { heading: { first: 1, last: 1 } }).headings).toEqual(['1', 'x', '1', '2'])
})

test('the layout is the same next month, with one more month as well', () => {
  const layout = (rows: Written[][]) => layoutKey(tableOf(sheetOf(rows)).table.columns)
  const may = layout([
    ['نام دستگاه', 'فروردین ۱۴۰۴'],
    ['x', 1],
    ['y', 2],
  ])
  expect(
    layout([
      ['نام دستگاه', 'فروردین 1404', 'ارديبهشت 1404'],
      ['x', 1, 2],
      ['y', 1, 2],
    ]),
  ).toBe(may)
  expect(
    layout([
      ['نام دستگاه', 'تعداد'],
      ['x', 1],
      ['y', 2],
    ]),
  ).not.toBe(may)
})
