import { utils, write } from '@e965/xlsx'
import * as fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { odsOf, windows1256, xlsxOf, zip } from '../../tests/fixtures/office-formats'
import { runs } from '../../tests/fixtures/property-runs'
import { type SheetLimits, sheetLimits } from './limits'
import { readSheet } from './read-sheet'
import { describeRefusal } from './refusal'

async function refusalOf(bytes: Uint8Array | string, limits: Partial<SheetLimits> = {}, fileName = 'x.xlsx') {
  const content = typeof bytes === 'string' ? strToU8(bytes) : bytes
  const answer = await readSheet({ fileName, bytes: content }, { ...sheetLimits, ...limits })
  if (answer.ok) return 'read'
  for (const language of ['fa', 'en'] as const) expect(describeRefusal(answer, language)).not.toMatch(/[{}?]/)
  return answer.why
}

/** The header of a compound file, and the name of a stream. */
function compoundFile(version: number, name: string): Uint8Array {
  const header = Buffer.alloc(600)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  header[26] = version
  return Buffer.concat([header, Buffer.from(name, 'utf16le'), Buffer.alloc(600)])
}

const oneCell = '<row><c><v>1</v></c></row>'
const bigText = 'a'.repeat(2 ** 20)

test('a bomb ends when it has unpacked what is allowed: in rows, in shared texts, in the part that lists the parts', async () => {
  const limits = { unpackedBytes: 3 * 2 ** 20, characters: 2 ** 30, allCharacters: 2 ** 30 }
  const blank = `${oneCell}${' '.repeat(8 * 2 ** 20)}`
  expect(await refusalOf(xlsxOf({ rows: blank }), limits)).toBe('too-many-unpackedBytes')
  expect(await refusalOf(xlsxOf({ rows: oneCell, sharedTexts: Array(8).fill(bigText) }), limits)).toBe(
    'too-many-unpackedBytes',
  )
  const list = { '_rels/.rels': `<Relationships>${' '.repeat(8 * 2 ** 20)}</Relationships>` }
  expect(await refusalOf(xlsxOf({ rows: oneCell, parts: list }), limits)).toBe('too-many-unpackedBytes')
})

test('a size that the archive understates does not help', async () => {
  const bytes = xlsxOf({ rows: `${oneCell}${' '.repeat(2 ** 20)}` })
  // The size of the last part, the sheet, in the central directory.
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let at = bytes.length - 22
  while (view.getUint32(at, true) !== 0x02014b50 || view.getUint32(at + 24, true) < 2 ** 20) at--
  view.setUint32(at + 24, 100, true)
  expect(await refusalOf(bytes)).toBe('damaged')
})

test('entities that grow, entities that load a file, and any other document type', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`
  const sheet = (type: string, text: string) => ({
    'xl/worksheets/sheet1.xml': `${type}<worksheet><sheetData><row><c t="str"><v>${text}</v></c></row></sheetData></worksheet>`,
  })
  expect(await refusalOf(xlsxOf({ rows: '', parts: sheet(laughs, '&j;') }))).toBe('document-type')
  const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  expect(await refusalOf(xlsxOf({ rows: '', parts: sheet(external, '&a;') }))).toBe('document-type')
  expect(await refusalOf(zip({ 'content.xml': `${external}<office:document-content/>` }))).toBe('document-type')
  const late = `<?xml version="1.0"?>${' '.repeat(200_000)}<!DOCTYPE${' '.repeat(100_000)}x>`
  expect(await refusalOf(xlsxOf({ rows: '', parts: sheet(late, '1') }))).toBe('document-type')
  expect(await refusalOf(xlsxOf({ rows: '', parts: sheet('', '&undeclared;') }))).toBe('damaged')
})

test('macros, in Excel and in OpenDocument', async () => {
  expect(await refusalOf(xlsxOf({ rows: oneCell, parts: { 'xl/vbaProject.bin': 'x' } }))).toBe('macros')
  expect(await refusalOf(xlsxOf({ rows: oneCell, parts: { 'xl/macrosheets/sheet1.xml': 'x' } }))).toBe('macros')
  expect(await refusalOf(odsOf('', '', { 'Basic/Standard/Module1.xml': 'x' }))).toBe('macros')
})

test.for(['../evil.xml', '/etc/passwd', 'C:/x', 'xl/../../x', 'a\\..\\b'])(
  'a part whose name is a path: %s',
  async (name) => {
    expect(await refusalOf(xlsxOf({ rows: oneCell, parts: { [name]: 'x' } }))).toBe('unsafe-name')
  },
)

test('a million columns or rows, by address and by repetition', async () => {
  const filled = 'office:value-type="float" office:value="1"'
  expect(await refusalOf(xlsxOf({ rows: '<row><c r="BDWGN1"><v>1</v></c></row>' }))).toBe('too-many-columns')
  expect(await refusalOf(xlsxOf({ rows: '<row r="1000000"><c><v>1</v></c></row>' }))).toBe('too-many-rows')
  const across = `<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000" ${filled}/></table:table-row></table:table>`
  expect(await refusalOf(odsOf(across))).toBe('too-many-columns')
  const down = `<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell ${filled}/></table:table-row></table:table>`
  expect(await refusalOf(odsOf(down))).toBe('too-many-rows')
  expect(await refusalOf(Array(1_000_000).fill('1').join(','))).toMatch(/^too-many-columns|^damaged/)
})

test('too many cells, sheets, parts, merged cells, characters, bytes, and too much time', async () => {
  const row = `<row>${'<c><v>1</v></c>'.repeat(10)}</row>`
  expect(await refusalOf(xlsxOf({ rows: row.repeat(10) }), { cells: 99 })).toBe('too-many-cells')
  const tables = '<table:table table:name="a"></table:table>'
  expect(await refusalOf(odsOf(tables.repeat(61)))).toBe('too-many-sheets')
  const parts = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, 'x']))
  expect(await refusalOf(xlsxOf({ rows: oneCell, parts }), { parts: 50 })).toBe('too-many-parts')
  const merges = `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(20)}</mergeCells>`
  expect(await refusalOf(xlsxOf({ rows: oneCell, after: merges }), { merges: 19 })).toBe('too-many-merges')
  expect(await refusalOf(xlsxOf({ rows: oneCell, sharedTexts: [bigText] }))).toBe('too-many-characters')
  // One text that a hundred cells share counts a hundred times.
  const shared = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`
  expect(await refusalOf(xlsxOf({ rows: shared, sharedTexts: ['a'.repeat(1000)] }), { allCharacters: 50_000 })).toBe(
    'too-many-allCharacters',
  )
  expect(await refusalOf(xlsxOf({ rows: oneCell }), { fileBytes: 100 })).toBe('too-many-fileBytes')
  expect(await refusalOf(xlsxOf({ rows: oneCell }), { milliseconds: -1 })).toBe('too-long')
})

test('XML nested a million deep', async () => {
  const parts = { 'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(1_000_000)}` }
  expect(await refusalOf(xlsxOf({ rows: '', parts }))).toBe('damaged')
})

test('a file that is cut off, wherever it is cut', async () => {
  const bytes = xlsxOf({ rows: oneCell })
  for (const share of [0.1, 0.5, 0.9, 0.99])
    expect(await refusalOf(bytes.slice(0, bytes.length * share))).toBe('damaged')
  const cut = { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1' }
  expect(await refusalOf(xlsxOf({ rows: '', parts: cut }))).toBe('damaged')
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['نام', 1]]))
  const old: Buffer = write(book, { type: 'buffer', bookType: 'biff8' })
  expect(await refusalOf(old)).toBe('read')
  expect(await refusalOf(old.subarray(0, 100))).toBe('damaged')
  expect(await refusalOf(old.subarray(0, 2000))).toMatch(/^damaged|^unknown-format/)
})

test('what is no spreadsheet: nothing, a picture, a program, another archive, a web page, noise, blanks', async () => {
  expect(await refusalOf('')).toBe('empty')
  expect(await refusalOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]))).toBe('unknown-format')
  expect(await refusalOf('%PDF-1.7 …')).toBe('unknown-format')
  expect(await refusalOf(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe('unknown-format')
  expect(await refusalOf('<html><table><tr><td>1</td></tr></table></html>', {}, 'report.xls')).toBe('web-page')
  expect(await refusalOf('<?xml version="1.0"?><Workbook/>', {}, 'report.xls')).toBe('web-page')
  expect(await refusalOf(Uint8Array.from([1, 0, 200, 3, 0, 0, 250]))).toBe('unknown-encoding')
  expect(await refusalOf(Uint8Array.from([0xe9, 0x2c, 0xe8, 0x0a]))).toBe('unknown-encoding')
  expect(await refusalOf(' , ,\n,,\n', {}, 'x.csv')).toBe('no-cells')
})

test('a file with a password', async () => {
  expect(await refusalOf(compoundFile(3, 'EncryptedPackage'))).toBe('encrypted')
  const manifest = '<manifest:manifest xmlns:manifest="urn:m"><manifest:encryption-data/></manifest:manifest>'
  expect(await refusalOf(odsOf('', '', { 'META-INF/manifest.xml': manifest }))).toBe('encrypted')
})

test('a compound file that would be read as something else: as a ZIP, as a document of Word', async () => {
  expect(await refusalOf(compoundFile(0, 'Workbook'))).toBe('damaged')
  expect(await refusalOf(compoundFile(3, 'WordDocument'))).toBe('unknown-format')
  expect(await refusalOf(compoundFile(3, 'Workbook'))).toBe('damaged')
})

test('a heading or a sheet called __proto__ is a text', async () => {
  const answer = await readSheet({ fileName: 'x.csv', bytes: strToU8('__proto__,constructor\n1,2\n') })
  expect(answer.ok && answer.workbook.sheets[0]?.grid.rows[0]?.map((cell) => cell?.text)).toEqual([
    '__proto__',
    'constructor',
  ])
})

test('bytes that are changed anywhere give cells or a refusal, and never an error of ours', async () => {
  const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45890</v></c></row>'
  const cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>'
  // Stored, not compressed, so that a change reaches the XML.
  const stored = (bytes: Uint8Array) => zipSync(unzipSync(bytes), { level: 0 })
  const files = [
    stored(
      xlsxOf({
        rows: row,
        sharedTexts: ['نام'],
        formats: ['yyyy-mm-dd'],
        after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
      }),
    ),
    stored(odsOf(`<table:table table:name="a"><table:table-row>${cell}</table:table-row></table:table>`)),
    windows1256('نام;تعداد\nاداره;12\n'),
  ]
  const change = fc.tuple(fc.nat(), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (file, changes) => {
        const bytes = file.slice()
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        const answer = await readSheet({ fileName: 'x', bytes })
        expect(answer.ok || describeRefusal(answer, 'en')).toBeTruthy()
      },
    ),
    { numRuns: runs(200) },
  )
})
