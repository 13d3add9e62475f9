import type { Upload } from '../../../db/queries/uploads'
import { describeQuestion } from '../../../sources/sheets/cell-words'
import { columnLetters } from '../../../sources/sheets/grid'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import type { Meaning } from '../../../sources/sheets/recognise-columns'
import type { EditionContext } from '../../access/edition-context.server'
import { listFilePeriods } from '../../flows/setup/values/file-periods'
import { listUnknownHeadings } from '../../flows/setup/values/unknown-headings'
import { listUnknownNames } from '../../flows/setup/values/unknown-names'
import type { ValueChoices } from '../../flows/setup/values/value-choices'
import { isTaken } from '../../flows/setup/values/take-values.server'
import { valueMeanings } from '../../flows/setup/values/value-meanings'
import { type Calendar, calendarOf } from '../../format/date'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'
import { pageOf } from '../upload/list-page'
import { countOutcomes, outcomes } from '../upload/outcomes'
import { describeTable } from '../upload/upload-view.server'
import { type DescribedValue, describeValues } from './describe-values.server'
import { type ValueSearch, toPeriodText } from './value-search.server'

/** A file of values as its page shows it: what was read, what each cell would change, and a page of the cells. */
export type ValueView = Extract<Awaited<ReturnType<typeof loadValueUpload>>, { ok: true }>

export async function loadValueUpload(
  context: RequestContext,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
  upload: Upload,
  { choices, show, page }: ValueSearch,
  language: Language,
  chosenCalendar: Calendar | null = null,
) {
  const { festival, edition } = editionContext
  const described = await describeValues(context, editionContext, upload, choices, {
    language,
    calendar: calendarOf(chosenCalendar, language, festival.calendar),
  })
  if (!described.ok) return described
  const { read, metricTitle, agencyTitle } = described
  const { values, toWrite, basis, metrics, agencies } = described.comparison
  const order = inOrder(described.cells).filter(({ planned: { outcome } }) => show === 'all' || outcome === show)
  const { shown, ...position } = pageOf(order, page)
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  return {
    ok: true as const,
    id: upload.id,
    name: upload.file.name,
    fileId: upload.file.id,
    by: upload.by,
    at: upload.file.uploadedAt.toISOString(),
    takenAt: isTaken(upload) ? upload.takenAt.toISOString() : null,
    takenBackAt: upload.takenBackAt?.toISOString() ?? null,
    sheets: read.file.workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    ...describeTable(read.file),
    columns: describeColumns(read.file, choices),
    metrics: metrics.map(({ code }) => ({ code, title: metricTitle(code) })),
    periods: listFilePeriods(festival.calendar, evaluated).map((period) => ({ ...period, text: toPeriodText(period) })),
    metric: choices.metric,
    period: choices.period && toPeriodText(choices.period),
    questions: read.file.cells.questions.map((question) => ({
      kind: question.question,
      text: describeQuestion(question, language),
      cells: question.cells,
      address: question.address,
    })),
    answers: choices.answers,
    unknownHeadings: listUnknownHeadings(read.file, choices.headings).map(({ first, ...heading }) => ({
      ...heading,
      letters: columnLetters(first),
    })),
    unknownNames: listUnknownNames(agencies, read.values, choices.agencies).map((name) => ({
      ...name,
      agencies: [...new Set([...(name.agency === null ? [] : [name.agency]), ...name.nearest])].map((code) => ({
        code,
        title: agencyTitle(code),
      })),
    })),
    year: read.file.year,
    all: values.length,
    counts: countOutcomes(values),
    toWrite: toWrite.length,
    show,
    ...position,
    cells: shown.map(
      ({ planned: { address, outcome, text, period, before, beforeFrom, after }, agency, metric, why }) => ({
        address,
        outcome,
        text,
        agency,
        metric,
        period,
        before,
        beforeFrom,
        after,
        why,
      }),
    ),
    basis,
  }
}

/** Cells that need somebody come first, each kind in the order of the file. */
function inOrder(cells: readonly DescribedValue[]): DescribedValue[] {
  const orderOf = ({ planned }: DescribedValue) => outcomes.indexOf(planned.outcome)
  return cells.toSorted((a, b) => orderOf(a) - orderOf(b))
}

type Found = (typeof valueMeanings)[number] | `metric:${string}` | 'month' | 'none'

function describeColumns({ table, columns }: OfficeFile, { meanings }: ValueChoices) {
  return table.columns.map(({ column, heading }, index) => ({
    column,
    letters: columnLetters(column),
    heading,
    isUnsure: columns[index]?.isUnsure ?? false,
    found: foundMeaning(columns[index]?.meaning ?? { kind: 'unknown' }),
    chosen: column in meanings ? (meanings[column] ?? ('none' as const)) : null,
  }))
}

function foundMeaning(meaning: Meaning): Found {
  if (meaning.kind === 'metric' || meaning.kind === 'metric-period') return `metric:${meaning.metric}`
  if (meaning.kind === 'period-column') return 'month'
  return valueMeanings.find((kind) => kind === meaning.kind) ?? 'none'
}
