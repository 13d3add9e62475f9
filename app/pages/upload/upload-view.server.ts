import type { Upload } from '../../../db/queries/uploads'
import { describeProblem, describeQuestion } from '../../../sources/sheets/cell-words'
import { columnLetters } from '../../../sources/sheets/grid'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import type { Refusal } from '../../../sources/sheets/refusal'
import type { EditionContext } from '../../access/edition-context.server'
import type { CellMark } from '../../exports/marked-sheet'
import { type SheetRow, agencyMeaning, columnsByMeaning } from '../../flows/setup/agencies/agency-rows'
import {
  type ReadUpload,
  compareAgencyUpload,
  readAgencyUpload,
} from '../../flows/setup/agencies/agency-uploads.server'
import { listNumberNames } from '../../flows/setup/agencies/number-names.server'
import type { AgencyChanges, AgencyComparison } from '../../flows/setup/agencies/compare-agencies.server'
import { askedKinds } from '../../flows/setup/agencies/asked-here'
import { formatsOf } from '../../format/kinds-of-number'
import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { type Translate, translator } from '../../i18n/translate'
import type { RequestContext } from '../../policy/request-context'
import { pageOf } from './list-page'
import { type Outcome, countOutcomes, outcomes } from './outcomes'
import { problemDescriber } from './describe-problem.server'
import { columnOfProblem, valuesBefore } from './row-cells'
import type { UploadSearch } from './upload-search.server'

const mostNamed = 12

interface ShownRow {
  /** As people count. */
  row: number
  outcome: Outcome
  isPartly: boolean
  joins: boolean
  /** By the columns of the table. */
  cells: { text: string; before: string | null; why: string | null }[]
}

/** A file as its page shows it: what was read, what each row would change, and a page of the rows. */
export type UploadView = Extract<Awaited<ReturnType<typeof loadUpload>>, { ok: true }>

export async function loadUpload(
  context: RequestContext,
  editionContext: EditionContext,
  upload: Upload,
  { choices, show, page }: UploadSearch,
  language: Language,
) {
  const compared = await compareUpload(context, editionContext, upload, choices, language)
  if (!compared.ok) return compared
  const { read, changes, problemMarks, organisation, participation, t } = compared
  const { file, rows } = read
  const columnOf = columnsByMeaning(file)
  const order = inOrder(rows, changes)
  const { shown, ...position } = pageOf(
    order.filter(({ kinds }) => show === 'all' || kinds.includes(show)),
    page,
  )
  const say = valueWords(language, t, {
    counties: organisation.counties,
    groups: [...participation.groups, ...changes.newGroups],
  })
  const names = (items: readonly { titleFa: string; titleEn: string }[]) =>
    items.slice(0, mostNamed).map((item) => titleOf(language, item))
  const marksOf = groupMarks([...problemMarks, ...listUnread(rows, language)])
  const asked = file.cells.questions.filter(({ question }) => askedKinds.some((kind) => kind === question))
  return {
    ok: true as const,
    name: upload.file.name,
    bytes: upload.file.bytes,
    fileId: upload.file.id,
    by: upload.by,
    at: upload.file.uploadedAt.toISOString(),
    sheets: file.workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    ...describeTable(file),
    columns: describeColumns(file),
    meanings: (await listNumberNames(context.db, editionContext.edition)).map(({ code }) => code),
    twice: listTwice(file),
    hasName: columnOf.has('name') || columnOf.has('code'),
    addsStaff: !columnOf.has('staff') && columnOf.has('staff-women') && columnOf.has('staff-men'),
    usesSections: !columnOf.has('group') && rows.some(({ input }) => input.group),
    questions: asked.map((question) => ({
      kind: askedKinds.find((kind) => kind === question.question) ?? 'slash',
      text: describeQuestion(question, language),
      cells: question.cells,
      address: question.address,
    })),
    answers: choices.answers,
    all: order.length,
    counts: countKinds(order),
    outcomes: countOutcomes(changes.rows),
    show,
    ...position,
    rows: shown.map(({ index }): ShownRow => {
      const { row, unread } = rows[index] ?? { row: 0, unread: [] }
      const planned = changes.rows[index]
      const before = planned ? valuesBefore(columnOf, planned, say) : new Map<number, string>()
      const own = marksOf.get(row) ?? new Map<number, string>()
      const cells = cellsOf(file, index)
      return {
        row: row + 1,
        outcome: planned?.outcome ?? 'problem',
        isPartly: unread.length > 0,
        joins: planned?.changes.some(({ field }) => field === 'participates') ?? false,
        cells: file.table.columns.map(({ column }) => ({
          text: cells[column]?.text ?? '',
          before: before.get(column) ?? null,
          why: own.get(column) ?? null,
        })),
      }
    }),
    newGroups: names(changes.newGroups),
    moreGroups: Math.max(0, changes.newGroups.length - mostNamed),
    kept: names(changes.kept),
    keptCount: changes.kept.length,
    missing: participation.isFixed ? [] : missingOf(changes.kept, participation),
    basis: changes.basis,
  }
}

const mostMissing = 500

/** Agencies of the edition that a file does not name and that compete in it: something may have become of them. */
function missingOf(
  kept: readonly { code: string; titleFa: string; titleEn: string }[],
  { participants }: AgencyComparison['participation'],
) {
  return kept
    .filter(({ code }) => participants.get(code)?.competes)
    .slice(0, mostMissing)
    .map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn }))
}

/** The rows of a file beside what is stored, with a sentence for each cell that is wrong. */
export async function compareUpload(
  context: RequestContext,
  editionContext: EditionContext,
  upload: Upload,
  choices: UploadSearch['choices'],
  language: Language,
): Promise<Compared | Refusal> {
  const read = await readAgencyUpload(context, editionContext, upload, choices)
  if (!read.ok) return read
  const { changes, organisation, participation } = await compareAgencyUpload(context, editionContext, read)
  const t = translator(textsIn(language))
  const { agencies, counties } = organisation
  const describe = problemDescriber({ language, t, counties, agencies }, read.rows, changes.rows)
  const columnOf = columnsByMeaning(read.file)
  const problemMarks = read.rows.flatMap(({ row }, index) =>
    (changes.rows[index]?.problems ?? []).map((problem): CellMark => ({
      row,
      column: columnOfProblem(columnOf, problem.field),
      text: describe(problem, index),
    })),
  )
  return { ok: true, read, changes, problemMarks, organisation, participation, t }
}

const listUnread = (rows: readonly SheetRow[], language: Language): CellMark[] =>
  rows.flatMap(({ row, unread }) =>
    unread.map(({ column, reading }) => ({
      row,
      column,
      text: reading.kind === 'problem' ? describeProblem(reading, language) : describeQuestion(reading, language),
    })),
  )

interface Compared extends Pick<AgencyComparison, 'changes' | 'organisation' | 'participation'> {
  ok: true
  read: ReadUpload
  /** What is wrong with a row beside the reading of its cells. */
  problemMarks: CellMark[]
  t: Translate
}

interface Ordered {
  index: number
  outcome: Outcome
  /** A row of which a cell is not read is a problem too. */
  kinds: Outcome[]
}

/** Rows that need somebody come first, each kind in the order of the file. */
function inOrder(rows: readonly SheetRow[], { rows: planned }: AgencyChanges): Ordered[] {
  return planned
    .map(({ outcome }, index): Ordered => {
      const isPartly = Boolean(rows[index]?.unread.length)
      return { index, outcome, kinds: isPartly && outcome !== 'problem' ? ['problem', outcome] : [outcome] }
    })
    .toSorted(
      (a, b) => outcomes.indexOf(a.kinds[0] ?? 'same') - outcomes.indexOf(b.kinds[0] ?? 'same') || a.index - b.index,
    )
}

const countKinds = (order: readonly Ordered[]) => {
  const count = (kind: Outcome) => order.filter(({ kinds }) => kinds.includes(kind)).length
  return { problem: count('problem'), new: count('new'), changed: count('changed'), same: count('same') }
}

function groupMarks(marks: readonly CellMark[]): Map<number, Map<number, string>> {
  const byRow = new Map<number, Map<number, string>>()
  for (const { row, column, text } of marks) {
    const own = byRow.get(row) ?? new Map<number, string>()
    byRow.set(row, own.set(column, [own.get(column), text].filter(Boolean).join(' ')))
  }
  return byRow
}

const cellsOf = ({ table }: OfficeFile, index: number) => table.rows[index]?.cells ?? []

/** Which part of a file was taken for its table, and what of it was left out. */
export function describeTable({ table }: OfficeFile) {
  const kinds = [...new Set(table.leftOut.map(({ why }) => why))]
  return {
    sheet: table.sheet,
    heading: table.heading && { from: table.heading.first + 1, to: table.heading.last + 1 },
    titles: table.titles,
    leftOut: kinds.map((why) => ({ why, rows: table.leftOut.filter((item) => item.why === why).length })),
    differing: table.leftOut.filter(({ check }) => check?.result === 'differs').map(({ row }) => row + 1),
    hiddenRows: table.hiddenRows.length,
  }
}

function describeColumns({ table, columns }: OfficeFile) {
  return table.columns.map(({ column, heading, isHidden }, index) => {
    const { meaning, isUnsure } = columns[index] ?? { meaning: { kind: 'unknown' } as const, isUnsure: false }
    return {
      column,
      letters: columnLetters(column),
      heading,
      isHidden,
      isUnsure,
      meaning: agencyMeaning(meaning) ?? ('none' as const),
    }
  })
}

/** Meanings that two columns have, with the column that is read. */
function listTwice(file: OfficeFile) {
  const columnOf = columnsByMeaning(file)
  const described = describeColumns(file)
  return [...columnOf]
    .filter(([meaning]) => described.filter((item) => item.meaning === meaning).length > 1)
    .map(([meaning, column]) => ({ meaning, letters: columnLetters(column) }))
}

interface Coded {
  code: string
  titleFa: string
  titleEn: string
}

function valueWords(
  language: Language,
  t: Translate,
  { counties, groups }: { counties: readonly Coded[]; groups: readonly Coded[] },
) {
  const titleIn = (items: readonly Coded[], code: unknown) => {
    const item = items.find((each) => each.code === code)
    return item && titleOf(language, item)
  }
  return (field: string, value: unknown): string => {
    if (field === 'competes') return t(value === true ? 'upload.yes' : 'upload.no')
    if (field === 'level' && (value === 'province' || value === 'county' || value === 'city'))
      return t(`agencyLevel.${value}`)
    const named = field === 'group' ? titleIn(groups, value) : field === 'county' ? titleIn(counties, value) : undefined
    if (named !== undefined) return named
    return typeof value === 'number' ? formatsOf(language).count(value) : typeof value === 'string' ? value : ''
  }
}
