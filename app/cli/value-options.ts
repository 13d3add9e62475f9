import type { OfficeFile } from '../../sources/sheets/read-office-file'
import { readPeriod } from '../../sources/sheets/read-period'
import { foldHeading } from '../../sources/sheets/column-words'
import { parseAddress } from '../../sources/sheets/grid'
import type { Edition, Festival } from '../../db/queries/festivals'
import { listFilePeriods } from '../flows/setup/values/file-periods'
import {
  AnsweredValues,
  MetricText,
  type ValueChoices,
  ValueMeaningText,
  nameKey,
} from '../flows/setup/values/value-choices'
import { askedOfValues, valueMeanings } from '../flows/setup/values/value-meanings'
import { UsageError } from './command'

/** What a person chooses for a file of values, as options. */
export const choiceOptions = {
  sheet: { type: 'string' },
  period: { type: 'string' },
  metric: { type: 'string' },
  column: { type: 'string', multiple: true },
  answer: { type: 'string', multiple: true },
  heading: { type: 'string', multiple: true },
  agency: { type: 'string', multiple: true },
} as const

interface WantedChoices {
  sheet?: string | undefined
  period?: string | undefined
  metric?: string | undefined
  column?: readonly string[] | undefined
  answer?: readonly string[] | undefined
  heading?: readonly string[] | undefined
  agency?: readonly string[] | undefined
}

export const choiceHelp = `--sheet NAME|NUMBER    the sheet, where it is not the fullest
--period PERIOD        of values whose file says no year or month: 1404, 1404/05
--metric CODE          of columns that name a month or “value” alone
--column C=MEANING     what a column means: metric:CODE, ${valueMeanings.join(', ')}, or none
--answer KIND=ANSWER   ${Object.entries(askedOfValues)
  .map(([kind, answers]) => `${kind}=${answers.join('|')}`)
  .join(', ')}, year=1404
--heading TEXT=MEANING a part of headings in two rows is metric:CODE, or none
--agency NAME=CODE     a name that no agency has is this agency`

/** Options as choices, over those that were kept for files with the same headings. */
export function readChoices(
  wanted: WantedChoices,
  kept: ValueChoices,
  { festival, edition }: { festival: Festival; edition: Edition },
  { workbook }: Pick<OfficeFile, 'workbook'>,
): ValueChoices {
  return {
    table: wanted.sheet === undefined ? kept.table : { sheet: findSheet(wanted.sheet, workbook.sheets) },
    meanings: { ...kept.meanings, ...Object.fromEntries((wanted.column ?? []).map(readColumn)) },
    answers: Object.assign({}, kept.answers, ...(wanted.answer ?? []).map(readAnswer)),
    headings: { ...kept.headings, ...Object.fromEntries((wanted.heading ?? []).map(readHeading)) },
    agencies: { ...kept.agencies, ...Object.fromEntries((wanted.agency ?? []).map(readAgency)) },
    metric: wanted.metric ?? kept.metric,
    period: wanted.period === undefined ? null : findPeriod(wanted.period, festival, edition),
  }
}

function findSheet(text: string, sheets: readonly { name: string }[]): number {
  const byName = sheets.findIndex(({ name }) => name === text)
  const index = byName >= 0 ? byName : Number(text) - 1
  if (!sheets[index]) throw new UsageError(`--sheet is one of: ${sheets.map(({ name }) => name).join(', ')}`)
  return index
}

function findPeriod(text: string, { calendar }: Festival, { evaluatedFrom, evaluatedTo }: Edition) {
  const reading = readPeriod({ text })
  const known = listFilePeriods(calendar, { from: evaluatedFrom, to: evaluatedTo })
  const found =
    reading.kind === 'period' && known.find(({ from, to }) => from === reading.period.from && to === reading.period.to)
  if (!found) throw new UsageError(`--period is a month of the evaluated period, or all of it; “${text}” is none`)
  return found
}

/** “NAME=VALUE”, at the last sign: a name may have one, a code has none. */
function splitPair(option: string, text: string): [name: string, value: string] {
  const at = text.lastIndexOf('=')
  if (at < 1 || at === text.length - 1) throw new UsageError(`--${option} is NAME=VALUE; “${text}” is not`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function readColumn(text: string): [number, ValueChoices['meanings'][number]] {
  const [letters, meaning] = splitPair('column', text)
  const at = parseAddress(`${letters.toUpperCase()}1`)
  const known = meaning === 'none' ? null : ValueMeaningText.safeParse(meaning)
  if (!at || (known && !known.success)) throw new UsageError(`--column is as C=metric:CODE or D=none; “${text}” is not`)
  return [at.column, known ? known.data : null]
}

function readAnswer(text: string): ValueChoices['answers'] {
  const [kind, answer] = splitPair('answer', text)
  if (kind === 'year' && /^1[345]\d\d$/.test(answer)) return { year: Number(answer) }
  const read = AnsweredValues.safeParse({ [kind]: answer })
  if (!read.success || !Object.keys(read.data).length)
    throw new UsageError(`--answer ${text} is none of the answers that there are`)
  return read.data
}

function readHeading(text: string): [string, ValueChoices['headings'][string]] {
  const [heading, meaning] = splitPair('heading', text)
  const known = meaning === 'none' ? null : MetricText.safeParse(meaning)
  if (known && !known.success) throw new UsageError(`--heading is as TEXT=metric:CODE or TEXT=none; “${text}” is not`)
  return [foldHeading(heading), known ? known.data : null]
}

function readAgency(text: string): [string, string] {
  const [name, code] = splitPair('agency', text)
  return [nameKey(name), code]
}
