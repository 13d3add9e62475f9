import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate } from 'fflate'
import { disarmFormula } from './disarm-formula'
import {
  type FurtherSheet,
  type Sheet,
  type SheetCell,
  headingRow,
  listWorkbookParts,
  rowWriter,
  sheetEnd,
  sheetPart,
  sheetStart,
} from './xlsx-parts'
import { noDay } from './zip-files'

/** What a worksheet holds in Excel, and what a part of a ZIP holds without ZIP64. */
const limits = { rows: 2 ** 20, bytes: 2 ** 32 - 1 }

/** So many characters of XML are compressed at once. */
const blockLength = 2 ** 16

const encoder = new TextEncoder()

/**
 * A workbook with one sheet, in pieces: memory is bounded whatever the number of rows, and other requests are answered
 * between two pieces. The same sheet gives the same bytes, so that a workbook can be sealed with others in a signed
 * package. Its texts are no formulas, and are disarmed all the same: whoever saves the sheet as CSV hands them on as
 * bare text. A sheet that Excel would not open throws.
 */
export async function* writeXlsx(sheet: Sheet, most = limits): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  const safe = disarmSheet(sheet)
  for (const [name, xml] of listWorkbookParts(safe)) addPart(zip, name).push(encoder.encode(xml), true)
  const part = addPart(zip, sheetPart(1))
  let bytes = 0
  for await (const block of inBlocks(safe, most.rows)) {
    const encoded = encoder.encode(block)
    bytes += encoded.length
    if (bytes > most.bytes) throw new Error(`A worksheet cannot hold more than ${most.bytes} bytes`)
    part.push(encoded)
    yield* pieces.splice(0)
    await setImmediate()
  }
  part.push(encoder.encode(sheetEnd(safe)), true)
  for (const [index, more] of (safe.further ?? []).entries())
    addPart(zip, sheetPart(index + 2)).push(encoder.encode(wholeSheet(more, safe)), true)
  zip.end()
  yield* pieces
}

async function* inBlocks(sheet: Sheet, mostRows: number): AsyncGenerator<string> {
  const writeRow = rowWriter(sheet.columns)
  let block = sheetStart(sheet)
  let row = headingRow(sheet)
  for await (const cells of sheet.rows) {
    row++
    if (row > mostRows) throw new Error(`A worksheet cannot hold more than ${mostRows} rows`)
    block += writeRow(row, cells.map(disarm))
    if (block.length < blockLength) continue
    yield block
    block = ''
  }
  yield block
}

function wholeSheet(sheet: FurtherSheet, { isRightToLeft }: Sheet): string {
  const writeRow = rowWriter(sheet.columns)
  const first = headingRow(sheet) + 1
  const rows = sheet.rows.map((cells, index) => writeRow(first + index, cells.map(disarm)))
  return `${sheetStart({ ...sheet, isRightToLeft })}${rows.join('')}${sheetEnd(sheet)}`
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 4 })
  part.mtime = noDay
  part.os = 0
  zip.add(part)
  return part
}

function disarmSheet(sheet: Sheet): Sheet {
  const { further = [] } = sheet
  return { ...sheet, ...disarmTexts(sheet), further: further.map((more) => ({ ...more, ...disarmTexts(more) })) }
}

function disarmTexts({ title, notes, heading }: Pick<Sheet, 'title' | 'notes' | 'heading'>) {
  return { title: disarmFormula(title), notes: notes.map(disarmFormula), heading: heading.map(disarmFormula) }
}

function disarm(cell: SheetCell): SheetCell {
  if (typeof cell === 'string') return disarmFormula(cell)
  if (cell === null || typeof cell === 'number' || typeof cell.marked !== 'string') return cell
  return { marked: disarmFormula(cell.marked) }
}
