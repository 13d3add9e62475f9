import { foldPersian } from '../../../../db/fold-persian'
import { toLatinDigits } from '../../../../sources/number-text'
import { readMissing } from '../../../../sources/sheets/missing-mark'
import type { ReadCell } from '../../../../sources/sheets/read-table'
import type { OfficeFile } from '../../../../sources/sheets/read-office-file'
import type { Failed } from '../../../../sources/sheets/reading'
import type { Meaning } from '../../../../sources/sheets/recognise-columns'
import { type AgencyMeaning, plainMeanings } from './agency-meanings'
import type { AgencyLevel, AgencyProblem } from './agency-plan'
import type { AgencyRow } from './compare-agencies.server'

/** A row of a spreadsheet as a row of agencies. */
export interface SheetRow {
  /** The row of the grid, from 0. */
  row: number
  input: AgencyRow
  /** Cells that are not read; the rest of the row is. */
  unread: { column: number; reading: Failed }[]
}

/** What a column means here; null where it says nothing that an agency has, as row numbers and months. */
export function agencyMeaning(meaning: Meaning): AgencyMeaning | null {
  if (meaning.kind === 'metric') return `metric:${meaning.metric}`
  return plainMeanings.find((plain) => plain === meaning.kind) ?? null
}

/** The first column of each meaning. */
export function columnsByMeaning({ columns }: Pick<OfficeFile, 'columns'>): Map<AgencyMeaning, number> {
  const found = new Map<AgencyMeaning, number>()
  for (const { meaning, column } of columns) {
    const own = agencyMeaning(meaning)
    if (own && !found.has(own)) found.set(own, column)
  }
  return found
}

/**
 * The rows of a spreadsheet as agencies. A number that is not read costs its cell alone. A word that is not understood
 * costs its row: to guess whether an agency competes would be worse. Where no column says the group, the line above the
 * rows does.
 */
export function toAgencyRows(file: Pick<OfficeFile, 'columns' | 'cells'>): SheetRow[] {
  const columnOf = columnsByMeaning(file)
  const hasGroups = columnOf.has('group')
  const adds = !columnOf.has('staff') && columnOf.has('staff-women') && columnOf.has('staff-men')
  return file.cells.rows.map(({ row, cells, section }) => {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
    const cellOf = (meaning: AgencyMeaning) => byColumn.get(columnOf.get(meaning) ?? -1)
    const numbers = [...columnOf].filter(([meaning]) => attributeOf(meaning) !== null)
    const unread = numbers.flatMap(([, column]) => {
      const reading = byColumn.get(column)?.reading
      return reading?.kind === 'problem' || reading?.kind === 'ambiguous' ? [{ column, reading }] : []
    })
    const texts = textsOf(cellOf)
    const group = hasGroups || section === null ? texts.group : tidy(section)
    return { row, input: { ...texts, group, attributes: attributesOf(cellOf, numbers, adds) }, unread }
  })
}

type CellOf = (meaning: AgencyMeaning) => ReadCell | undefined

function textsOf(cellOf: CellOf): AgencyRow {
  const problems: AgencyProblem[] = []
  const fields: Partial<Record<AgencyMeaning, AgencyProblem['field']>> = {
    name: 'titleFa',
    'name-en': 'titleEn',
    reason: 'reasonFa',
  }
  const unread = (meaning: (typeof plainMeanings)[number], detail: string) => {
    problems.push({ field: fields[meaning] ?? (meaning as AgencyProblem['field']), why: 'unread', detail })
    return undefined
  }
  const text = (meaning: (typeof plainMeanings)[number]) => {
    const reading = cellOf(meaning)?.reading
    if (reading?.kind === 'problem') return unread(meaning, cellOf(meaning)?.raw?.text ?? '')
    return reading?.kind === 'text' ? tidy(reading.text) : undefined
  }
  const level = known(text('level'))
  const competes = readCompetes(known(text('competes')))
  const row: AgencyRow = {
    code: toLatinDigits(text('code') ?? '') || undefined,
    titleFa: text('name'),
    titleEn: known(text('name-en')),
    aliases: known(text('aliases'))
      ?.split(/\s*[;؛|]\s*/)
      .filter(Boolean),
    level: level === undefined ? undefined : (levelWords.get(foldPersian(level)) ?? unread('level', level)),
    county: known(text('county')),
    parent: known(text('parent')),
    group: known(text('group')),
    competes: competes === null ? unread('competes', text('competes') ?? '') : competes?.answer,
    reasonFa: known(text('reason')) ?? competes?.reason,
  }
  return problems.length ? { ...row, problems } : row
}

/**
 * One line, in Persian letters where a keyboard wrote Arabic ones. Between names of a list a line break stands for the
 * sign that parts them.
 */
const tidy = (text: string) =>
  text
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/\s*[\r\n]+\s*/g, '; ')
    .replaceAll(/\s+/g, ' ')

/** A dash or “ندارد” is no name of a group. */
function known(text: string | undefined): string | undefined {
  return text === undefined || readMissing(text, {}) ? undefined : text
}

const wordsOf = <Value>(entries: readonly (readonly [Value, readonly string[]])[]) =>
  new Map(entries.flatMap(([value, words]) => words.map((word) => [foldPersian(word), value] as const)))

const levelWords = wordsOf<AgencyLevel>([
  ['province', ['استان', 'استانی', 'province', 'provincial']],
  ['county', ['شهرستان', 'شهرستانی', 'county']],
  ['city', ['شهر', 'شهری', 'city']],
])

const competesWords = wordsOf([
  [true, 'بله|بلی|آری|yes|y|true|1|✓|✔|مشمول|در رقابت|رقابت می‌کند|می‌کند'.split('|')],
  [
    false,
    'خیر|نه|no|n|false|0|✗|غیر مشمول|غیرمشمول|مشمول نیست|بیرون از رقابت|خارج از رقابت|رقابت نمی‌کند|نمی‌کند'.split('|'),
  ],
])

/** “نه: دستگاه نظارتی” says the reason too. Null: not understood. */
function readCompetes(text: string | undefined): { answer: boolean; reason?: string | undefined } | null | undefined {
  if (text === undefined) return undefined
  const [word = '', ...rest] = text.split(/[:؛;]/)
  const answer =
    competesWords.get(foldPersian(toLatinDigits(text))) ?? competesWords.get(foldPersian(toLatinDigits(word)))
  if (answer === undefined) return null
  const reason = rest.join(':').trim()
  return answer ? { answer } : { answer, reason: reason || undefined }
}

/** The number of an agency that a column gives. Men are counted with the staff alone. */
function attributeOf(meaning: AgencyMeaning): string | null {
  if (meaning === 'staff' || meaning === 'staff-men') return 'staff'
  if (meaning === 'staff-women') return 'women'
  return meaning.startsWith('metric:') ? meaning.slice('metric:'.length) : null
}

/**
 * A cell that is blank or not read leaves the number as it is stored. Where women and men are counted and all staff are
 * not, they are added.
 */
function attributesOf(
  cellOf: CellOf,
  numbers: readonly (readonly [AgencyMeaning, number])[],
  adds: boolean,
): Record<string, number> {
  const valueOf = (meaning: AgencyMeaning) => {
    const reading = cellOf(meaning)?.reading
    return reading?.kind === 'value' ? reading.value : null
  }
  const read = numbers.flatMap(([meaning]) => {
    const value = meaning === 'staff-men' ? null : valueOf(meaning)
    return value === null ? [] : [[attributeOf(meaning) ?? '', value] as const]
  })
  const [women, men] = [valueOf('staff-women'), valueOf('staff-men')]
  return {
    ...Object.fromEntries(read),
    ...(adds && women !== null && men !== null ? { staff: women + men } : {}),
  }
}
