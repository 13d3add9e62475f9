import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { checkAwards } from '../../../scoring/awards/check-awards'
import { spreadsheets } from '../../../db/queries/source-orders'
import { checkModel } from '../../../scoring/check-model'
import type { Model } from '../../../scoring/model'
import { persianDigits } from '../../../scoring/persian-digits'
import { compileDefinition } from '../../../sources/compile-mapping'
import { SourceDefinition } from '../../../sources/definition'
import { listIncomparable } from './parts-over-periods'
import { listSuccessionProblems } from './sync-successions.server'
import { flattenModel } from '../../model/model-parts'
import { isPageOfFestival, isPageOfInstallation } from '../setup/codes'
import { EditionDocument, FestivalDocument, codeWords } from './pack'
import { type PackFiles, readPackFiles } from './pack-files.server'
import { PackError, type PackProblem, problem } from './pack-problem'

/** A festival with its editions, models and sources, as a folder of JSON documents holds them. */
export interface Pack {
  festival: FestivalDocument
  editions: EditionDocument[]
  /** By file name. */
  models: Map<string, Model>
  sources: SourceDefinition[]
}

/** A pack as a folder, or as a ZIP of one. */
export async function readPack(folder: string): Promise<Pack> {
  return parsePack(await readPackFiles(folder), (name) => path.join(folder, name))
}

/** The documents of a pack, or a `PackError` with everything that is wrong. `pathOf`: how people know a file. */
export function parsePack(files: PackFiles, pathOf: PathOf = (name) => name): Pack {
  const festival = readDocument(files, 'festival.json', FestivalDocument, pathOf)
  const editions = readFolder(files, 'editions', EditionDocument, pathOf)
  const sources = readFolder(files, 'sources', SourceDefinition, pathOf)
  const models = new Map<string, Model>()
  for (const { model } of editions) models.set(model, parseModel(files, model, pathOf))
  const pack = { festival, editions, models, sources }
  const problems = [
    ...listProblems(pack),
    ...editions.flatMap((edition) => listAwardProblems(edition, models.get(edition.model))),
  ]
  if (problems.length) throw new PackError(problems)
  return pack
}

type PathOf = (name: string) => string

/** A model document from a file; every error in it is named with its path. */
export async function readModel(file: string): Promise<Model> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return parseModel(new Map(text === null ? [] : [[file, text]]), file, () => file)
}

function parseModel(files: PackFiles, name: string, pathOf: PathOf): Model {
  const checked = checkModel(readJson(files, name, pathOf))
  if (checked.ok) return checked.model
  throw new PackError(checked.errors.map(({ pointer, fa, en }) => problem(`${pathOf(name)} ${pointer || '/'}`, fa, en)))
}

function readFolder<Document extends Addressed>(
  files: PackFiles,
  folder: string,
  schema: z.ZodType<Document>,
  pathOf: PathOf,
): Document[] {
  const names = [...files.keys()].filter((name) => name.startsWith(`${folder}/`)).toSorted()
  return names.map((name) => readDocument(files, name, schema, pathOf))
}

/** Documents may name their schema for an editor, which is no part of what they say. */
interface Addressed {
  $schema?: string | undefined
}

const persian = z.locales.fa().localeError

function readDocument<Document extends Addressed>(
  files: PackFiles,
  name: string,
  schema: z.ZodType<Document>,
  pathOf: PathOf,
): Document {
  const json = readJson(files, name, pathOf)
  const parsed = schema.safeParse(json)
  if (parsed.success) {
    delete parsed.data.$schema
    return parsed.data
  }
  const inPersian = schema.safeParse(json, { error: persian }).error?.issues ?? []
  throw new PackError(
    parsed.error.issues.map(({ path: steps, message }, index) =>
      problem(`${pathOf(name)} /${steps.join('/')}`, toPersian(inPersian[index], message), message),
    ),
  )
}

/** The words of zod's Persian, but for what it says in patterns, in English or in Latin digits. */
function toPersian(issue: z.core.$ZodIssue | undefined, message: string): string {
  if (!issue) return message
  if (issue.code === 'custom') return 'عبارت صفحهٔ بعد تنها برای پاسخ JSON معنا دارد.'
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return issue.message.replaceAll(/\d/g, (digit) => persianDigits(Number(digit)))
  if (issue.code !== 'invalid_format') return issue.message
  if (issue.message === codeWords) return 'کد فقط حروف لاتین، رقم، نقطه، خط تیره و زیرخط دارد.'
  return issue.format === 'date' ? 'روز باید مانند 2025-03-21 باشد.' : 'این متن شکل درستی ندارد.'
}

function readJson(files: PackFiles, name: string, pathOf: PathOf): unknown {
  const text = files.get(name)
  if (text === undefined) throw new PackError([problem(pathOf(name), 'این پرونده نیست.', 'this file is missing')])
  try {
    return JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new PackError([problem(pathOf(name), `این متن JSON نیست: ${detail}`, `this is no JSON: ${detail}`)])
  }
}

const kinds = {
  parent: 'دستگاه بالادست',
  county: 'شهرستان',
  agency: 'دستگاه',
  metric: 'سنجهٔ',
} as const

/** What no single document can see: names in one that another does not have. */
function listProblems({ festival, editions, sources }: Pack): PackProblem[] {
  const agencies = new Set(festival.agencies.map((agency) => agency.code))
  const counties = new Set(festival.counties.map((county) => county.code))
  const metrics = new Set(festival.metrics.map((metric) => metric.code))
  const unknown = (kind: keyof typeof kinds, where: string, code: string | null, known: Set<string>) =>
    code === null || known.has(code)
      ? []
      : [
          problem(
            where,
            `${kinds[kind]} «${code}» در festival.json نیست.`,
            `the ${kind} ${code} is not in festival.json`,
          ),
        ]
  return [
    ...(editions.length ? [] : [problem('editions/', 'بسته هیچ دوره‌ای ندارد.', 'there is no edition')]),
    ...listTakenNames({ festival, editions }),
    ...listTwice({
      county: festival.counties,
      agency: festival.agencies,
      service: festival.services,
      metric: festival.metrics,
      edition: editions,
      source: sources,
    }),
    ...editions.flatMap(({ code, groups, participants }) =>
      listTwice({
        [`edition ${code}, group`]: groups,
        [`edition ${code}, participant`]:
          participants === 'all' ? [] : participants.map(({ agency }) => ({ code: agency })),
      }),
    ),
    ...festival.agencies.flatMap((agency) => unknown('parent', `agency ${agency.code}`, agency.parent, agencies)),
    ...festival.agencies.flatMap((agency) => unknown('county', `agency ${agency.code}`, agency.county, counties)),
    ...festival.services.flatMap((service) => unknown('agency', `service ${service.code}`, service.agency, agencies)),
    ...editions.flatMap((edition) => listEditionProblems(edition, agencies)),
    ...editions.flatMap((edition) => listSuccessionProblems(edition, [...agencies])),
    ...festival.metrics.flatMap(({ code, partOf }) =>
      partOf.flatMap((whole) => unknown('metric', `metric ${code} partOf`, whole.metric, metrics)),
    ),
    ...festival.metrics.flatMap(({ code, partOf }) =>
      partOf.some((whole) => whole.metric === code)
        ? [problem(`metric ${code}`, 'سنجه نمی‌تواند جزء خودش باشد.', 'it can’t be a part of itself')]
        : [],
    ),
    ...listIncomparable({ festival, editions, sources }),
    ...festival.metrics.flatMap(({ code, lowest, highest }) =>
      lowest !== undefined && highest !== undefined && lowest > highest
        ? [problem(`metric ${code}`, 'کمینه از بیشینه بزرگ‌تر است.', 'its lowest value is above its highest')]
        : [],
    ),
    ...listOrderProblems(festival, sources),
    ...sources.flatMap((source) =>
      source.mapping.metrics.flatMap(({ metric }) => unknown('metric', `source ${source.code}`, metric, metrics)),
    ),
    ...editions.flatMap((edition) => listDeclaredProblems(edition, metrics, sources)),
    ...sources.flatMap((source) => {
      const made = compileDefinition(source)
      return made.ok
        ? []
        : made.problems.map(({ detail }) => problem(`source ${source.code}`, `عبارت درست نیست: ${detail}`, detail))
    }),
  ]
}

/** Codes that stand twice among things of one kind, by the name of the kind. */
function listTwice(kinds: Readonly<Record<string, readonly { code: string }[]>>): PackProblem[] {
  return Object.entries(kinds).flatMap(([kind, items]) => {
    const seen = new Set<string>()
    const twice = new Set(items.flatMap(({ code }) => (seen.has(code) ? [code] : (seen.add(code), []))))
    return [...twice].map((code) => problem(`${kind} ${code}`, 'این کد دو بار آمده است.', 'this code stands twice'))
  })
}

/** A festival and an edition stand in addresses, where pages have names of their own. */
function listTakenNames({ festival, editions }: Pick<Pack, 'festival' | 'editions'>): PackProblem[] {
  const taken = (where: string) =>
    problem(where, 'این کد نام یکی از صفحه‌هاست و نمی‌تواند کد باشد.', 'a page has this name, so it can’t be the code')
  return [
    ...(isPageOfInstallation(festival.code) ? [taken(`festival ${festival.code}`)] : []),
    ...editions.filter(({ code }) => isPageOfFestival(code)).map(({ code }) => taken(`edition ${code}`)),
  ]
}

/** An order names sources that give the metric, each once, and spreadsheets, which may give any. */
function listOrderProblems({ metrics }: FestivalDocument, sources: readonly SourceDefinition[]): PackProblem[] {
  return metrics.flatMap(({ code, sourceOrder = [] }) => {
    const giving = sources.filter(({ mapping }) => mapping.metrics.some(({ metric }) => metric === code))
    const known = new Set([...giving.map((source) => source.code), spreadsheets.code])
    const where = `metric ${code} sourceOrder`
    return [
      ...listTwice({ [where]: sourceOrder.map((source) => ({ code: source })) }),
      ...sourceOrder
        .filter((source) => !known.has(source))
        .map((source) =>
          problem(
            where,
            `منبع «${source}» این سنجه را نمی‌دهد، یا در بسته نیست.`,
            `the source ${source} does not give this metric, or is not in the pack`,
          ),
        ),
    ]
  })
}

function listEditionProblems(edition: EditionDocument, agencies: Set<string>): PackProblem[] {
  if (edition.participants === 'all') return []
  const groups = new Set(edition.groups.map((group) => group.code))
  const where = `edition ${edition.code}`
  return edition.participants.flatMap(({ agency, group, competes, reason }) => [
    ...(agencies.has(agency)
      ? []
      : [problem(where, `دستگاه «${agency}» در festival.json نیست.`, `the agency ${agency} is not in festival.json`)]),
    ...(group === null || groups.has(group)
      ? []
      : [
          problem(
            where,
            `گروه «${group}» که برای «${agency}» آمده در گروه‌های دوره نیست.`,
            `the group ${group} of ${agency} is not among its groups`,
          ),
        ]),
    ...(competes || reason
      ? []
      : [
          problem(
            where,
            `دستگاه «${agency}» رقابت نمی‌کند و علتش نیامده است.`,
            `${agency} does not compete and no reason is given`,
          ),
        ]),
  ])
}

/** What agencies declare must be a metric, once, that no source writes: the two would replace each other's values. */
function listDeclaredProblems(
  { code, declaredMetrics }: EditionDocument,
  metrics: Set<string>,
  sources: readonly SourceDefinition[],
): PackProblem[] {
  const where = `edition ${code}`
  return declaredMetrics.flatMap(({ metric }, index) => {
    const owner = sources.find((source) => source.mapping.metrics.some((item) => item.metric === metric))
    return [
      ...(metrics.has(metric)
        ? []
        : [
            problem(
              where,
              `سنجهٔ خوداظهاری «${metric}» در festival.json نیست.`,
              `the declared metric ${metric} is not in festival.json`,
            ),
          ]),
      ...(owner
        ? [
            problem(
              where,
              `سنجهٔ خوداظهاری «${metric}» را منبع «${owner.code}» می‌نویسد.`,
              `the declared metric ${metric} is written by the source ${owner.code}`,
            ),
          ]
        : []),
      ...(declaredMetrics.findIndex((item) => item.metric === metric) === index
        ? []
        : [problem(where, `«${metric}» دو بار در سنجه‌های خوداظهاری آمده است.`, `${metric} is declared twice`)]),
    ]
  })
}

/** An edition's categories of awards may name nodes of its model and groups of its own. */
function listAwardProblems({ code, awards, groups }: EditionDocument, model: Model | undefined): PackProblem[] {
  const nodes = model ? flattenModel(model) : []
  const checked = checkAwards(awards, {
    nodes: new Set(nodes.map((node) => node.code)),
    indicators: new Set(nodes.filter((node) => node.kind === 'indicator').map((node) => node.code)),
    groups: new Set(groups.map((group) => group.code)),
  })
  if (checked.ok) return []
  return checked.errors.map(({ pointer, fa, en }) => problem(`edition ${code} /awards${pointer}`, fa, en))
}
