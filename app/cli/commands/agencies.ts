import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import path from 'node:path'
import { describeProblem, describeQuestion } from '../../../sources/sheets/cell-words'
import { cellAddress, columnLetters, parseAddress } from '../../../sources/sheets/grid'
import { describeRefusal } from '../../../sources/sheets/refusal'
import { operatorOf } from '../../access/viewer.server'
import { recordExport } from '../../exports/record-export.server'
import { writeXlsx } from '../../exports/write-xlsx.server'
import { plainMeanings } from '../../flows/setup/agencies/agency-meanings'
import { agencyMeaning } from '../../flows/setup/agencies/agency-rows'
import {
  type ReadUpload,
  compareAgencyUpload,
  keepAgencyUpload,
  readAgencyRows,
  takeAgencyUpload,
} from '../../flows/setup/agencies/agency-uploads.server'
import type { AgencyChanges } from '../../flows/setup/agencies/compare-agencies.server'
import { loadOrganisation, loadParticipation } from '../../flows/setup/agencies/stored-organisation.server'
import { Answered, MeaningText, type UploadChoices, noChoices } from '../../flows/setup/agencies/upload-choices'
import { isLanguage } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { translator } from '../../i18n/translate'
import { agencyTemplate } from '../../pages/upload/agency-template.server'
import { problemDescriber } from '../../pages/upload/describe-problem.server'
import { chooseEdition } from '../choose-festivals'
import { type Command, type CommandAnswer, type CommandContext, UsageError } from '../command'
import { openGivenFile, storeGivenFile } from '../given-file'
import { parseOptions } from '../parse-options'

const options = {
  festival: { type: 'string' },
  edition: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  by: { type: 'string' },
  column: { type: 'string', multiple: true, default: [] as string[] },
  answer: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string', default: 'fa' },
  out: { type: 'string' },
} as const
const verbs = ['list', 'import', 'template'] as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']

export const agenciesCommand: Command = {
  summary: 'list agencies, take them from a spreadsheet, or write one to fill in',
  help: `sanjeh agencies list [--festival CODE] [--edition CODE]
sanjeh agencies import FILE --dry-run|--by USERNAME [--festival CODE] [--edition CODE] [--column B=name …] [--answer dot=decimal …]
sanjeh agencies template --out FILE.xlsx [--lang fa|en] [--festival CODE] [--edition CODE]

“import” reads XLSX, XLS, ODS, CSV or TSV, says what it took each column for, and stores what is new and what differs in the festival and
in the edition (without --edition the newest), as the page does; the file is kept as given by --by, who must be allowed to. --dry-run says
the same and stores nothing. Rows with a problem are left out and named; agencies that
are not in the file stay. --column says what a column is: ${plainMeanings.join(', ')}, metric:CODE, or “none”.
--answer settles what could mean two things (slash, dot, comma, trailing-minus, has-none, n-a). Exit codes: 0 all of it, 1 some of it not, 2 wrong usage.`,
  prepare([first = '', ...args]) {
    const verb = verbs.find((own) => own === first)
    if (!verb) throw new UsageError(`Say what to do: sanjeh agencies ${verbs.join('|')}`)
    const {
      values,
      positionals: [file],
    } = parseOptions(args, options, verb === 'import' ? 1 : 0)
    if (verb === 'list') return (context) => list(context, values)
    if (verb === 'import') {
      if (file === undefined) throw new UsageError('Which file? sanjeh agencies import FILE')
      if (!values['dry-run'] && values.by === undefined)
        throw new UsageError('--by names the person who gives the file; or look first with --dry-run')
      const choices = readChoices(values)
      return (context) => bringIn(context, file, choices, values)
    }
    const { out, lang } = values
    if (!out?.endsWith('.xlsx')) throw new UsageError('--out names a file that ends in .xlsx')
    if (!isLanguage(lang)) throw new UsageError('--lang is fa or en')
    return async (context) => {
      const where = await chooseEdition(context.workspace.database.db, values.festival, values.edition)
      const now = new Date()
      const db = context.workspace.database.db
      const sheet = await agencyTemplate({ db, now }, where, lang)
      const exported = { action: 'agency.export', subject: 'agencies', after: { as: 'xlsx' } } as const
      await recordExport({ db, viewer: operatorOf('cli'), now }, where, exported)
      const place = path.resolve(context.folder, out)
      await writeFile(place, await buffer(writeXlsx(sheet)))
      return {
        exitCode: 0,
        lines: [`${place}: a workbook of the agencies of ${where.festival.code}, to fill in`],
        json: { out: place },
      }
    }
  },
}

function readChoices({ column, answer }: Wanted): UploadChoices {
  const meanings = column.map((text) => {
    const [, letters = '', name = ''] = /^([A-Za-z]{1,3})=(.+)$/.exec(text) ?? []
    const at = parseAddress(`${letters.toUpperCase()}1`)
    const meaning = name === 'none' ? { success: true as const, data: null } : MeaningText.safeParse(name)
    if (!at || !meaning.success) throw new UsageError(`--column “${text}” is not like B=name, B=metric:staff or B=none`)
    return [at.column, meaning.data] as const
  })
  const answers = Answered.strict().safeParse(Object.fromEntries(answer.map((text) => text.split('=', 2))))
  if (!answers.success)
    throw new UsageError(
      `--answer is like dot=decimal. ${answers.error.issues.map((issue) => `${issue.path.join('')}: ${issue.message}`).join('; ')}`,
    )
  return { ...noChoices, meanings: Object.fromEntries(meanings), answers: answers.data }
}

async function list({ workspace: { database } }: CommandContext, values: Wanted): Promise<CommandAnswer> {
  const { festival, edition } = await chooseEdition(database.db, values.festival, values.edition)
  const organisation = await loadOrganisation(database.db, festival.id)
  const { participants } = await loadParticipation(database.db, edition.id, organisation, false)
  const agencies = organisation.agencies.map(({ names: _, ...agency }) => {
    const part = participants.get(agency.code)
    return { ...agency, takesPart: part !== undefined, group: part?.group ?? null, competes: part?.competes ?? false }
  })
  return {
    exitCode: 0,
    lines: agencies.map(({ code, titleFa, level, county, group, takesPart, competes }) => {
      const how = takesPart ? (competes ? 'competes' : 'does not compete') : `not in ${edition.code}`
      return [code, titleFa, level, county ?? '-', group ?? '-', how].join('\t')
    }),
    json: agencies,
  }
}

async function bringIn(
  command: CommandContext,
  name: string,
  choices: UploadChoices,
  values: Wanted,
): Promise<CommandAnswer> {
  const { context, where, file } = await openGivenFile(command, name, values)
  const read = await readAgencyRows(context, where, file, choices)
  if (!read.ok)
    return {
      exitCode: 1,
      lines: [`${name}: ${describeRefusal(read, 'en')}`],
      json: { error: read.why, ...read.detail },
    }
  const { changes, organisation } = await compareAgencyUpload(context, where, read)
  const described = describe(read, changes, organisation)
  const count = (kind: string) => changes.rows.filter(({ outcome }) => outcome === kind).length
  const counts = { new: count('new'), changed: count('changed'), same: count('same'), problem: count('problem') }
  const isWhole = counts.problem === 0 && described.unread.length === 0
  const answer = (first: string, stored: boolean): CommandAnswer => ({
    exitCode: isWhole ? 0 : 1,
    lines: [first, ...described.lines],
    json: { stored, counts, ...described.json },
  })
  const told = `${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.problem} with a problem`
  if (values['dry-run']) return answer(`${name}: ${told}; nothing is stored`, false)
  const why = await storeGivenFile(
    context,
    where,
    'agencies',
    () => keepAgencyUpload(context, where, file),
    (upload) => takeAgencyUpload(context, where, upload, choices, changes.basis),
  )
  if (why === null)
    return answer(`${name}: ${told}; stored in ${where.festival.code}, edition ${where.edition.code}`, true)
  return { exitCode: 1, lines: [`${name}: not stored (${why})`], json: { stored: false, error: why } }
}

type Organisation = Awaited<ReturnType<typeof loadOrganisation>>

/** What each column was taken for, and what of the file is not stored and why. */
function describe({ file, rows }: ReadUpload, changes: AgencyChanges, { agencies, counties }: Organisation) {
  const language = 'en'
  const t = translator(textsIn(language))
  const say = problemDescriber({ language, t, counties, agencies }, rows, changes.rows)
  const columns = file.columns.map(({ column, heading, meaning }) => ({
    column: columnLetters(column),
    heading,
    meaning: agencyMeaning(meaning),
  }))
  const problems = changes.rows.flatMap(({ titleFa, problems: own }, index) =>
    own.map((one) => ({ row: (rows[index]?.row ?? 0) + 1, agency: titleFa, field: one.field, text: say(one, index) })),
  )
  const unread = rows.flatMap(({ row, unread: own }) =>
    own.map(({ column, reading }) => ({
      cell: cellAddress(row, column),
      text: reading.kind === 'problem' ? describeProblem(reading, language) : describeQuestion(reading, language),
    })),
  )
  const kept = changes.kept.map(({ code }) => code)
  return {
    unread,
    lines: [
      ...columns.map(({ column, heading, meaning }) => `  column ${column} “${heading}”: ${meaning ?? 'not read'}`),
      ...problems.map(({ row, agency, text }) => `  row ${row}${agency ? `, ${agency}` : ''}: not stored. ${text}`),
      ...unread.map(({ cell, text }) => `  cell ${cell}: not stored. ${text}`),
      ...(kept.length ? [`  not in the file, and kept: ${kept.join(', ')}`] : []),
    ],
    json: { columns, problems, unread, kept },
  }
}
