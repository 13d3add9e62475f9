import { type CellObject, type WorkBook, read } from '@e965/xlsx'
import type { RawCell, Sheet } from './grid'
import { type Budget, GridBuilder } from './grid-builder'
import { kindOfFormat, numberCell } from './number-format'
import { RefusedFile } from './refusal'

/**
 * A workbook of Excel 97 to 2003 (BIFF in a compound file). Other compound files are refused first: the library would
 * read thirty other formats too. It runs to its end once started, so its time and memory are bounded by the thread
 * alone.
 */
export function readXls(bytes: Uint8Array, budget: Budget): Sheet[] {
  refuseOthers(bytes)
  const workbook = parse(bytes, budget)
  const hasMacros = 'vbaraw' in workbook && Boolean(workbook['vbaraw'])
  const hasMacroSheets = Object.values(workbook.Sheets).some((sheet) => String(sheet['!type']) === 'macro')
  if (hasMacros || hasMacroSheets) throw new RefusedFile('macros')
  if (workbook.SheetNames.length > budget.limits.sheets) budget.exceed('sheets')
  const counts1904 = workbook.Workbook?.WBProps?.date1904 ?? false
  return workbook.SheetNames.map((name, index) => ({
    name,
    isHidden: Boolean(workbook.Workbook?.Sheets?.[index]?.Hidden),
    grid: toGrid(workbook.Sheets[name] ?? {}, name, counts1904, budget),
  }))
}

/**
 * A compound file of another version would be taken for a ZIP by the library, one without a workbook for a table of
 * other programs.
 */
function refuseOthers(bytes: Uint8Array): void {
  const version = bytes[26]
  if (bytes.length < 512 || (version !== 3 && version !== 4) || bytes[27] !== 0)
    throw new RefusedFile('damaged', { problem: 'the header of the compound file' })
  if (includesName(bytes, 'EncryptedPackage')) throw new RefusedFile('encrypted')
  if (!includesName(bytes, 'Workbook')) throw new RefusedFile('unknown-format')
}

/** Names inside a compound file are UTF-16. */
function includesName(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}

function parse(bytes: Uint8Array, budget: Budget): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      cellStyles: true,
      bookVBA: true,
      // One row more than is allowed, so that the limit is seen.
      sheetRows: budget.limits.rows + 1,
    })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    if (/password/i.test(problem)) throw new RefusedFile('encrypted')
    throw new RefusedFile('damaged', { problem: problem.slice(0, 200) })
  }
}

function toGrid(sheet: WorkBook['Sheets'][string], name: string, counts1904: boolean, budget: Budget): Sheet['grid'] {
  const grid = new GridBuilder(name, budget)
  const rows: (CellObject | undefined)[][] = sheet['!data'] ?? []
  for (const [row, cells] of rows.entries()) {
    budget.checkTime()
    for (const [column, cell] of (cells ?? []).entries()) {
      const raw = cell ? toCell(cell, counts1904) : null
      if (raw) grid.add(row, column, raw)
    }
  }
  for (const { s, e } of sheet['!merges'] ?? []) grid.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c })
  for (const [row, info] of (sheet['!rows'] ?? []).entries()) if (info?.hidden) grid.hideRow(row)
  for (const [column, info] of (sheet['!cols'] ?? []).entries()) if (info?.hidden) grid.hideColumns(column, column)
  return grid.build()
}

/** Null for a blank cell. */
function toCell(cell: CellObject, counts1904: boolean): RawCell | null {
  const raw = valueOf(cell, counts1904)
  return raw && cell.f !== undefined ? { ...raw, isFormula: true } : raw
}

function valueOf({ t, v, w, z }: CellObject, counts1904: boolean): RawCell | null {
  if (t === 'e') return { text: w ?? errors[Number(v)] ?? '#ERROR!', isError: true }
  if (t === 'b') return { text: v ? 'TRUE' : 'FALSE' }
  if (t === 'n' && typeof v === 'number' && Number.isFinite(v))
    return numberCell(v, kindOfFormat(0, z === undefined ? undefined : String(z)), counts1904)
  return typeof v === 'string' ? { text: v } : null
}

/** Codes of errors in the old format ([MS-XLS] 2.5.10). */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
