import type { Db, Transaction } from '../../db/client.server'
import {
  createAgencies,
  createCounties,
  createServices,
  loadRegister,
  setAgencyParents,
} from '../../db/queries/agencies'
import { createCategories } from '../../db/queries/award-categories'
import { createDeclaredMetrics } from '../../db/queries/declarations'
import { createEdition, createParticipants, findEdition } from '../../db/queries/editions'
import { createFestival, findFestival } from '../../db/queries/festivals'
import { createMetrics, listMetrics } from '../../db/queries/observations'
import { listMetricOwners, saveSourceVersion } from '../../db/queries/sources'
import { checkAwards } from '../../scoring/awards/check-awards'
import { canonicalJson } from '../../scoring/canonical'
import type { Model } from '../../scoring/model'
import type { SourceDefinition } from '../../sources/definition'
import type { Asking } from '../access/edition-place.server'
import { recordEvent } from '../audit/audit.server'
import { sha256 } from './hash.server'
import type { EditionDocument, FestivalDocument } from './pack'
import { type Pack, PackError } from './read-pack.server'
import { storeModel } from './store-model.server'

/** What of a pack was not there before, by code. */
interface Made {
  isFestivalNew: boolean
  models: string[]
  editions: string[]
  sources: string[]
}

/** Brings a festival into the database. Loading the same pack again changes nothing; new versions are added beside the old ones. */
export async function loadPack(asking: Asking, pack: Pack): Promise<{ festivalId: number }> {
  return asking.db.transaction(async (tx) => {
    const there = await findFestival(tx, pack.festival.code)
    const festivalId = there?.id ?? (await createOrganisation(tx, pack.festival))
    const made = await loadParts({ ...asking, db: tx }, pack, festivalId)
    await refuseSharedMetrics(tx, festivalId)
    await recordPack({ ...asking, db: tx }, pack, festivalId, { isFestivalNew: !there, ...made })
    return { festivalId }
  })
}

async function loadParts({ db, now }: Asking, pack: Pack, festivalId: number): Promise<Omit<Made, 'isFestivalNew'>> {
  const made = { models: new Array<string>(), editions: new Array<string>(), sources: new Array<string>() }
  const modelIds = new Map<string, number>()
  for (const [file, model] of pack.models) {
    const { modelId, isNew } = await saveModel(db, festivalId, model, now)
    modelIds.set(file, modelId)
    if (isNew) made.models.push(`${model.code} ${model.version}`)
  }
  for (const edition of pack.editions)
    if (await loadEdition(db, pack.festival.code, festivalId, edition, modelIds)) made.editions.push(edition.code)
  for (const source of pack.sources) {
    const { version, isNew } = await saveSource(db, festivalId, source, now)
    if (isNew) made.sources.push(`${source.code} ${version}`)
  }
  return made
}

async function recordPack(
  { db, viewer, now }: Asking<Transaction>,
  { festival: { code } }: Pack,
  festivalId: number,
  made: Made,
) {
  if (!made.isFestivalNew && !made.models.length && !made.editions.length && !made.sources.length) return
  await recordEvent(db, viewer, { action: 'pack.load', at: now, festivalId, subject: `festival:${code}`, after: made })
}

async function createOrganisation(db: Db, document: FestivalDocument): Promise<number> {
  const { code, title, isDemo, note, calendar } = document
  const festivalId = await createFestival(db, {
    code,
    titleFa: title.fa,
    titleEn: title.en,
    isDemo,
    noteFa: note?.fa,
    noteEn: note?.en,
    calendar,
  })
  const counties = await createCounties(
    db,
    document.counties.map(({ title: name, tile, ...county }) => ({
      ...county,
      festivalId,
      titleFa: name.fa,
      titleEn: name.en,
      tileColumn: tile?.column ?? null,
      tileRow: tile?.row ?? null,
    })),
  )
  const agencies = await createAgencies(
    db,
    festivalId,
    document.agencies.map(({ title: name, county, parent: _, ...agency }) => ({
      ...agency,
      titleFa: name.fa,
      titleEn: name.en,
      countyId: county === null ? null : (counties.get(county) ?? null),
    })),
  )
  await setAgencyParents(
    db,
    festivalId,
    new Map(document.agencies.flatMap((agency) => (agency.parent ? [[agency.code, agency.parent]] : []))),
  )
  await createServices(
    db,
    document.services.map((service) => ({
      festivalId,
      agencyId: agencies.get(service.agency) ?? 0,
      code: service.code,
      titleFa: service.title.fa,
      titleEn: service.title.en,
    })),
  )
  await createMetrics(
    db,
    document.metrics.map(({ title: name, ...metric }) => ({
      ...metric,
      festivalId,
      titleFa: name.fa,
      titleEn: name.en,
    })),
  )
  return festivalId
}

async function saveModel(
  db: Db,
  festivalId: number,
  model: Model,
  now: Date,
): Promise<{ modelId: number; isNew: boolean }> {
  const saved = await storeModel(db, festivalId, model, now)
  if (saved.ok) return saved
  throw new PackError([
    `model ${saved.detail}: another document is stored under this version. Give the changed model a new version.`,
  ])
}

/** False where the edition was there: it stays as it is. */
async function loadEdition(
  db: Db,
  festivalCode: string,
  festivalId: number,
  document: EditionDocument,
  modelIds: ReadonlyMap<string, number>,
): Promise<boolean> {
  if (await findEdition(db, festivalCode, document.code)) return false
  const { title, evaluated, previous, participants, groups, model, awards, declaredMetrics, ...own } = document
  const created = await createEdition(
    db,
    {
      ...own,
      festivalId,
      titleFa: title.fa,
      titleEn: title.en,
      evaluatedFrom: evaluated.from,
      evaluatedTo: evaluated.to,
      previousFrom: previous?.from ?? null,
      previousTo: previous?.to ?? null,
      modelId: modelIds.get(model) ?? 0,
      isOpenToAll: participants === 'all',
    },
    groups.map((group, position) => ({ code: group.code, titleFa: group.title.fa, titleEn: group.title.en, position })),
  )
  await loadAwards(db, created.id, awards)
  await loadDeclared(db, festivalId, created.id, declaredMetrics)
  const { agencyByCode } = await loadRegister(db, festivalId)
  const entries =
    participants === 'all'
      ? [...agencyByCode.keys()].map((agency) => ({ agency, group: null, competes: true, reason: undefined }))
      : participants
  await createParticipants(
    db,
    entries.map(({ agency, group, competes, reason }) => ({
      editionId: created.id,
      agencyId: agencyByCode.get(agency) ?? 0,
      groupId: group === null ? null : (created.groupIds.get(group) ?? null),
      competes,
      reasonFa: reason?.fa ?? null,
      reasonEn: reason?.en ?? null,
    })),
  )
  return true
}

async function loadAwards(db: Db, editionId: number, awards: EditionDocument['awards']) {
  const checked = checkAwards(awards)
  if (!checked.ok) throw new PackError(checked.errors.map((error) => `/awards${error.pointer}: ${error.en}`))
  await createCategories(
    db,
    editionId,
    checked.categories.map(({ code, title, rule }, position) => ({
      code,
      titleFa: title.fa,
      titleEn: title.en,
      position,
      rule,
    })),
  )
}

async function loadDeclared(
  db: Db,
  festivalId: number,
  editionId: number,
  declared: EditionDocument['declaredMetrics'],
) {
  const ids = new Map((await listMetrics(db, festivalId)).map(({ code, id }) => [code, id]))
  const missing = declared.filter(({ metric }) => !ids.has(metric))
  if (missing.length)
    throw new PackError(
      missing.map(({ metric }) => `the declared metric ${metric} is not among the metrics of the festival`),
    )
  const rows = declared.map(({ metric, help, needsEvidence }, position) => ({
    editionId,
    metricId: ids.get(metric) ?? 0,
    position,
    helpFa: help.fa,
    helpEn: help.en,
    needsEvidence,
  }))
  await createDeclaredMetrics(db, rows)
}

async function saveSource(db: Db, festivalId: number, definition: SourceDefinition, now: Date) {
  const { code, title, kind, isDemo } = definition
  const document = canonicalJson(definition)
  return saveSourceVersion(db, {
    festivalId,
    code,
    titleFa: title.fa,
    titleEn: title.en,
    kind,
    isDemo,
    document: definition,
    hash: sha256(document),
    createdAt: now,
  })
}

/** Two sources that write the same metric would replace each other's values at every pull. */
async function refuseSharedMetrics(db: Db, festivalId: number) {
  const shared = (await listMetricOwners(db, festivalId)).filter((owner) => owner.sources.length > 1)
  if (shared.length) {
    throw new PackError(
      shared.map(
        (owner) =>
          `the metric ${owner.metric} is written by more than one source (${owner.sources.join(', ')}); leave it to one of them`,
      ),
    )
  }
}
