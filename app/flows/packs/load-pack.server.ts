import type { Db, Transaction } from '../../../db/database'
import { createEdition, findEdition } from '../../../db/queries/editions'
import { type Festival, createFestival, findFestival } from '../../../db/queries/festivals'
import { listMetrics } from '../../../db/queries/observations'
import { listMetricOwners, lockFestival, saveSourceVersion } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import type { Model } from '../../../scoring/model'
import type { SourceDefinition } from '../../../sources/definition'
import type { RequestContext } from '../../policy/request-context'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import type { EditionDocument, FestivalDocument } from './pack'
import type { PackDifference } from './pack-difference'
import { type Pack, PackError } from './read-pack.server'
import { storeModel } from '../model/store-model.server'
import { fillEdition, syncEdition } from './sync-edition.server'
import { syncOrganisation } from './sync-organisation.server'
import { expectFound } from '../../expect/expect-found'

/** What of a pack was not there before, by code. */
interface Made {
  isFestivalNew: boolean
  models: string[]
  editions: string[]
  sources: string[]
  /** What was changed of what was there. */
  differences: PackDifference[]
}

/**
 * Brings a festival into the database. Of one that is there, what differs is taken over as far as the state of its
 * editions allows, and every difference is named. Loading the same pack again changes nothing; new versions are added
 * beside the old ones.
 */
export async function loadPack(
  context: RequestContext,
  pack: Pack,
): Promise<{ festivalId: number; differences: PackDifference[] }> {
  return context.db.transaction(async (tx) => {
    const there = await findFestival(tx, pack.festival.code)
    const festival = there ?? (await createFromPack(tx, pack.festival))
    await lockFestival(tx, festival.id)
    const found = await syncOrganisation(tx, festival, pack, context.now)
    const differences = there ? found : []
    const festivalId = festival.id
    const made = await loadParts({ ...context, db: tx }, pack, festival, differences)
    await refuseSharedMetrics(tx, festivalId)
    await recordPack({ ...context, db: tx }, pack, festivalId, {
      isFestivalNew: !there,
      ...made,
      differences: differences.filter(({ outcome }) => outcome !== 'kept'),
    })
    return { festivalId, differences }
  })
}

/** What differs in editions that are there is added to `differences`. */
async function loadParts(
  { db, now }: RequestContext,
  pack: Pack,
  festival: Festival,
  differences: PackDifference[],
): Promise<Omit<Made, 'isFestivalNew' | 'differences'>> {
  const made = { models: new Array<string>(), editions: new Array<string>(), sources: new Array<string>() }
  const modelIds = new Map<string, number>()
  for (const [file, model] of pack.models) {
    const { modelId, isNew } = await saveModel(db, festival.id, model, now)
    modelIds.set(file, modelId)
    if (isNew) made.models.push(`${model.code} ${model.version}`)
  }
  for (const edition of pack.editions) {
    const there = await findEdition(db, pack.festival.code, edition.code)
    if (there)
      differences.push(
        ...(await syncEdition(
          db,
          there.edition,
          edition,
          expectFound(modelIds.get(edition.model), `the model ${edition.model}`),
        )),
      )
    else {
      await loadEdition(db, festival, edition, modelIds)
      made.editions.push(edition.code)
    }
  }
  for (const source of pack.sources) {
    const { version, isNew } = await saveSource(db, festival.id, source, now)
    if (isNew) made.sources.push(`${source.code} ${version}`)
  }
  return made
}

async function recordPack(
  { db, viewer, now }: RequestContext<Transaction>,
  { festival: { code } }: Pack,
  festivalId: number,
  made: Made,
) {
  if (
    !made.isFestivalNew &&
    !made.models.length &&
    !made.editions.length &&
    !made.sources.length &&
    !made.differences.length
  )
    return
  await recordEvent(db, viewer, { action: 'pack.load', at: now, festivalId, subject: `festival:${code}`, after: made })
}

/** A festival that is new is one without anything, brought to what its pack says. */
async function createFromPack(db: Db, document: FestivalDocument): Promise<Festival> {
  const { code, title, isDemo, note, calendar } = document
  await createFestival(db, {
    code,
    titleFa: title.fa,
    titleEn: title.en,
    isDemo,
    noteFa: note?.fa,
    noteEn: note?.en,
    calendar,
  })
  return expectFound(await findFestival(db, code), `the festival ${code}`)
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

/** An edition that is new is one without groups and participants, brought to what its document says. */
async function loadEdition(
  db: Db,
  festival: Festival,
  document: EditionDocument,
  modelIds: ReadonlyMap<string, number>,
) {
  const { title, evaluated, previous, participants, groups: _, model, awards: __, declaredMetrics, ...own } = document
  const modelId = expectFound(modelIds.get(model), `the model ${model}`)
  await createEdition(
    db,
    {
      ...own,
      festivalId: festival.id,
      titleFa: title.fa,
      titleEn: title.en,
      evaluatedFrom: evaluated.from,
      evaluatedTo: evaluated.to,
      previousFrom: previous?.from ?? null,
      previousTo: previous?.to ?? null,
      modelId,
      isOpenToAll: participants === 'all',
    },
    [],
  )
  await refuseUnknownMetrics(db, festival.id, declaredMetrics)
  const made = expectFound(await findEdition(db, festival.code, document.code), `the edition ${document.code}`)
  await fillEdition(db, made.edition, document, modelId)
}

async function refuseUnknownMetrics(db: Db, festivalId: number, declared: EditionDocument['declaredMetrics']) {
  const known = new Set((await listMetrics(db, festivalId)).map(({ code }) => code))
  const missing = declared.filter(({ metric }) => !known.has(metric))
  if (missing.length)
    throw new PackError(
      missing.map(({ metric }) => `the declared metric ${metric} is not among the metrics of the festival`),
    )
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
          `the metric ${owner.metric} is written by more than one source (${owner.sources.map(({ code }) => code).join(', ')}); leave it to one of them`,
      ),
    )
  }
}
