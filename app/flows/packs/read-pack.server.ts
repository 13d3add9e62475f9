import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { checkAwards } from '../../../scoring/awards/check-awards'
import { checkModel } from '../../../scoring/check-model'
import type { Model } from '../../../scoring/model'
import { compileDefinition } from '../../../sources/compile-mapping'
import { SourceDefinition } from '../../../sources/definition'
import { listIncomparable } from './parts-over-periods'
import { flattenModel } from '../../model/model-parts'
import { isPageOfFestival, isPageOfInstallation } from '../setup/codes'
import { EditionDocument, FestivalDocument } from './pack'

/** A festival with its editions, models and sources, as a folder of JSON documents holds them. */
export interface Pack {
  festival: FestivalDocument
  editions: EditionDocument[]
  /** By file name. */
  models: Map<string, Model>
  sources: SourceDefinition[]
}

/** Thrown with everything that is wrong with a pack, one line each, each naming its file and place. */
export class PackError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'PackError'
  }
}

export async function readPack(folder: string): Promise<Pack> {
  const festival = await readDocument(folder, 'festival.json', FestivalDocument)
  const editions = await readFolder(folder, 'editions', EditionDocument)
  const sources = await readFolder(folder, 'sources', SourceDefinition)
  const models = new Map<string, Model>()
  for (const { model } of editions) models.set(model, await readModel(path.join(folder, model)))
  const pack = { festival, editions, models, sources }
  const problems = [
    ...listProblems(pack),
    ...editions.flatMap((edition) => listAwardProblems(edition, models.get(edition.model))),
  ]
  if (problems.length) throw new PackError(problems)
  return pack
}

/** A model document from a file; every error in it is named with its place. */
export async function readModel(file: string): Promise<Model> {
  const checked = checkModel(await readJson(file))
  if (checked.ok) return checked.model
  throw new PackError(checked.errors.map((error) => `${file} ${error.pointer || '/'}: ${error.en}`))
}

async function readFolder<Document extends Addressed>(
  folder: string,
  name: string,
  schema: z.ZodType<Document>,
): Promise<Document[]> {
  const files = (await readdir(path.join(folder, name))).filter((file) => file.endsWith('.json')).toSorted()
  return Promise.all(files.map((file) => readDocument(folder, path.join(name, file), schema)))
}

/** Documents may name their schema for an editor, which is no part of what they say. */
interface Addressed {
  $schema?: string | undefined
}

async function readDocument<Document extends Addressed>(
  folder: string,
  name: string,
  schema: z.ZodType<Document>,
): Promise<Document> {
  const file = path.join(folder, name)
  const parsed = schema.safeParse(await readJson(file))
  if (parsed.success) {
    delete parsed.data.$schema
    return parsed.data
  }
  throw new PackError(parsed.error.issues.map((issue) => `${file} /${issue.path.join('/')}: ${issue.message}`))
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new PackError([`${file}: this file is missing`])
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new PackError([`${file}: this is no JSON: ${error instanceof Error ? error.message : String(error)}`])
  }
}

/** What no single document can see: names in one that another does not have. */
function listProblems({ festival, editions, sources }: Pack): string[] {
  const agencies = new Set(festival.agencies.map((agency) => agency.code))
  const counties = new Set(festival.counties.map((county) => county.code))
  const metrics = new Set(festival.metrics.map((metric) => metric.code))
  const unknown = (kind: string, where: string, code: string | null, known: Set<string>) =>
    code === null || known.has(code) ? [] : [`${where}: the ${kind} ${code} is not in festival.json`]
  return [
    ...listTakenNames({ festival, editions }),
    ...festival.agencies.flatMap((agency) => unknown('parent', `agency ${agency.code}`, agency.parent, agencies)),
    ...festival.agencies.flatMap((agency) => unknown('county', `agency ${agency.code}`, agency.county, counties)),
    ...festival.services.flatMap((service) => unknown('agency', `service ${service.code}`, service.agency, agencies)),
    ...editions.flatMap((edition) => listEditionProblems(edition, agencies)),
    ...festival.metrics.flatMap(({ code, partOf }) =>
      partOf.flatMap((whole) => unknown('metric', `metric ${code} partOf`, whole.metric, metrics)),
    ),
    ...festival.metrics.flatMap(({ code, partOf }) =>
      partOf.some((whole) => whole.metric === code) ? [`metric ${code}: it can't be a part of itself`] : [],
    ),
    ...listIncomparable({ festival, editions, sources }),
    ...festival.metrics.flatMap(({ code, lowest, highest }) =>
      lowest !== undefined && highest !== undefined && lowest > highest
        ? [`metric ${code}: its lowest value is above its highest`]
        : [],
    ),
    ...sources.flatMap((source) =>
      source.mapping.metrics.flatMap(({ metric }) => unknown('metric', `source ${source.code}`, metric, metrics)),
    ),
    ...editions.flatMap((edition) => listDeclaredProblems(edition, metrics, sources)),
    ...sources.flatMap((source) => {
      const made = compileDefinition(source)
      return made.ok ? [] : made.problems.map((problem) => `source ${source.code}: ${problem.detail}`)
    }),
  ]
}

/** A festival and an edition stand in addresses, where pages have names of their own. */
function listTakenNames({ festival, editions }: Pick<Pack, 'festival' | 'editions'>): string[] {
  const sentence = (what: string, code: string) => `the code of the ${what} can’t be “${code}”: a page has that name`
  return [
    ...(isPageOfInstallation(festival.code) ? [sentence('festival', festival.code)] : []),
    ...editions.filter(({ code }) => isPageOfFestival(code)).map(({ code }) => sentence('edition', code)),
  ]
}

function listEditionProblems(edition: EditionDocument, agencies: Set<string>): string[] {
  if (edition.participants === 'all') return []
  const groups = new Set(edition.groups.map((group) => group.code))
  return edition.participants.flatMap(({ agency, group, competes, reason }) => [
    ...(agencies.has(agency) ? [] : [`edition ${edition.code}: the agency ${agency} is not in festival.json`]),
    ...(group === null || groups.has(group)
      ? []
      : [`edition ${edition.code}: the group ${group} of ${agency} is not among its groups`]),
    ...(competes || reason ? [] : [`edition ${edition.code}: ${agency} does not compete and no reason is given`]),
  ])
}

/** What agencies declare must be a metric, once, that no source writes: the two would replace each other's values. */
function listDeclaredProblems(
  { code, declaredMetrics }: EditionDocument,
  metrics: Set<string>,
  sources: readonly SourceDefinition[],
): string[] {
  return declaredMetrics.flatMap(({ metric }, index) => {
    const owner = sources.find((source) => source.mapping.metrics.some((item) => item.metric === metric))
    return [
      ...(metrics.has(metric) ? [] : [`edition ${code}: the declared metric ${metric} is not in festival.json`]),
      ...(owner ? [`edition ${code}: the declared metric ${metric} is written by the source ${owner.code}`] : []),
      ...(declaredMetrics.findIndex((item) => item.metric === metric) === index
        ? []
        : [`edition ${code}: ${metric} is declared twice`]),
    ]
  })
}

/** An edition's categories of awards may name nodes of its model and groups of its own. */
function listAwardProblems({ code, awards, groups }: EditionDocument, model: Model | undefined): string[] {
  const nodes = model ? flattenModel(model) : []
  const checked = checkAwards(awards, {
    nodes: new Set(nodes.map((node) => node.code)),
    indicators: new Set(nodes.filter((node) => node.kind === 'indicator').map((node) => node.code)),
    groups: new Set(groups.map((group) => group.code)),
  })
  return checked.ok ? [] : checked.errors.map((error) => `edition ${code} /awards${error.pointer}: ${error.en}`)
}
