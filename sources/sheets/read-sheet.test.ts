import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { odsOf, utf16, windows1256, xlsxOf, zip } from '../../tests/fixtures/office-formats'
import { type Grid, cellAddress, parseAddress } from './grid'
import { type SheetFile, readSheet } from './read-sheet'

async function read(bytes: Uint8Array | string, fileName = 'x.xlsx', text?: SheetFile['text']) {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const answer = await readSheet({ fileName, bytes: content, ...(text ? { text } : {}) })
  if (!answer.ok) throw new Error(`${answer.why} ${JSON.stringify(answer.detail)}`)
  return answer.workbook
}

const gridOf = async (bytes: Uint8Array | string, fileName?: string) => (await read(bytes, fileName)).sheets[0]?.grid
const textsOf = (grid: Grid | undefined) => grid?.rows.map((row) => row.map((cell) => cell?.text ?? null))

test('texts of a workbook: shared, inline, of a formula; numbers, booleans, errors; blank cells are null', async () => {
  const grid = await gridOf(
    xlsxOf({
      sharedTexts: ['نام', 'الف_x000D_ب'],
      rows: '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="inlineStr"><is><r><t>دو </t></r><r><t>تکه</t></r></is></c></row><row><c t="str"><f>A1</f><v>متن</v></c><c><f>1+2</f><v>3</v></c><c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><v>1.5E3</v></c></row>',
    }),
  )
  expect(grid?.rows).toEqual([
    [],
    [{ text: 'نام' }, null, { text: 'الف\rب' }, { text: 'دو تکه' }],
    [
      { text: 'متن', isFormula: true },
      { text: '3', number: 3, isFormula: true },
      { text: 'TRUE' },
      { text: '#DIV/0!', isError: true, isFormula: true },
      { text: '1500', number: 1500 },
    ],
  ])
})

test('a number format says percent and date; dates of 1904 are counted from there', async () => {
  const rows =
    '<row><c s="1"><v>0.853</v></c><c s="2"><v>45890.5</v></c><c s="3"><v>45890</v></c><c s="4"><v>0.5</v></c></row>'
  const formats = ['0.0%', 'yyyy\\-mm\\-dd', '[$-3000401]d mmmm yyyy;@', 'h:mm']
  const grid = await gridOf(xlsxOf({ rows, formats }))
  expect(grid?.rows[0]).toEqual([
    { text: '85.3%', number: 0.853, shownAs: 'percent' },
    { text: '2025-08-21', number: 45_890.5, shownAs: 'date', day: '2025-08-21' },
    { text: '2025-08-21', number: 45_890, shownAs: 'date', day: '2025-08-21' },
    { text: '0.5', number: 0.5, shownAs: 'time' },
  ])
  const macintosh = await gridOf(xlsxOf({ rows: '<row><c s="2"><v>44428</v></c></row>', formats, date1904: true }))
  expect(macintosh?.rows[0]?.[0]?.day).toBe('2025-08-21')
})

test.for(['"سال "0', '[Red]0.00', '#,##0 "days"', 'General', '[>=1000]0;0'])(
  'the number format %s is of a plain number',
  async (format) => {
    const grid = await gridOf(
      xlsxOf({ rows: '<row><c s="1"><v>5</v></c></row>', formats: [format.replaceAll('"', '&quot;')] }),
    )
    expect(grid?.rows[0]?.[0]).toEqual({ text: '5', number: 5 })
  },
)

test('hidden rows, columns and sheets and merged cells are said', async () => {
  const bytes = xlsxOf({
    before: '<cols><col min="2" max="16384" hidden="1"/></cols>',
    rows: '<row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="2" hidden="1"><c><v>1</v></c></row>',
    after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="Z9:XFD10"/></mergeCells>',
    sheetState: 'veryHidden',
  })
  const [sheet] = (await read(bytes)).sheets
  expect(sheet).toMatchObject({ name: 'Sheet1', isHidden: true })
  expect(sheet?.grid).toMatchObject({
    hiddenRows: new Set([1]),
    hiddenColumns: new Set([1]),
    merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
  })
})

test('cells that hold only a style to the last column and row of Excel take nothing', async () => {
  const grid = await gridOf(
    xlsxOf({
      rows: '<row r="1"><c t="str"><v>a</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="0"/></row>',
    }),
  )
  expect(textsOf(grid)).toEqual([['a']])
})

test('an OpenDocument: values, repeated cells, hidden and merged ones, errors; notes are no part of a value', async () => {
  const cell = (attributes: string, text = '') =>
    `<table:table-cell ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`
  const bytes = odsOf(
    `<table:table table:name="آمار" table:style-name="ta2"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row>${cell('office:value-type="string" table:number-columns-spanned="2"', 'نام<text:s text:c="2"/>دستگاه<office:annotation><text:p>یادداشت</text:p></office:annotation>')}<table:covered-table-cell/>${cell('office:value-type="float" office:value="12.5" table:number-columns-repeated="2"', '12٫5')}</table:table-row><table:table-row table:visibility="filter" table:number-rows-repeated="2">${cell('office:value-type="percentage" office:value="0.853"', '85%')}${cell('office:value-type="date" office:date-value="2025-08-21T10:00:00"', 'x')}${cell('table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"', '#DIV/0!')}${cell('table:formula="of:=1" office:value-type="float" office:value="1"', '1')}</table:table-row><table:table-row table:number-rows-repeated="1048000">${cell('table:number-columns-repeated="16384"')}</table:table-row></table:table>`,
    '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
  )
  const workbook = await read(bytes, 'a.ods')
  expect(workbook).toMatchObject({ format: 'ods', isMisnamed: false, sheets: [{ name: 'آمار', isHidden: true }] })
  const grid = workbook.sheets[0]?.grid
  const repeated = [
    { text: '85.3%', number: 0.853, shownAs: 'percent' },
    { text: '2025-08-21', day: '2025-08-21', shownAs: 'date' },
    { text: '#DIV/0!', isError: true, isFormula: true },
    { text: '1', number: 1, isFormula: true },
  ]
  const number = { text: '12.5', number: 12.5 }
  expect(grid?.rows).toEqual([[{ text: 'نام  دستگاه' }, null, number, number], repeated, repeated])
  expect(grid).toMatchObject({
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    hiddenRows: new Set([1, 2]),
    hiddenColumns: new Set([1, 2]),
  })
})

test('a workbook of Excel 97: texts, numbers with their formats, errors, merged cells, hidden columns', async () => {
  const sheet = utils.aoa_to_sheet([
    ['نام', 'سهم', 'روز'],
    ['الف', 0.5, 45_890],
  ])
  sheet['B2'].z = '0%'
  sheet['C2'].z = 'yyyy-mm-dd'
  sheet['A3'] = { t: 'e', v: 7 }
  sheet['!ref'] = 'A1:C3'
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
  sheet['!cols'] = [{}, { hidden: true }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'برگه')
  const bytes: Buffer = write(book, { type: 'buffer', bookType: 'biff8' })
  const workbook = await read(bytes, 'a.xls')
  expect(workbook).toMatchObject({ format: 'xls', isMisnamed: false, sheets: [{ name: 'برگه', isHidden: false }] })
  expect(workbook.sheets[0]?.grid).toMatchObject({
    rows: [
      [{ text: 'نام' }, { text: 'سهم' }, { text: 'روز' }],
      [
        { text: 'الف' },
        { text: '50%', number: 0.5, shownAs: 'percent' },
        { text: '2025-08-21', number: 45_890, shownAs: 'date', day: '2025-08-21' },
      ],
      [{ text: '#DIV/0!', isError: true }],
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    hiddenColumns: new Set([1]),
  })
})

const table = 'نام دستگاه;تعداد\nاداره كل پست;12,345\nسازمان صنعت، معدن;7\n'
const commas = 'نام,تعداد\n"نوسازی، توسعه","12,345"\nب,7\n'

test.for([
  ['UTF-8', new TextEncoder().encode(table), 'utf-8', ';'],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${table}`), 'utf-8-bom', ';'],
  ['UTF-16 LE with a mark', utf16(`\uFEFF${table}`, false), 'utf-16le', ';'],
  ['UTF-16 LE without', utf16(table, false), 'utf-16le', ';'],
  ['UTF-16 BE with a mark', utf16(`\uFEFF${table}`, true), 'utf-16be', ';'],
  ['UTF-16 BE without', utf16(table, true), 'utf-16be', ';'],
  ['Windows-1256', windows1256(table.replaceAll('،', ' ').replaceAll('ی', 'ي')), 'windows-1256', ';'],
  ['commas', new TextEncoder().encode(commas), 'utf-8', ','],
  ['tabs', new TextEncoder().encode(table.replaceAll(';', '\t')), 'utf-8', '\t'],
  ['bars', new TextEncoder().encode(table.replaceAll(';', '|')), 'utf-8', '|'],
  ['a title and blank lines', new TextEncoder().encode(`گزارش سال، ۱۴۰۴\n\n${table}`), 'utf-8', ';'],
  ['a line that says it', new TextEncoder().encode('sep=|\na,b|1,5\nc,d|2,5\n'), 'utf-8', '|'],
] as const)('encoding and delimiter are found by themselves: %s', async ([, bytes, encoding, delimiter]) => {
  const workbook = await read(bytes, 'a.csv')
  expect(workbook).toMatchObject({ format: 'text', isMisnamed: false, text: { encoding, delimiter } })
  expect(workbook.sheets[0]?.grid.width).toBe(2)
})

test('a person can choose another encoding and delimiter', async () => {
  const workbook = await read('a;1,2', 'a.csv', { delimiter: ';', encoding: 'windows-1256' })
  expect(textsOf(workbook.sheets[0]?.grid)).toEqual([['a', '1,2']])
})

test('blank lines of a text file keep their number, and a cell can hold line breaks', async () => {
  expect(textsOf(await gridOf('\ufeffa,b\r\n\r\n"x\r\ny",2\r\n', 'a.csv'))).toEqual([['a', 'b'], [], ['x\r\ny', '2']])
})

test('the content decides, and a wrong name is said: a text under the name of Excel, a workbook as .csv', async () => {
  expect(await read('a,b\n1,2\n', 'report.xls')).toMatchObject({ format: 'text', isMisnamed: true })
  const workbook = await read(xlsxOf({ rows: '<row><c><v>1</v></c></row>' }), 'report.csv')
  expect(workbook).toMatchObject({ format: 'xlsx', isMisnamed: true })
})

test('of a file name that is a path, the last part is shown', async () => {
  expect((await read('a,b', '..\\..\\etc/گزارش\u202E.csv')).fileName).toBe('گزارش.csv')
})

test('a part that a workbook refers to outside of itself is not followed', async () => {
  const external =
    '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="http://x.test/y" TargetMode="External"/></Relationships>'
  const answer = await readSheet({
    fileName: 'a.xlsx',
    bytes: zip({ '_rels/.rels': external, 'xl/workbook.xml': '<workbook/>' }),
  })
  expect(answer).toMatchObject({ ok: false, why: 'damaged' })
})

test('an address and its row and column', () => {
  expect(cellAddress(16, 5)).toBe('F17')
  expect(cellAddress(0, 16_383)).toBe('XFD1')
  expect(parseAddress('XFD1')).toEqual({ row: 0, column: 16_383 })
  expect(['', 'A0', '1A', 'A-1', 'a1'].map(parseAddress)).toEqual([null, null, null, null, null])
})
