import { describeQuestion } from '../../../sources/sheets/cell-words'
import type { SheetFile } from '../../../sources/sheets/read-sheet'
import { describeRefusal } from '../../../sources/sheets/refusal'
import type { FestivalEdition } from '../../access/edition-context.server'
import { takeValueUpload } from '../../flows/setup/values/take-values.server'
import { listUnknownNames } from '../../flows/setup/values/unknown-names'
import { noValueChoices } from '../../flows/setup/values/value-choices'
import {
  type ReadValues,
  findKeptValueChoices,
  keepValueUpload,
  readValueFile,
} from '../../flows/setup/values/value-uploads.server'
import { formatPeriod } from '../../format/date'
import { formatsOf } from '../../format/kinds-of-number'
import { type DescribedValue, describeRead } from '../../pages/value-upload/describe-values.server'
import { openGivenFile, storeGivenFile } from '../given-file'
import { type Command, type CommandAnswer, type CommandContext, UsageError } from '../command'
import { parseOptions } from '../parse-options'
import { choiceHelp, choiceOptions, readChoices } from '../value-options'

const options = {
  festival: { type: 'string' },
  edition: { type: 'string' },
  by: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'keep-names': { type: 'boolean', default: false },
  ...choiceOptions,
} as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']

export const valuesCommand: Command = {
  summary: 'bring in values from a spreadsheet',
  help: `sanjeh values import FILE [--festival CODE] [--edition CODE] [--dry-run] [--by USERNAME] [--keep-names] …

Reads a spreadsheet as the page “Values from a spreadsheet” does: each cell is new, changed, the same, or a problem with its reason.
With --dry-run nothing is kept or changed. Otherwise the file is kept as given by --by, who must be allowed to, and new and changed
values are stored; on the page they can be taken back as a whole. Cells with a problem are left out, and the exit code is 1 then.
What was chosen for the last file with the same headings is chosen again. --keep-names makes names given by --agency other names of
their agencies.

${choiceHelp}`,
  prepare([verb = '', ...args]) {
    if (verb !== 'import') throw new UsageError('Say what to do: sanjeh values import FILE')
    const {
      values,
      positionals: [file],
    } = parseOptions(args, options, 1)
    if (file === undefined) throw new UsageError('Name the spreadsheet: sanjeh values import FILE')
    if (!values['dry-run'] && values.by === undefined)
      throw new UsageError('--by names the person who gives the file; or look first with --dry-run')
    return (context) => importValues(context, file, values)
  },
}

async function importValues(command: CommandContext, name: string, wanted: Wanted): Promise<CommandAnswer> {
  const { context, where, file } = await openGivenFile(command, name, wanted)
  const first = await readValueFile(context, where, file, noValueChoices)
  if (!first.ok) return refuse(file, describeRefusal(first, 'en'), first.why)
  const kept = await findKeptValueChoices(context, where, first.file)
  const choices = readChoices(wanted, kept, where, first.file)
  const read = await readValueFile(context, where, file, choices)
  if (!read.ok) return refuse(file, describeRefusal(read, 'en'), read.why)
  const calendar = where.festival.calendar
  const described = await describeRead(context, where, read, { language: 'en', calendar })
  const { comparison, cells, agencyTitle } = described
  const told = tell(where, read, cells, comparison.agencies, agencyTitle)
  if (wanted['dry-run']) return { ...told, lines: [`${file.fileName}: nothing was stored (--dry-run)`, ...told.lines] }
  const stored = await storeGivenFile(
    context,
    where,
    'values',
    () => keepValueUpload(context, where, file),
    (upload) => takeValueUpload(context, where, upload, choices, comparison.basis, wanted['keep-names']),
  )
  if (stored !== null) return refuse(file, `not stored (${stored})`, stored)
  return { ...told, lines: [`${file.fileName}: ${comparison.toWrite.length} values stored`, ...told.lines] }
}

const refuse = ({ fileName }: SheetFile, sentence: string, why: string): CommandAnswer => ({
  exitCode: 1,
  lines: [`${fileName}: ${sentence}`],
  json: { file: fileName, error: why },
})

/** So many lines say single cells of one kind; all of them are in the JSON. */
const mostLines = 200

/** What becomes of each kind of cell: how many there are, each problem with its address, and what changes. */
function tell(
  { festival }: FestivalEdition,
  read: ReadValues,
  cells: readonly DescribedValue[],
  agencies: Parameters<typeof listUnknownNames>[0],
  agencyTitle: (code: string) => string,
): CommandAnswer {
  const { amount } = formatsOf('en')
  const of = (outcome: string) => cells.filter(({ planned }) => planned.outcome === outcome)
  const count = (outcome: string) => of(outcome).length
  const { table, cells: readCells } = read.file
  const questions = readCells.questions.map(
    (question) =>
      `asked of ${question.cells} cells, the first ${question.address}: ${describeQuestion(question, 'en')} (--answer ${question.question}=…)`,
  )
  const names = listUnknownNames(agencies, read.values, read.agencies).filter(({ agency }) => agency === null)
  const nearest = names.map(
    ({ name, nearest: codes }) =>
      `no agency is called “${name}”${codes.length ? `; near: ${codes.map((code) => `${code} (${agencyTitle(code)})`).join(', ')}` : ''} (--agency "${name}=CODE")`,
  )
  const say = (value: DescribedValue['planned']['after']) =>
    value?.status === 'reported' ? amount(value.value) : (value?.status ?? 'nothing')
  const about = ({ planned: { address, period }, agency, metric }: DescribedValue) =>
    [address, agency, metric, period && formatPeriod(period.from, period.to, 'en', festival.calendar)]
      .filter(Boolean)
      .join(' · ')
  const problems = of('problem').map((cell) => `${about(cell)}: ${cell.why ?? ''}`)
  const changed = of('changed').map(
    (cell) => `${about(cell)}: ${say(cell.planned.before)} → ${say(cell.planned.after)}`,
  )
  return {
    exitCode: problems.length ? 1 : 0,
    lines: [
      `sheet ${table.sheetName}: ${count('new')} new, ${changed.length} changed, ${count('same')} the same, ${problems.length} with a problem`,
      ...questions,
      ...nearest,
      ...listed('problem', problems),
      ...listed('changed', changed),
    ],
    json: {
      sheet: table.sheetName,
      counts: { new: count('new'), changed: changed.length, same: count('same'), problem: problems.length },
      questions: readCells.questions.map(({ question, cells: waiting, address }) => ({
        question,
        cells: waiting,
        address,
      })),
      unknownNames: names.map(({ name, nearest: codes }) => ({ name, nearest: codes })),
      cells: cells.map(({ planned: { address, outcome, agency, metric, period, before, after, problem }, why }) => ({
        address,
        outcome,
        agency,
        metric,
        period,
        before,
        after,
        problem: problem && { why: problem.why, sentence: why },
      })),
    },
  }
}

function listed(kind: string, lines: readonly string[]): string[] {
  const more = lines.length - mostLines
  return [
    ...lines.slice(0, mostLines).map((line) => `${kind}: ${line}`),
    ...(more > 0 ? [`… and ${more} more; --json has all of them`] : []),
  ]
}
