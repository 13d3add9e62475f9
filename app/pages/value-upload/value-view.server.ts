import type { Upload } from '../../../db/queries/uploads'
import { describeQuestion } from '../../../sources/sheets/cell-words'
import { columnLetters } from '../../../sources/sheets/grid'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import type { Meaning } from '../../../sources/sheets/recognise-columns'
import type { EditionPlace } from '../../access/edition-context.server'
import { compareValueUpload } from '../../flows/setup/values/compare-values.server'
import { listFilePeriods } from '../../flows/setup/values/file-periods'
import type { ValueChoices } from '../../flows/setup/values/value-choices'
import { isTaken } from '../../flows/setup/values/take-values.server'
import { valueMeanings } from '../../flows/setup/values/value-meanings'
import type { PlannedValue } from '../../flows/setup/values/value-plan'
import { readValueUpload } from '../../flows/setup/values/value-uploads.server'
import { type Calendar, calendarOf } from '../../format/date'
import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { translator } from '../../i18n/translate'
import type { RequestContext } from '../../policy/request-context'
import { pageOf } from '../upload/list-page'
import { countOutcomes, outcomes } from '../upload/outcomes'
import { describeTable } from '../upload/upload-view.server'
import { describeValueProblem } from './describe-value-problem.server'
import { type ValueSearch, toPeriodText } from './value-search.server'

/** A file of values as its page shows it: what was read, what each cell would change, and a page of the cells. */
export type ValueView = Extract<Awaited<ReturnType<typeof loadValueUpload>>, { ok: true }>

export async function loadValueUpload(
  context: RequestContext,
  place: Pick<EditionPlace, 'festival' | 'edition'>,
  upload: Upload,
  { choices, show, page }: ValueSearch,
  language: Language,
  chosenCalendar: Calendar | null = null,
) {
  const { festival, edition } = place
  const read = await readValueUpload(context, place, upload, choices)
  if (!read.ok) return read
  const { values, toWrite, basis, metrics, agencies } = await compareValueUpload(context, place, read)
  const metricTitles = new Map(metrics.map((metric) => [metric.code, titleOf(language, metric)]))
  const agencyTitles = new Map(agencies.map((agency) => [agency.code, titleOf(language, agency)]))
  const metricTitle = (code: string) => metricTitles.get(code) ?? code
  const calendar = calendarOf(chosenCalendar, language, festival.calendar)
  const words = { language, calendar, t: translator(textsIn(language)), metricTitle }
  const order = inOrder(values).filter(({ planned: { outcome } }) => show === 'all' || outcome === show)
  const { shown, ...position } = pageOf(order, page)
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  return {
    ok: true as const,
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
    year: read.file.year,
    all: values.length,
    counts: countOutcomes(values),
    toWrite: toWrite.length,
    show,
    ...position,
    cells: shown.map(({ planned, index }) => {
      const cell = read.values[index]
      const { address, outcome, text, agency, metric, period, before, after } = planned
      return {
        address,
        outcome,
        text,
        agency: agency === null ? (cell?.agencyName ?? cell?.agencyCode ?? '') : (agencyTitles.get(agency) ?? agency),
        metric: metric === null ? '' : metricTitle(metric),
        period,
        before,
        after,
        why: cell ? describeValueProblem(words, planned, cell) : null,
      }
    }),
    basis,
  }
}

/** Cells that need somebody come first, each kind in the order of the file. */
function inOrder(values: readonly PlannedValue[]): { planned: PlannedValue; index: number }[] {
  return values
    .map((planned, index) => ({ planned, index }))
    .toSorted((a, b) => outcomes.indexOf(a.planned.outcome) - outcomes.indexOf(b.planned.outcome) || a.index - b.index)
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
