import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readOfficeFile } from '../../sources/sheets/read-office-file'
import { markedSheet } from './marked-sheet'
import { writeXlsx } from './write-xlsx.server'

const metrics = [
  { code: 'letters', names: ['نامه‌ها'] },
  { code: 'satisfaction', names: ['رضایت'], isPercent: true },
]

const sent = `گزارش مرداد;;;
ردیف;نام دستگاه;نامه‌ها;رضایت
1;اداره کل پست;۱۲٬۳۴۵;۸۵٪
2;اداره کل گمرک;۸۵/۵;-
3;=HYPERLINK(1);x;%90
;جمع;12345;
`

async function read(bytes: Uint8Array, answers = {}) {
  const file = await readOfficeFile({ file: { fileName: 'a', bytes }, metrics, answers })
  if (!file.ok) throw new Error(file.why)
  return file
}

async function markedBytes(language: 'fa' | 'en' = 'fa') {
  const { table, cells } = await read(new TextEncoder().encode(sent))
  const marks = [{ row: 2, column: 1, text: 'این نام دو بار آمده است.' }]
  const sheet = markedSheet(table, cells, marks, { language, at: new Date('2025-08-21T00:00:00Z') })
  const pieces: Uint8Array[] = []
  for await (const piece of writeXlsx(sheet)) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('a last column says what is wrong with each row, with the address in the file that was sent', async () => {
  const { table } = await read(await markedBytes())
  expect(table.columns.at(-1)?.heading).toBe('مشکل‌های این ردیف')
  expect(table.rows.map(({ cells }) => cells[4]?.text ?? null)).toEqual([
    'B3: این نام دو بار آمده است.',
    'C4: در «۸۵/۵»، «/» نشانهٔ اعشار است؟',
    'C5: «x» عدد نیست.',
  ])
})

test('problem cells are coloured, the others are not', async () => {
  const parts = unzipSync(await markedBytes('en'))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
  const [, cellStyles = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles) ?? []
  const marked = cellStyles
    .split('<xf ')
    .slice(1)
    .findIndex((style) => style.includes('fillId="2"'))
  const coloured = [...sheet.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)].filter(
    ([, , style]) => Number(style) === marked,
  )
  expect(marked).toBeGreaterThan(0)
  expect(coloured.map(([, address]) => address)).toEqual(['B3', 'C4', 'C5'])
  expect(styles).toContain('<fills count="3">')
})

test('it can be corrected and uploaded again: the same cells are read, and the column of problems is not', async () => {
  const before = await read(new TextEncoder().encode(sent), { slash: 'decimal' })
  const after = await read(await markedBytes(), { slash: 'decimal' })
  const readings = ({ cells }: typeof before) =>
    cells.rows.map((row) => row.cells.slice(1).map(({ reading }) => reading))
  expect(readings(after)).toEqual(readings(before))
  expect(after.columns.map(({ meaning }) => meaning.kind)).toEqual([
    'row-number',
    'name',
    'metric',
    'metric',
    'problems',
  ])
})

test('texts of the file are no formulas in the workbook that goes out', async () => {
  const { table } = await read(await markedBytes())
  expect(table.rows[2]?.cells[1]).toEqual({ text: "'=HYPERLINK(1)" })
})
