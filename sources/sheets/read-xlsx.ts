import type { Archive } from './open-archive'
import { type Sheet, parseAddress, parseRange } from './grid'
import { type Budget, GridBuilder } from './grid-builder'
import { kindOfFormat, numberCell } from './number-format'
import { parseXml } from './parse-xml'
import { RefusedFile } from './refusal'
import type { RawCell } from './grid'

type Attributes = Readonly<Record<string, string>>

/**
 * A workbook of Office Open XML (ECMA-376, part 1). Values, number formats and what is hidden or merged are read, and
 * nothing else.
 */
export async function readXlsx(archive: Archive, budget: Budget): Promise<Sheet[]> {
  refuseMacros(archive)
  const workbook = await findWorkbook(archive, budget)
  const relations = await readRelations(archive, workbook, budget)
  const { sheets, counts1904 } = await listSheets(archive, workbook, budget)
  const targetOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.part
  const texts = await readSharedTexts(archive, targetOf('sharedStrings'), budget)
  const kinds = await readKinds(archive, targetOf('styles'), budget)
  const read: Sheet[] = []
  for (const { name, isHidden, relation } of sheets) {
    const target = relations.get(relation)
    if (!target?.type.endsWith('/worksheet')) continue
    const pieces = archive.read(target.part)
    if (!pieces) throw new RefusedFile('damaged', { problem: `no part “${target.part}”` })
    const grid = await readGrid(pieces, { name, texts, kinds, counts1904 }, budget)
    read.push({ name, isHidden, grid })
  }
  return read
}

function refuseMacros({ names }: Archive): void {
  for (const name of names)
    if (/vbaProject\.bin$|^xl\/(macrosheets|dialogsheets|activeX)\//i.test(name)) throw new RefusedFile('macros')
}

async function findWorkbook(archive: Archive, budget: Budget): Promise<string> {
  const relations = await readRelations(archive, '', budget)
  const part = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part
  if (!part || !archive.names.has(part)) throw new RefusedFile('damaged', { problem: 'no workbook inside' })
  return part
}

interface Relation {
  readonly type: string
  readonly part: string
}

/** What a part refers to, by id. Targets outside of the file are never followed. */
async function readRelations(archive: Archive, part: string, budget: Budget): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const pieces = archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const relations = new Map<string, Relation>()
  if (!pieces) return relations
  await parseXml(
    pieces,
    {
      open: (name, { Id = '', Type = '', Target = '', TargetMode = '' }) => {
        if (name !== 'Relationship' || TargetMode === 'External') return
        relations.set(Id, { type: Type, part: resolvePart(folder, Target) })
      },
    },
    budget,
  )
  return relations
}

function resolvePart(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

interface ListedSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly relation: string
}

async function listSheets(
  archive: Archive,
  part: string,
  budget: Budget,
): Promise<{ sheets: ListedSheet[]; counts1904: boolean }> {
  const sheets: ListedSheet[] = []
  let counts1904 = false
  const open = (name: string, attributes: Attributes) => {
    if (name === 'workbookPr') counts1904 = isTrue(attributes['date1904'])
    if (name !== 'sheet') return
    if (sheets.length >= budget.limits.sheets) budget.exceed('sheets')
    const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
    sheets.push({ name: attributes['name'] ?? '', isHidden: /hidden$/i.test(attributes['state'] ?? ''), relation })
  }
  await parseXml(archive.read(part) ?? nothing(), { open }, budget)
  return { sheets, counts1904 }
}

async function* nothing(): AsyncGenerator<string> {}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Texts that cells refer to by index. The reading aids of Japanese texts (rPh) are no part of a text. */
async function readSharedTexts(archive: Archive, part: string | undefined, budget: Budget): Promise<string[]> {
  const texts: string[] = []
  const pieces = part ? archive.read(part) : null
  if (!pieces) return texts
  let text = ''
  let isInText = false
  let isInAid = false
  await parseXml(
    pieces,
    {
      open: (name) => {
        if (name === 'si') text = ''
        if (name === 'rPh') isInAid = true
        isInText = name === 't' && !isInAid
      },
      close: (name) => {
        isInText = false
        if (name === 'rPh') isInAid = false
        if (name !== 'si') return
        budget.takeCharacters(text.length, '')
        texts.push(unescapeText(text))
      },
      text: (piece) => {
        if (isInText) text += piece
        if (text.length > budget.limits.characters * 8) budget.exceed('characters')
      },
    },
    budget,
  )
  return texts
}

/** What each style of cells says of a number. */
async function readKinds(archive: Archive, part: string | undefined, budget: Budget): Promise<RawCell['shownAs'][]> {
  const kinds: RawCell['shownAs'][] = []
  const codes = new Map<number, string>()
  const pieces = part ? archive.read(part) : null
  if (!pieces) return kinds
  let isInCellStyles = false
  await parseXml(
    pieces,
    {
      open: (name, attributes) => {
        const id = Number(attributes['numFmtId'] ?? 0)
        if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
        if (name === 'cellXfs') isInCellStyles = true
        if (name === 'xf' && isInCellStyles) kinds.push(kindOfFormat(id, codes.get(id)))
      },
      close: (name) => {
        if (name === 'cellXfs') isInCellStyles = false
      },
    },
    budget,
  )
  return kinds
}

interface SheetParts {
  readonly name: string
  readonly texts: readonly string[]
  readonly kinds: readonly RawCell['shownAs'][]
  readonly counts1904: boolean
}

async function readGrid(pieces: AsyncIterable<string>, parts: SheetParts, budget: Budget): Promise<Sheet['grid']> {
  const grid = new GridBuilder(parts.name, budget)
  /** The cell that is being read. A row or a cell without an address follows the one before. */
  const at = { row: -1, column: -1, type: 'n', style: 0, value: '', isFormula: false }
  let taking = false
  const open = (name: string, attributes: Attributes) => {
    if (name === 'row') {
      at.row = attributes['r'] === undefined ? at.row + 1 : wholeOf(attributes['r']) - 1
      at.column = -1
      if (isTrue(attributes['hidden'])) grid.hideRow(at.row)
    } else if (name === 'c') startCell(at, attributes)
    else if (name === 'f') at.isFormula = true
    else if (name === 'v' || name === 't') taking = true
    else if (name === 'mergeCell') grid.merge(parseRange(attributes['ref'] ?? ''))
    else if (name === 'col' && isTrue(attributes['hidden']))
      grid.hideColumns(wholeOf(attributes['min']) - 1, wholeOf(attributes['max']) - 1)
  }
  const close = (name: string) => {
    taking = false
    if (name !== 'c') return
    const cell = toCell(at, parts)
    if (cell) grid.add(at.row, at.column, at.isFormula ? { ...cell, isFormula: true } : cell)
  }
  const text = (piece: string) => {
    if (taking) at.value += piece
    if (at.value.length > budget.limits.characters * 8) budget.exceed('characters', parts.name)
  }
  await parseXml(pieces, { open, close, text }, budget)
  return grid.build()
}

function startCell(
  at: { row: number; column: number; type: string; style: number; value: string; isFormula: boolean },
  attributes: Attributes,
): void {
  const address = parseAddress(attributes['r'] ?? '')
  at.column = address ? address.column : at.column + 1
  if (address) at.row = address.row
  if (at.row < 0) throw new RefusedFile('damaged', { problem: 'a cell outside of any row' })
  at.type = attributes['t'] ?? 'n'
  at.style = Number(attributes['s'] ?? 0)
  at.value = ''
  at.isFormula = false
}

function wholeOf(text: string | undefined): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new RefusedFile('damaged', { problem: `“${text}” is no place` })
  return value
}

/** Null for a blank cell. */
function toCell(at: { type: string; style: number; value: string }, parts: SheetParts): RawCell | null {
  const { type, value } = at
  if (value === '') return null
  if (type === 's') return { text: parts.texts[Number(value)] ?? '' }
  if (type === 'str' || type === 'inlineStr') return { text: unescapeText(value) }
  if (type === 'e') return { text: value, isError: true }
  if (type === 'b') return { text: isTrue(value) ? 'TRUE' : 'FALSE' }
  if (type === 'd') return { text: value, day: value.slice(0, 10), shownAs: 'date' }
  const number = Number(value)
  return Number.isFinite(number) ? numberCell(number, parts.kinds[at.style], parts.counts1904) : { text: value }
}

/** The format writes signs that XML cannot hold as “_x000D_”. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
