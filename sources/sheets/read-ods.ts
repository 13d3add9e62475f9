import type { Archive } from './open-archive'
import type { RawCell, Sheet } from './grid'
import { type Budget, GridBuilder } from './grid-builder'
import { parseXml } from './parse-xml'
import { RefusedFile } from './refusal'

type Attributes = Readonly<Record<string, string>>

/** A spreadsheet of OpenDocument 1.2 or later. Values, and what is hidden or merged are read, and nothing else. */
export async function readOds(archive: Archive, budget: Budget): Promise<Sheet[]> {
  for (const name of archive.names) if (/^(Basic|Scripts)\/./.test(name)) throw new RefusedFile('macros')
  await refuseEncrypted(archive, budget)
  const pieces = archive.read('content.xml')
  if (!pieces) throw new RefusedFile('damaged', { problem: 'no part “content.xml”' })
  const reader = new OdsReader(budget)
  await parseXml(pieces, reader, budget)
  return reader.sheets
}

async function refuseEncrypted(archive: Archive, budget: Budget): Promise<void> {
  const pieces = archive.read('META-INF/manifest.xml')
  if (!pieces) return
  const open = (name: string) => {
    if (name === 'encryption-data') throw new RefusedFile('encrypted')
  }
  await parseXml(pieces, { open }, budget)
}

/** Blank cells and rows are repeated to the end of the sheet, so a repetition costs only where something is in it. */
class OdsReader {
  readonly sheets: Sheet[] = []
  private readonly hiddenStyles = new Set<string>()
  private style = ''
  private grid: GridBuilder | null = null
  private name = ''
  private isHidden = false
  private row = 0
  private rowRepeats = 1
  private column = 0
  private columnAt = 0
  /** Cells of the row that is being read, for a row that stands for several. */
  private filled: { column: number; cell: RawCell }[] = []
  private cell: Attributes | null = null
  private written = ''
  private paragraphs = 0
  private isInParagraph = false
  private skipped = 0

  constructor(private readonly budget: Budget) {}

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'style') this.style = attributes['style:name'] ?? ''
    if (name === 'table-properties' && attributes['table:display'] === 'false') this.hiddenStyles.add(this.style)
    // A note on a cell and a drawing hold texts too, and are no part of the value.
    if (name === 'annotation' || name === 'shapes' || name === 'frame') this.skipped++
    if (this.skipped) return
    if (name === 'table') this.startSheet(attributes)
    else if (name === 'table-column') this.takeColumns(attributes)
    else if (name === 'table-row') this.startRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.startCell(attributes)
    else if (name === 'p' && this.cell) this.startParagraph()
    else if (this.isInParagraph) this.takeSpace(name, attributes)
  }

  readonly close = (name: string): void => {
    if (name === 'annotation' || name === 'shapes' || name === 'frame') this.skipped--
    if (this.skipped) return
    if (name === 'p') this.isInParagraph = false
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell()
    else if (name === 'table-row') this.endRow()
    else if (name === 'table') this.endSheet()
  }

  readonly text = (piece: string): void => {
    if (this.isInParagraph && !this.skipped) this.addText(piece)
  }

  private startSheet(attributes: Attributes): void {
    if (this.sheets.length >= this.budget.limits.sheets) this.budget.exceed('sheets')
    this.name = attributes['table:name'] ?? ''
    this.isHidden = this.hiddenStyles.has(attributes['table:style-name'] ?? '')
    this.grid = new GridBuilder(this.name, this.budget)
    this.row = 0
    this.columnAt = 0
  }

  private endSheet(): void {
    if (this.grid) this.sheets.push({ name: this.name, isHidden: this.isHidden, grid: this.grid.build() })
    this.grid = null
  }

  private takeColumns(attributes: Attributes): void {
    const count = repeats(attributes, 'table:number-columns-repeated')
    if (isOutOfSight(attributes)) this.grid?.hideColumns(this.columnAt, this.columnAt + count - 1)
    this.columnAt += count
  }

  private startRow(attributes: Attributes): void {
    this.rowRepeats = repeats(attributes, 'table:number-rows-repeated')
    this.column = 0
    this.filled = []
    if (!isOutOfSight(attributes)) return
    const last = Math.min(this.row + this.rowRepeats, this.budget.limits.rows)
    for (let row = this.row; row < last; row++) this.grid?.hideRow(row)
  }

  private endRow(): void {
    if (this.filled.length)
      for (let row = this.row; row < this.row + this.rowRepeats; row++)
        for (const { column, cell } of this.filled) this.grid?.add(row, column, cell)
    this.row += this.rowRepeats
  }

  private startCell(attributes: Attributes): void {
    this.cell = attributes
    this.written = ''
    this.paragraphs = 0
    const down = repeats(attributes, 'table:number-rows-spanned')
    const across = repeats(attributes, 'table:number-columns-spanned')
    this.grid?.merge({
      top: this.row,
      left: this.column,
      bottom: this.row + down - 1,
      right: this.column + across - 1,
    })
  }

  private endCell(): void {
    if (!this.cell) return
    const count = repeats(this.cell, 'table:number-columns-repeated')
    const cell = toCell(this.cell, this.written)
    if (cell)
      for (let column = this.column; column < this.column + count; column++) {
        if (column >= this.budget.limits.columns) this.budget.exceed('columns', this.name)
        this.filled.push({ column, cell })
      }
    this.column += count
    this.cell = null
  }

  private startParagraph(): void {
    if (this.paragraphs++) this.written += '\n'
    this.isInParagraph = true
  }

  private takeSpace(name: string, attributes: Attributes): void {
    if (name === 's') this.addText(' '.repeat(Math.min(repeats(attributes, 'text:c'), this.budget.limits.characters)))
    if (name === 'tab') this.addText('\t')
    if (name === 'line-break') this.addText('\n')
  }

  private addText(piece: string): void {
    this.written += piece
    if (this.written.length > this.budget.limits.characters) this.budget.exceed('characters', this.name)
  }
}

function isOutOfSight(attributes: Attributes): boolean {
  const visibility = attributes['table:visibility']
  return visibility === 'collapse' || visibility === 'filter'
}

function repeats(attributes: Attributes, name: string): number {
  const written = attributes[name]
  if (written === undefined) return 1
  if (!/^[1-9]\d{0,8}$/.test(written))
    throw new RefusedFile('damaged', { problem: `${name} is “${written.slice(0, 20)}”` })
  return Number(written)
}

/** Null for a blank cell. */
function toCell(attributes: Attributes, text: string): RawCell | null {
  const isFormula = attributes['table:formula'] === undefined ? {} : { isFormula: true as const }
  const type = attributes['office:value-type'] ?? ''
  if (attributes['calcext:value-type'] === 'error' || (isFormula.isFormula && /^(#[A-Z/0!?]+|Err:\d+)$/.test(text)))
    return { text, isError: true, ...isFormula }
  if (type === 'date') {
    const day = (attributes['office:date-value'] ?? '').slice(0, 10)
    return { text: day, day, shownAs: 'date', ...isFormula }
  }
  const number = Number(attributes['office:value'] ?? Number.NaN)
  if (['float', 'currency', 'percentage'].includes(type) && Number.isFinite(number)) {
    if (type !== 'percentage') return { text: String(number), number, ...isFormula }
    return { text: `${Number((number * 100).toPrecision(12))}%`, number, shownAs: 'percent', ...isFormula }
  }
  if (type === 'boolean')
    return { text: attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE', ...isFormula }
  return text.trim() === '' ? null : { text, ...isFormula }
}
