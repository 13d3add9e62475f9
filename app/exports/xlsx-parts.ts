/**
 * One table as a worksheet: a title and notes above, a heading that stays in sight and is printed on each page, and
 * rows.
 */
export interface Sheet {
  title: string
  notes: readonly string[]
  heading: readonly string[]
  columns: readonly SheetColumn[]
  rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>
  isRightToLeft: boolean
  /** Whether cells are marked: only then has the workbook a style for them. */
  hasMarks?: boolean
  /** What can be chosen in the cells below the heading. Something else may be typed too. */
  choices?: readonly CellChoices[]
  /** Which numbers are expected below the heading. Something else may be typed too, after a question. */
  numbers?: readonly ExpectedNumbers[]
  /** Whether only cells of open columns can be changed. There is no password: it keeps from slips. */
  isLocked?: boolean
  /** Sheets behind this one, of texts alone. */
  further?: readonly FurtherSheet[]
  /** The moment in the properties of the workbook. */
  at: Date
}

interface CellChoices {
  /** Of this sheet, from 0. */
  column: number
  /** How many rows below the heading offer them. */
  rows: number
  /** The cells with the choices, such as `'Lists'!$A$5:$A$9`. */
  from: string
}

interface ExpectedNumbers {
  /** Of this sheet, from 0. */
  column: number
  /** The first row below the heading, from 0, and how many. */
  first: number
  rows: number
  /** Null where there is no bound. */
  lowest: number | null
  highest: number | null
  isWhole: boolean
  /** What a program says where something else is typed. */
  says: string
}

/** A sheet as the first one is, of the same direction. */
export interface FurtherSheet extends Pick<Sheet, 'title' | 'notes' | 'heading' | 'columns'> {
  rows: readonly (readonly SheetCell[])[]
  isHidden?: boolean
}

export type SheetCell = string | number | null | MarkedCell

/** A cell that stands out from the others, since something is wrong with it. The sheet says that it has such cells. */
interface MarkedCell {
  readonly marked: string | number | null
}

export interface SheetColumn {
  /** In characters of the standard font. */
  width: number
  /** How many decimals a number shows at most; null for a column of texts. */
  decimals: number | null
  /** To be filled in: its cells can be changed where the sheet is locked. They show numbers as they are typed. */
  isOpen?: boolean
}

type CellStyle = 'title' | 'note' | 'heading'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * Fonts and alignments come first among the styles of cells, then whole numbers, then a number format for each number
 * of decimals.
 */
const styleIndexes: Readonly<Record<CellStyle, number>> = { title: 1, note: 2, heading: 3 }
const wholeStyle = 4
const firstDecimalStyle = 5

/** The number format of whole numbers is built in; others count from 164. */
const wholeFormat = 1
const firstFormat = 164

/** The longest text that Excel takes in a cell. */
const maxCharacters = 32_767

/** What XML cannot hold or a reader would change, and what the format itself would read as such an escape. */
const special = /[&<>"\uFFFE\uFFFF]|(?![\t\n])\p{Cc}|_(?=x[0-9A-Fa-f]{4}_)/gu
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The worksheet of a number, from 1. */
export const sheetPart = (number: number) => `xl/worksheets/sheet${number}.xml`

/**
 * All parts of a workbook but the worksheet. The types come first: programs tell from them what kind of ZIP this is.
 */
export function listWorkbookParts(sheet: Sheet): [name: string, xml: string][] {
  const sheets = [sheet, ...(sheet.further ?? [])]
  const last = sheets.length + 1
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="application/${type}+xml"/>`
  const office = 'vnd.openxmlformats-officedocument.spreadsheetml'
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', `${office}.sheet.main`)}${sheets.map((_, index) => override(sheetPart(index + 1), `${office}.worksheet`)).join('')}${override('xl/styles.xml', `${office}.styles`)}${override('docProps/core.xml', 'vnd.openxmlformats-package.core-properties')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships">${relation(1, `${relations}/officeDocument`, 'xl/workbook.xml')}${relation(2, `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`,
    ],
    ['docProps/core.xml', coreProperties(sheet)],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships">${sheets.map((_, index) => relation(index + 1, `${relations}/worksheet`, `worksheets/sheet${index + 1}.xml`)).join('')}${relation(last, `${relations}/styles`, 'styles.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${sheets.map(sheetEntry).join('')}</sheets><definedNames>${sheets.map(printTitles).join('')}</definedNames></workbook>`,
    ],
    ['xl/styles.xml', stylesXml(sheet)],
  ]
}

function sheetEntry({ title, ...sheet }: Sheet | FurtherSheet, index: number): string {
  const state = 'isHidden' in sheet && sheet.isHidden ? ' state="hidden"' : ''
  return `<sheet name="${escapeXml(sheetName(title))}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
}

function printTitles(sheet: Sheet | FurtherSheet, index: number): string {
  const row = headingRow(sheet)
  const area = `${quotedSheetName(sheet.title)}!$${row}:$${row}`
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(area)}</definedName>`
}

/** The name of a sheet as formulas have it. */
export const quotedSheetName = (title: string) => `'${sheetName(title).replaceAll("'", "''")}'`

/** What stands before the rows: direction, the frozen heading, widths, and the lines above the rows. */
export function sheetStart(sheet: Omit<Sheet, 'rows' | 'at'>): string {
  const heading = headingRow(sheet)
  const columns = sheet.columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1" style="${columnStyle(sheet.columns, index)}"/>`,
  )
  const lines = [
    styledRow(1, [sheet.title], 'title'),
    ...sheet.notes.map((note, index) => styledRow(index + 2, [note], 'note')),
    styledRow(heading, sheet.heading, 'heading'),
  ]
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${sheet.isRightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="${heading}" topLeftCell="A${heading + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${lines.join('')}`
}

/** What stands after the rows: printed on A4 across, as wide as the paper and as many pages long as it takes. */
export function sheetEnd(sheet: Pick<Sheet, 'notes' | 'choices' | 'numbers' | 'isLocked'>): string {
  const first = headingRow(sheet) + 1
  const choices = (sheet.choices ?? []).map(
    ({ column, rows, from }) =>
      `<dataValidation type="list" allowBlank="1" sqref="${cellRange(column, first, rows)}"><formula1>${escapeXml(from)}</formula1></dataValidation>`,
  )
  const numbers = (sheet.numbers ?? []).map((expected) => expectNumbers(expected, first))
  const validations = [...choices, ...numbers]
  const listed = validations.length
    ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
    : ''
  const locked = sheet.isLocked ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>' : ''
  return `</sheetData>${locked}${listed}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

function cellRange(column: number, first: number, rows: number): string {
  const letter = columnLetters(column)
  return `${letter}${first}:${letter}${first + rows - 1}`
}

/** The longest text that Excel shows about a value that was not expected. */
const longestWarning = 225

/** A mark for no data may be typed in place of a number, so that the program asks and does not refuse. */
function expectNumbers({ column, first, rows, lowest, highest, isWhole, says }: ExpectedNumbers, top: number): string {
  const bounds = [lowest ?? -largest, highest ?? largest]
  const limits = bounds.map((bound, index) => `<formula${index + 1}>${bound}</formula${index + 1}>`).join('')
  return `<dataValidation type="${isWhole ? 'whole' : 'decimal'}" errorStyle="warning" operator="between" allowBlank="1" showErrorMessage="1" error="${escapeXml(says.slice(0, longestWarning))}" sqref="${cellRange(column, top + first, rows)}">${limits}</dataValidation>`
}

/** Where there is no bound: about the largest number that Excel takes in a formula. */
const largest = 1e300

/**
 * Writes rows of values by the formats of their columns. Texts stand in their cells, not in a table that grows with the
 * sheet.
 */
export function rowWriter(columns: readonly SheetColumn[]): (row: number, cells: readonly SheetCell[]) => string {
  const letters = columns.map((_, index) => columnLetters(index))
  const styles = columns.map((_, index) => columnStyle(columns, index))
  const markedStyle = openStyle(columns) + (columns.some(({ isOpen }) => isOpen) ? 1 : 0)
  return (row, cells) => {
    let xml = `<row r="${row}">`
    for (const [index, cell] of cells.entries()) {
      if (cell === null) continue
      const address = `${letters[index] ?? columnLetters(index)}${row}`
      if (typeof cell === 'string') xml += textCell(address, cell)
      else if (typeof cell === 'object') xml += markedCell(address, cell, markedStyle)
      else {
        const style = showsWhole(cell, columns[index]?.decimals ?? null) ? wholeStyle : (styles[index] ?? 0)
        xml += `<c r="${address}" s="${style}"><v>${finite(cell)}</v></c>`
      }
    }
    return `${xml}</row>`
  }
}

/** A marked cell is coloured where it is blank as well. */
function markedCell(address: string, { marked }: MarkedCell, style: number): string {
  if (typeof marked === 'string') return textCell(address, marked, style)
  return `<c r="${address}" s="${style}">${marked === null ? '' : `<v>${finite(marked)}</v>`}</c>`
}

/** Cells to be filled in: numbers are shown as they are typed. */
const openXf =
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>'

/** Whether no decimal would be seen: a format of at most two decimals writes 12 as “12.”. */
function showsWhole(value: number, decimals: number | null): boolean {
  return decimals !== null && Number.isInteger(Math.round(value * 10 ** decimals) / 10 ** decimals)
}

/** The row of the heading, which is the last of those above the values. */
export function headingRow({ notes }: Pick<Sheet, 'notes'>): number {
  return notes.length + 2
}

function styledRow(row: number, texts: readonly string[], style: CellStyle): string {
  const cells = texts.map((text, index) => textCell(`${columnLetters(index)}${row}`, text, styleIndexes[style]))
  return `<row r="${row}">${cells.join('')}</row>`
}

/** A cell of the type text: whatever it says, no program computes it. */
function textCell(address: string, text: string, style = 0): string {
  const whole = text.length > maxCharacters ? `${text.slice(0, maxCharacters - 1)}…` : text
  const styled = style ? ` s="${style}"` : ''
  return `<c r="${address}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeXml(whole)}</t></is></c>`
}

/** Excel calls a workbook with NaN or an infinity in it damaged. */
function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`A cell cannot hold ${value}`)
  return value
}

/** A light red behind dark letters, the third of the fills. */
const markedFill = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFD6D6"/></patternFill></fill>'
const markedXf =
  '<xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'

function stylesXml({ columns, hasMarks = false }: Sheet): string {
  const fonts = ['<sz val="11"/>', '<b/><sz val="14"/>', '<i/><sz val="11"/>', '<b/><sz val="11"/>']
  const formats = listDecimals(columns)
  const xf = (font: number, inside = '') =>
    `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1"${inside ? ' applyAlignment="1"' : ''}>${inside}</xf>`
  const numberXf = (format: number) =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`
  const cellStyles = [
    xf(0),
    xf(1),
    xf(2),
    xf(3, '<alignment vertical="top" wrapText="1"/>'),
    numberXf(wholeFormat),
    ...formats.map((_, index) => numberXf(firstFormat + index)),
    ...(columns.some(({ isOpen }) => isOpen) ? [openXf] : []),
    ...(hasMarks ? [markedXf] : []),
  ]
  const numberFormats = formats.map(
    (decimals, index) => `<numFmt numFmtId="${firstFormat + index}" formatCode="0.${'#'.repeat(decimals)}"/>`,
  )
  return `${declaration}<styleSheet xmlns="${main}">${formats.length ? `<numFmts count="${formats.length}">${numberFormats.join('')}</numFmts>` : ''}<fonts count="${fonts.length}">${fonts.map((font) => `<font>${font}<name val="Calibri"/></font>`).join('')}</fonts><fills count="${hasMarks ? 3 : 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${hasMarks ? markedFill : ''}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cellStyles.length}">${cellStyles.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** The style of a column by its index: 0 for texts. */
function columnStyle(columns: readonly SheetColumn[], index: number): number {
  if (columns[index]?.isOpen) return openStyle(columns)
  const decimals = columns[index]?.decimals ?? null
  if (decimals === null) return 0
  return decimals === 0 ? wholeStyle : firstDecimalStyle + listDecimals(columns).indexOf(decimals)
}

/** Behind the formats of numbers. */
const openStyle = (columns: readonly SheetColumn[]) => firstDecimalStyle + listDecimals(columns).length

function listDecimals(columns: readonly SheetColumn[]): number[] {
  return [...new Set(columns.flatMap(({ decimals }) => (decimals ? [decimals] : [])))]
}

function coreProperties({ title, at }: Sheet): string {
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at.toISOString().slice(0, 19)}Z</dcterms:${name}>`
  return `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Sanjeh</dc:creator>${moment('created')}${moment('modified')}</cp:coreProperties>`
}

/** What spreadsheets allow as the name of a sheet: 31 characters without some signs, no apostrophe at an end. */
function sheetName(title: string): string {
  return title
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .replace(/^'|'$/g, ' ')
}

/** A to Z, AA to ZZ and on, from 0. */
function columnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

function escapeXml(text: string): string {
  return text.replace(
    special,
    (sign) => entities[sign] ?? `_x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}
