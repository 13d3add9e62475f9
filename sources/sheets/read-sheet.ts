import type { Delimiter, Encoding, Workbook } from './grid'
import { Budget } from './grid-builder'
import { type SheetLimits, sheetLimits } from './limits'
import { openArchive } from './open-archive'
import { readOds } from './read-ods'
import { readText } from './read-text'
import { readXls } from './read-xls'
import { readXlsx } from './read-xlsx'
import { type Refusal, RefusedFile, refuse } from './refusal'

export interface SheetFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** What a person chose in place of what was found. Of text files. */
  readonly text?: { readonly encoding?: Encoding; readonly delimiter?: Delimiter }
}

export type ReadWorkbook = { readonly ok: true; readonly workbook: Workbook } | Refusal

/**
 * The cells of a spreadsheet file, as the file says them. The content decides what the file is, not its name. Anything
 * that the limits forbid, or that no spreadsheet has, is a refusal; only a fault of our own throws. Runs on a thread:
 * some work cannot be stopped from inside (`app/workers/`).
 */
export async function readSheet(file: SheetFile, limits: SheetLimits = sheetLimits): Promise<ReadWorkbook> {
  const fileName = baseName(file.fileName)
  try {
    if (file.bytes.length > limits.fileBytes) return refuse('too-many-fileBytes', { limit: String(limits.fileBytes) })
    if (file.bytes.length === 0) return refuse('empty')
    const read = await readFormat(file, fileName, new Budget(limits))
    if (read.sheets.every(({ grid }) => grid.width === 0)) return refuse('no-cells')
    return { ok: true, workbook: { fileName, isMisnamed: isMisnamed(fileName, read.format), ...read } }
  } catch (error) {
    if (error instanceof RefusedFile) return refuse(error.why, error.detail)
    throw error
  }
}

type Read = Pick<Workbook, 'format' | 'sheets' | 'text'>

async function readFormat({ bytes, text }: SheetFile, fileName: string, budget: Budget): Promise<Read> {
  if (beginsWith(bytes, [0x50, 0x4b])) return readArchive(bytes, budget)
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return { format: 'xls', sheets: readXls(bytes, budget) }
  if (otherFormats.some((start) => beginsWith(bytes, start))) throw new RefusedFile('unknown-format')
  return { format: 'text', ...readText(bytes, withoutEnding(fileName), budget, text) }
}

async function readArchive(bytes: Uint8Array, budget: Budget): Promise<Read> {
  const archive = await openArchive(bytes, budget)
  if (archive.names.has('content.xml')) return { format: 'ods', sheets: await readOds(archive, budget) }
  const isExcel = [...archive.names].some((name) => /^\/?xl\//i.test(name))
  if (!isExcel || !archive.names.has('_rels/.rels')) throw new RefusedFile('unknown-format')
  return { format: 'xlsx', sheets: await readXlsx(archive, budget) }
}

/** PDF, PNG, JPEG, GIF, RAR, 7z, gzip, and programs of Windows and Linux. */
const otherFormats = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x4d, 0x5a, 0x90],
  [0x7f, 0x45, 0x4c, 0x46],
]

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** Browsers and mail programs hand on whole paths; nothing here opens one. */
function baseName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? ''
  return last.replaceAll(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '').slice(0, 200) || '-'
}

function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '')
}

const endings: Readonly<Record<Workbook['format'], RegExp>> = {
  xlsx: /\.(xlsx|xltx)$/i,
  xls: /\.(xls|xlt)$/i,
  ods: /\.(ods|ots)$/i,
  text: /\.(csv|tsv|tab|txt)$/i,
}

function isMisnamed(fileName: string, format: Workbook['format']): boolean {
  return !endings[format].test(fileName)
}
