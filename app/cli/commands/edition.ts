import type { Db } from '../../../db/database'
import { findCourse } from '../../../db/queries/courses'
import { listEditionsWithState } from '../../../db/queries/editions'
import { operatorOf } from '../../access/viewer.server'
import { type CarriedPart, carriedParts } from '../../flows/setup/carried-parts'
import { type NewEdition, createEdition, deleteEdition } from '../../flows/setup/editions.server'
import { modelStartNames } from '../../flows/setup/model-start-names'
import { createNextEdition } from '../../flows/setup/next-edition.server'
import { partsOf } from '../../format/date'
import { newEditionOf } from '../../pages/setup/create-form.server'
import { chooseEdition, chooseFestival } from '../choose-festivals'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'
import { readStartOption, readYear } from '../setup-options'
import { takeStep } from './advance'

const options = {
  festival: { type: 'string' },
  edition: { type: 'string' },
  from: { type: 'string' },
  year: { type: 'string' },
  code: { type: 'string' },
  title: { type: 'string' },
  'title-en': { type: 'string' },
  start: { type: 'string', default: 'classic' },
  parts: { type: 'string', default: carriedParts.join(',') },
  reason: { type: 'string', default: '' },
} as const
const verbs = ['list', 'create', 'next', 'archive', 'delete'] as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']
type Verb = (typeof verbs)[number]

export const editionCommand: Command = {
  summary: 'list editions, make one, make next year’s from an earlier one, archive or delete one',
  help: `sanjeh edition list [--festival CODE]
sanjeh edition create --year YEAR [--festival CODE] [--code CODE] [--title NAME] [--title-en NAME] [--start MODEL]
sanjeh edition next --from CODE [--festival CODE] [--year YEAR] [--code CODE] [--title NAME] [--title-en NAME] [--parts PART,PART …] [--start MODEL]
sanjeh edition archive --edition CODE [--festival CODE] [--reason TEXT]
sanjeh edition delete --edition CODE [--festival CODE]

An edition evaluates YEAR of the festival’s calendar, and is called after it unless --code and --title say otherwise.
“next” begins with parts of an earlier edition, deadlines a year later: ${carriedParts.join(', ')}. Without --parts it takes all of them,
and the year after. Without the part “model”, and with “create”, it starts from MODEL: ${modelStartNames.join(', ')}.
“archive” is the last step of the course; “delete” takes away a draft on which nothing rests.`,
  prepare([first = '', ...args]) {
    const verb = verbs.find((own) => own === first)
    if (!verb) throw new UsageError(`Say what to do: sanjeh edition ${verbs.join('|')}`)
    const { values } = parseOptions(args, options)
    checkOptions(verb, values)
    return ({ workspace: { database } }) => works[verb](database.db, values)
  },
}

/** What is wrong with the arguments is said before a database is opened. */
function checkOptions(verb: Verb, { year, from, edition, start, parts }: Wanted) {
  if (verb === 'create' || year !== undefined) readYear(year)
  if (verb === 'next' && from === undefined) throw new UsageError('--from is the code of the earlier edition')
  if ((verb === 'archive' || verb === 'delete') && edition === undefined)
    throw new UsageError('--edition is the code of the edition')
  readStartOption(start)
  readParts(parts)
}

const works: Readonly<Record<Verb, (db: Db, values: Wanted) => Promise<CommandAnswer>>> = {
  list,
  create,
  next,
  archive: async (db, { festival, edition, reason }) =>
    takeStep(db, await chooseEdition(db, festival, edition), { step: 'archive', reason, showsRankings: true }),
  delete: remove,
}

const contextOf = (db: Db) => ({ db, viewer: operatorOf('cli'), now: new Date() })

async function list(db: Db, { festival }: Wanted): Promise<CommandAnswer> {
  const { id } = await chooseFestival(db, festival)
  const editions = await Promise.all(
    (await listEditionsWithState(db, id)).map(async ({ edition, lastRunAt }) => ({
      code: edition.code,
      titleFa: edition.titleFa,
      titleEn: edition.titleEn,
      evaluatedFrom: edition.evaluatedFrom,
      evaluatedTo: edition.evaluatedTo,
      state: (await findCourse(db, edition.id)).state,
      lastRunAt,
    })),
  )
  return {
    exitCode: 0,
    lines: editions.map(({ code, titleFa, state, lastRunAt }) =>
      [code, titleFa, state, lastRunAt ? `scored ${lastRunAt}` : 'not scored yet'].join('\t'),
    ),
    json: editions,
  }
}

function toInput(year: number, { code, title, start, ...values }: Wanted): NewEdition {
  const usual = newEditionOf(year, readStartOption(start))
  const titles = title === undefined ? {} : { titleFa: title, titleEn: values['title-en'] ?? '' }
  return { ...usual, ...(code === undefined ? {} : { code }), ...titles }
}

async function create(db: Db, values: Wanted): Promise<CommandAnswer> {
  const festival = await chooseFestival(db, values.festival)
  const input = toInput(readYear(values.year), values)
  return answerMade(input, await createEdition(contextOf(db), festival, input))
}

async function next(db: Db, values: Wanted): Promise<CommandAnswer> {
  const where = await chooseEdition(db, values.festival, values.from)
  const { festival, edition } = where
  const after = partsOf(edition.evaluatedFrom, festival.calendar).year + 1
  const input = toInput(values.year === undefined ? after : readYear(values.year), values)
  const parts = readParts(values.parts)
  return answerMade(input, await createNextEdition(contextOf(db), where, input, new Set(parts), null))
}

type Made = Awaited<ReturnType<typeof createEdition>> | Awaited<ReturnType<typeof createNextEdition>>

function answerMade({ code, titleFa }: NewEdition, made: Made): CommandAnswer {
  if (made.ok) return { exitCode: 0, lines: [`${code}: made, ${titleFa}`], json: { edition: code } }
  const details =
    made.why === 'invalid'
      ? made.problems.map(({ field, why }) => `  ${field}: ${why}`)
      : made.why === 'needs'
        ? [`  the part ${made.part} needs the part ${made.needs}`]
        : []
  return { exitCode: 1, lines: [`${code}: not made (${made.why})`, ...details], json: { error: made.why, details } }
}

function readParts(text: string): CarriedPart[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((name) => {
      const part = carriedParts.find((own) => own === name)
      if (!part) throw new UsageError(`There is no part “${name}”. Parts: ${carriedParts.join(', ')}`)
      return part
    })
}

const whyKept: Readonly<Record<string, string>> = {
  'not-allowed': 'it is no draft any more; an edition that is over can be archived',
  'only-edition': 'it is the only edition of the festival',
  rests: 'something rests on it',
}

async function remove(db: Db, values: Wanted): Promise<CommandAnswer> {
  const where = await chooseEdition(db, values.festival, values.edition)
  const outcome = await deleteEdition(contextOf(db), where)
  const { code } = where.edition
  if (outcome.ok) return { exitCode: 0, lines: [`${code}: deleted`], json: { deleted: code } }
  const what = outcome.why === 'rests' ? outcome.what : []
  return {
    exitCode: 1,
    lines: [`${code}: not deleted, ${whyKept[outcome.why]}${what.length ? `: ${what.join(', ')}` : ''}`],
    json: { error: outcome.why, what },
  }
}
