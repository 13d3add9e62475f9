import type { Db, Transaction } from '../../../db/database'
import { listCategories } from '../../../db/queries/award-categories'
import { listCounties } from '../../../db/queries/counties'
import { listDeadlines } from '../../../db/queries/course-changes'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { listEditions, listGroups } from '../../../db/queries/editions'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { findLatestModelVersion, findModelVersionFor } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { listAgencies, listParticipantRows, listServices } from '../../../db/queries/organisation-changes'
import { listSourceOrders, spreadsheets } from '../../../db/queries/source-orders'
import { listSourceDefinitions } from '../../../db/queries/sources'
import { listSuccessions } from '../../../db/queries/successions'
import type { Model } from '../../../scoring/model'
import { SourceDefinition } from '../../../sources/definition'
import { expectFound } from '../../expect/expect-found'
import { storedModel } from '../../model/stored-model'
import { readOwnSettings } from '../../settings/settings.server'
import { loadOrganisation } from '../setup/agencies/stored-organisation.server'
import { type EditionDocument, type FestivalDocument, festivalSettingNames } from './pack'
import { isSame } from './pack-difference'
import type { Pack } from './read-pack.server'
import { foldPersian } from '../../../db/fold-persian'

interface Titled {
  titleFa: string
  titleEn: string
}

const titleOf = ({ titleFa, titleEn }: Titled) => ({ fa: titleFa, en: titleEn })
const byId = (a: { id: number }, b: { id: number }) => a.id - b.id
const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position

/**
 * A festival as the pack that would make it elsewhere: who there is, what is counted, its editions with their models,
 * and its sources as they are now. Values, people, secrets and what came of an edition's course are not in it.
 */
export async function collectPack(tx: Transaction, festival: Festival): Promise<Pack> {
  const editions = (await listEditions(tx, festival.id)).toSorted(byId)
  const { models, fileOf } = await collectModels(tx, editions)
  const documents: EditionDocument[] = []
  for (const edition of editions) documents.push(await collectEdition(tx, edition, fileOf(edition)))
  return {
    festival: await collectFestival(tx, festival),
    editions: documents,
    models,
    sources: await collectSources(tx, festival.id),
  }
}

async function collectFestival(db: Db, festival: Festival): Promise<FestivalDocument> {
  const { code, isDemo, noteFa, noteEn, calendar } = festival
  const counties = (await listCounties(db, festival.id)).toSorted(byId)
  const services = (await listServices(db, festival.id)).toSorted(byId)
  const metrics = (await listMetrics(db, festival.id)).toSorted(byId)
  const codeOf = new Map((await listAgencies(db, festival.id)).map((row) => [row.id, row.code]))
  const orders = await collectSourceOrders(db, festival.id)
  return {
    code,
    title: titleOf(festival),
    isDemo,
    note: noteFa === null ? undefined : { fa: noteFa, en: noteEn ?? noteFa },
    calendar,
    counties: counties.map(({ code: own, population, ruralPopulation, attributes, tileColumn, tileRow, ...row }) => ({
      code: own,
      title: titleOf(row),
      population,
      ruralPopulation,
      attributes,
      tile: tileColumn === null || tileRow === null ? undefined : { column: tileColumn, row: tileRow },
    })),
    agencies: await collectAgencies(db, festival.id),
    services: services.map(({ code: own, agencyId, ...row }) => ({
      code: own,
      title: titleOf(row),
      agency: expectFound(codeOf.get(agencyId), `the agency ${agencyId}`),
    })),
    metrics: metrics.map(
      ({ code: own, unit, decimals, mayBeNegative, lowest, highest, overPeriods, partOf, ...row }) => ({
        code: own,
        title: titleOf(row),
        unit,
        decimals,
        mayBeNegative,
        lowest: lowest ?? undefined,
        highest: highest ?? undefined,
        overPeriods: overPeriods ?? undefined,
        partOf: [...partOf],
        sourceOrder: orders.get(own),
      }),
    ),
    settings: await collectSettings(db, festival.id),
  }
}

/** Names are kept in folded letters alone, so that is how they come out, in the order of their letters. */
async function collectAgencies(db: Db, festivalId: number): Promise<FestivalDocument['agencies']> {
  const { agencies, agencyIds } = await loadOrganisation(db, festivalId)
  const idOf = (code: string) => expectFound(agencyIds.get(code), `the agency ${code}`)
  return agencies
    .toSorted((a, b) => idOf(a.code) - idOf(b.code))
    .map(({ titleFa, titleEn, names, ...own }) => ({
      ...own,
      title: { fa: titleFa, en: titleEn },
      aliases: [...names].filter((name) => name !== foldPersian(titleFa) && name !== foldPersian(titleEn)).toSorted(),
    }))
}

/**
 * Which of several sources stands. Where nobody has stated it, the source that was made first does: an order other than
 * that of their codes, in which a pack brings them in, is stated in the pack.
 */
async function collectSourceOrders(db: Db, festivalId: number): Promise<Map<string, string[]>> {
  const orders = await listSourceOrders(db, festivalId)
  return new Map(
    orders.flatMap(({ metric, sources, isStated }) => {
      const codes = sources.map(({ code }) => code)
      const usual = [...codes.filter((code) => code !== spreadsheets.code).toSorted(), spreadsheets.code]
      return isStated || !isSame(codes, usual) ? [[metric, codes] as const] : []
    }),
  )
}

async function collectSettings(db: Db, festivalId: number): Promise<FestivalDocument['settings']> {
  const own = await readOwnSettings(db, festivalId)
  const names = festivalSettingNames.filter((name) => own[name] !== undefined)
  return names.length ? Object.fromEntries(names.map((name) => [name, own[name]])) : undefined
}

interface Models {
  models: Map<string, Model>
  fileOf: (edition: Edition) => string
}

/**
 * The models of the editions, each in the version that its edition is scored with. Where all are drafts again, an
 * edition has the newest version of its model: one that rests on an earlier version has it under a code of its own.
 */
async function collectModels(db: Db, editions: readonly Edition[]): Promise<Models> {
  const owned = new Map<number, Model>()
  const earlier: { edition: Edition; model: Model }[] = []
  for (const edition of editions) {
    const version = expectFound(await findModelVersionFor(db, edition), `the model of ${edition.code}`)
    const newest = await findLatestModelVersion(db, edition.modelId)
    const model = storedModel(version)
    if (newest?.id === version.id) owned.set(edition.id, model)
    else earlier.push({ edition, model })
  }
  const codes = new Set([...owned.values()].map(({ code }) => code))
  for (const { edition, model } of earlier) {
    let code = `${model.code}-${edition.code}`
    while (codes.has(code)) code += '-'
    codes.add(code)
    owned.set(edition.id, { ...model, code })
  }
  const nameOf = ({ code }: Model) => (codes.size === 1 ? 'model.json' : `model-${code}.json`)
  const modelOf = ({ id, code }: Edition) => expectFound(owned.get(id), `the model of ${code}`)
  return {
    models: new Map(editions.map((edition) => [nameOf(modelOf(edition)), modelOf(edition)])),
    fileOf: (edition) => nameOf(modelOf(edition)),
  }
}

async function collectEdition(db: Db, edition: Edition, model: string): Promise<EditionDocument> {
  const groups = (await listGroups(db, edition.id)).toSorted(byPosition)
  const categories = (await listCategories(db, edition.id)).toSorted(byPosition)
  const declared = (await listDeclaredMetrics(db, edition.id)).toSorted((a, b) => byPosition(a.declared, b.declared))
  const { code, evaluatedFrom, evaluatedTo, previousFrom, previousTo } = edition
  const { nationalEdition, provincialEdition, ceremonyYear } = edition
  const deadlines = (await listDeadlines(db, edition.id)).map(({ kind, at }) => [kind, at.toISOString()] as const)
  return {
    code,
    title: titleOf(edition),
    evaluated: { from: evaluatedFrom, to: evaluatedTo },
    previous: previousFrom === null || previousTo === null ? undefined : { from: previousFrom, to: previousTo },
    nationalEdition,
    provincialEdition,
    ceremonyYear,
    model,
    groups: groups.map((row) => ({ code: row.code, title: titleOf(row) })),
    awards: categories.map((row) => ({ code: row.code, title: titleOf(row), rule: row.rule })),
    declaredMetrics: declared.map(({ metric, declared: { helpFa, helpEn, needsEvidence } }) => ({
      metric: metric.code,
      help: helpFa ? { fa: helpFa, en: helpEn } : undefined,
      needsEvidence,
    })),
    ...(await collectParticipants(db, edition, groups)),
    successions: await collectSuccessions(db, edition.id),
    deadlines: deadlines.length ? Object.fromEntries(deadlines) : undefined,
  }
}

async function collectSuccessions(db: Db, editionId: number): Promise<EditionDocument['successions']> {
  return (await listSuccessions(db, editionId)).map(({ kind, agency, successor, former }) => {
    if (kind === 'closed') return { kind, agency: agency.code }
    if (kind === 'renamed')
      return { kind, agency: agency.code, formerTitle: titleOf(expectFound(former, 'the former name')) }
    return { kind, agency: agency.code, into: expectFound(successor, 'the agency that it went into').code }
  })
}

type Participants = Pick<EditionDocument, 'participants' | 'openToAll'>

async function collectParticipants(
  db: Db,
  edition: Edition,
  groups: readonly { id: number; code: string }[],
): Promise<Participants> {
  const codeOf = new Map((await listAgencies(db, edition.festivalId)).map(({ id, code }) => [id, code]))
  const groupOf = new Map(groups.map(({ id, code }) => [id, code]))
  const rows = (await listParticipantRows(db, edition.id)).toSorted((a, b) => a.agencyId - b.agencyId)
  const isPlain = rows.every(({ groupId, competes }) => groupId === null && competes)
  if (edition.isOpenToAll && isPlain && rows.length === codeOf.size) return { participants: 'all' }
  return {
    participants: rows.map(({ agencyId, groupId, competes, reasonFa, reasonEn }) => ({
      agency: expectFound(codeOf.get(agencyId), `the agency ${agencyId}`),
      group: groupId === null ? null : expectFound(groupOf.get(groupId), `the group ${groupId}`),
      competes,
      reason: reasonFa === null ? undefined : { fa: reasonFa, en: reasonEn ?? reasonFa },
    })),
    openToAll: edition.isOpenToAll || undefined,
  }
}

/** What people wrote here comes in by sources of their own, which ask nobody and are made when they are needed. */
async function collectSources(db: Db, festivalId: number): Promise<SourceDefinition[]> {
  const stored = await listSourceDefinitions(db, festivalId)
  return stored
    .filter(({ document }) => !(typeof document === 'object' && document !== null && 'internal' in document))
    .map(({ document }) => SourceDefinition.parse(document))
}
