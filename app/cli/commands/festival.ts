import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listEditions } from '../../../db/queries/editions'
import { listFestivals } from '../../../db/queries/festivals'
import { operatorOf } from '../../access/viewer.server'
import { exportPack, zipPack } from '../../flows/packs/export-pack.server'
import { loadPack } from '../../flows/packs/load-pack.server'
import { describeDifferences } from '../../flows/packs/pack-difference'
import { readPackFiles } from '../../flows/packs/pack-files.server'
import { readPack } from '../../flows/packs/read-pack.server'
import { createFestivalWithEdition } from '../../flows/setup/festivals.server'
import { modelStartNames } from '../../flows/setup/model-start-names'
import { provinces, readNames } from '../../flows/setup/provinces'
import { newEditionOf } from '../../pages/setup/create-form.server'
import { chooseFestival } from '../choose-festivals'
import { type Command, type CommandAnswer, type CommandContext, type CommandWork, UsageError } from '../command'
import { parseOptions } from '../parse-options'
import { readStartOption, readYear } from '../setup-options'

const options = {
  festival: { type: 'string' },
  out: { type: 'string' },
  title: { type: 'string' },
  'title-en': { type: 'string', default: '' },
  calendar: { type: 'string', default: 'jalali' },
  province: { type: 'string' },
  year: { type: 'string' },
  start: { type: 'string', default: 'classic' },
} as const
const verbs = ['list', 'create', 'export', 'import'] as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']

export const festivalCommand: Command = {
  summary: 'list festivals, make one, export one as a pack, import a pack',
  help: `sanjeh festival list
sanjeh festival create CODE --year YEAR [--title NAME] [--title-en NAME] [--province CODE] [--calendar jalali|gregorian] [--start MODEL]
sanjeh festival export [--festival CODE] --out FOLDER|FILE.zip
sanjeh festival import FOLDER|FILE.zip

“create” makes a festival with its first edition, which evaluates YEAR. A province gives its name and counties: ${provinces
    .slice(0, 3)
    .map(({ code }) => code)
    .join(', ')} …
MODEL is what the model starts from: ${modelStartNames.join(', ')}.
“export” writes everything that was set up as the documents of a pack (docs/packs.md), without values, people and secrets.
“import” brings a pack in or takes over what differs, and neither pulls nor scores: “sanjeh import” does all of it.`,
  prepare([first = '', ...args]) {
    const verb = verbs.find((own) => own === first)
    if (!verb) throw new UsageError(`Say what to do: sanjeh festival ${verbs.join('|')}`)
    const {
      values,
      positionals: [name],
    } = parseOptions(args, options, verb === 'create' || verb === 'import' ? 1 : 0)
    if (verb === 'list') return list
    if (verb === 'create') return prepareCreate(name, values)
    if (verb === 'import') {
      if (name === undefined) throw new UsageError('Name the folder or the ZIP that holds festival.json')
      return (context) => bringIn(context, name)
    }
    const { out } = values
    if (out === undefined) throw new UsageError('--out names a folder, or a file that ends in .zip')
    return (context) => takeOut(context, values.festival, out)
  },
}

async function list({ workspace: { database } }: CommandContext): Promise<CommandAnswer> {
  const festivals = await Promise.all(
    (await listFestivals(database.db)).map(async ({ id, code, titleFa, titleEn, isDemo }) => ({
      code,
      titleFa,
      titleEn,
      isDemo,
      editions: (await listEditions(database.db, id)).map((edition) => edition.code),
    })),
  )
  return {
    exitCode: 0,
    lines: festivals.map(
      ({ code, titleFa, isDemo, editions }) =>
        `${code}\t${titleFa}${isDemo ? ' (demo)' : ''}\t${editions.join(', ') || '-'}`,
    ),
    json: festivals,
  }
}

function prepareCreate(code: string | undefined, values: Wanted): CommandWork {
  const { calendar } = values
  if (calendar !== 'jalali' && calendar !== 'gregorian') throw new UsageError('--calendar is jalali or gregorian')
  const province = provinces.find((own) => own.code === values.province)
  if (values.province !== undefined && !province)
    throw new UsageError(`--province is one of ${provinces.map((own) => own.code).join(', ')}`)
  const year = readYear(values.year)
  const input = {
    code: code ?? province?.code ?? '',
    titleFa: values.title ?? (province ? `جشنوارهٔ شهید رجایی، استان ${province.titleFa}` : ''),
    titleEn:
      values['title-en'] ||
      (values.title === undefined && province ? `Shahid Rajaei Festival, ${province.titleEn} Province` : ''),
    calendar,
    counties: readNames((province?.counties ?? []).join('\n')),
    edition: newEditionOf(year, readStartOption(values.start)),
  } as const
  if (!input.code) throw new UsageError('Which code shall it have? sanjeh festival create CODE')
  if (!input.titleFa) throw new UsageError('--title or --province says what it is called')
  return async ({ workspace: { database } }) => {
    const made = await createFestivalWithEdition({ db: database.db, viewer: operatorOf('cli'), now: new Date() }, input)
    if (made.ok)
      return {
        exitCode: 0,
        lines: [`${input.code}: made, with the edition ${input.edition.code}`],
        json: { festival: input.code, edition: input.edition.code },
      }
    const problems = made.why === 'invalid' ? made.problems : []
    return {
      exitCode: 1,
      lines: [
        `${input.code}: not made (${made.why})`,
        ...problems.map((one) => `  ${one.field}: ${one.why}${'detail' in one ? ` (${one.detail})` : ''}`),
      ],
      json: { error: made.why, problems },
    }
  }
}

async function bringIn({ workspace: { database }, folder }: CommandContext, place: string): Promise<CommandAnswer> {
  const pack = await readPack(path.resolve(folder, place))
  const { differences } = await loadPack({ db: database.db, viewer: operatorOf('cli'), now: new Date() }, pack)
  const { code, title } = pack.festival
  return {
    exitCode: 0,
    lines: [`${code}: ${title.en}`, ...describeDifferences(differences)],
    json: { festival: code, editions: pack.editions.map((edition) => edition.code), differences },
  }
}

async function takeOut(
  { workspace: { database }, folder }: CommandContext,
  code: string | undefined,
  out: string,
): Promise<CommandAnswer> {
  const festival = await chooseFestival(database.db, code)
  const files = await exportPack({ db: database.db, viewer: operatorOf('cli'), now: new Date() }, festival)
  const place = path.resolve(folder, out)
  if (place.endsWith('.zip')) await writeFile(place, zipPack(files))
  else
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(place, name)), { recursive: true })
      await writeFile(path.join(place, name), text)
    }
  const names = Object.keys(files).toSorted()
  const left = [...(await readPackFiles(place)).keys()].filter((name) => !names.includes(name))
  return {
    exitCode: 0,
    lines: [
      `${place}: ${names.length} documents of ${festival.code}`,
      ...left.map((name) => `not of this export, and left as it was: ${name}`),
    ],
    json: { out: place, festival: festival.code, documents: names, left },
  }
}
