import type { Db, Transaction } from '../../../db/database'
import { createEdition, findEdition } from '../../../db/queries/editions'
import { type Edition, type Festival, createFestival, findFestival } from '../../../db/queries/festivals'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { listSourceOrders, saveSourceOrder } from '../../../db/queries/source-orders'
import { listMetricOwners, lockFestival, saveSourceVersion } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import type { Model } from '../../../scoring/model'
import type { SourceDefinition } from '../../../sources/definition'
import type { RequestContext } from '../../policy/request-context'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { type EditionDocument, type FestivalDocument, isOpenToAll } from './pack'
import { type PackDifference, isSame } from './pack-difference'
import { PackError, problem } from './pack-problem'
import type { Pack } from './read-pack.server'
import { storedModel } from '../../model/stored-model'
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
 * beside the old ones. With `isNew` a festival that is there is refused.
 */
export async function loadPack(
  context: RequestContext,
  pack: Pack,
  { isNew = false }: { isNew?: boolean } = {},
): Promise<{ festivalId: number; differences: PackDifference[] }> {
  return context.db.transaction(async (tx) => {
    const there = await findFestival(tx, pack.festival.code)
    if (there && isNew) throw new PackError([codeTaken])
    const festival = there ?? (await createFromPack(tx, pack.festival))
    await lockFestival(tx, festival.id)
    const found = await syncOrganisation(tx, festival, pack, context.now)
    const differences = there ? found : []
    const festivalId = festival.id
    const made = await loadParts({ ...context, db: tx }, pack, festival, differences)
    const ordered = await syncSourceOrders(tx, festivalId, pack, { isNew: !there })
    if (there) differences.push(...ordered)
    await refuseSharedMetrics(tx, festivalId)
    await recordPack({ ...context, db: tx }, pack, festivalId, {
      isFestivalNew: !there,
      ...made,
      differences: differences.filter(({ outcome }) => outcome !== 'kept'),
    })
    return { festivalId, differences }
  })
}

const codeTaken = problem(
  'festival.json /code',
  'جشنواره‌ای با این کد هست. کد دیگری در بسته بنویسید.',
  'there is a festival of this code; write another one into the pack',
)

/** What differs in editions that are there is added to `differences`. */
async function loadParts(
  { db, now }: RequestContext,
  pack: Pack,
  festival: Festival,
  differences: PackDifference[],
): Promise<Omit<Made, 'isFestivalNew' | 'differences'>> {
  const made = { models: new Array<string>(), editions: new Array<string>(), sources: new Array<string>() }
  const modelIds = new Map<string, number>()
  const modelOf = async (file: string): Promise<number> => {
    const known = modelIds.get(file)
    if (known !== undefined) return known
    const model = expectFound(pack.models.get(file), `the model ${file}`)
    const { modelId, isNew } = await saveModel(db, festival.id, model, now)
    modelIds.set(file, modelId)
    if (isNew) made.models.push(`${model.code} ${model.version}`)
    return modelId
  }
  for (const document of pack.editions) {
    const there = await findEdition(db, pack.festival.code, document.code)
    if (there) {
      const { edition } = there
      const restsOnIt = await restsOn(db, edition, expectFound(pack.models.get(document.model), document.model))
      const modelId = restsOnIt ? edition.modelId : await modelOf(document.model)
      differences.push(...(await syncEdition(db, edition, document, modelId)))
    } else {
      await loadEdition(db, festival, document, await modelOf(document.model))
      made.editions.push(document.code)
    }
  }
  for (const source of pack.sources) {
    const { version, isNew } = await saveSource(db, festival.id, source, now)
    if (isNew) made.sources.push(`${source.code} ${version}`)
  }
  return made
}

/**
 * Which of several sources stands, by metric. A metric of the pack that says nothing of it keeps its order, and so does
 * one of a festival that is there where the pack says the order that it has.
 */
async function syncSourceOrders(
  db: Db,
  festivalId: number,
  { festival }: Pack,
  { isNew }: { isNew: boolean },
): Promise<PackDifference[]> {
  const ids = new Map((await listMetrics(db, festivalId)).map(({ code, id }) => [code, id]))
  const orders = await listSourceOrders(db, festivalId)
  const stored = new Map(orders.map(({ metric, sources }) => [metric, sources.map((source) => source.code)]))
  const differences: PackDifference[] = []
  for (const { code, sourceOrder } of festival.metrics) {
    const before = stored.get(code)
    if (!sourceOrder || (!isNew && isSame(before, sourceOrder))) continue
    await saveSourceOrder(db, expectFound(ids.get(code), `the metric ${code}`), sourceOrder)
    differences.push({
      subject: `metric ${code}`,
      field: 'sourceOrder',
      before: before ?? null,
      after: sourceOrder,
      outcome: 'changed',
    })
  }
  return differences
}

/**
 * Whether an edition has this model already, under whatever code: a pack gives an edition that was announced with an
 * earlier version of a model a code of its own.
 */
async function restsOn(db: Db, edition: Edition, model: Model): Promise<boolean> {
  const version = await findModelVersionFor(db, edition)
  if (!version) return false
  const code = ''
  return canonicalJson({ ...storedModel(version), code }) === canonicalJson({ ...model, code })
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
    problem(
      `model ${saved.detail}`,
      'با این نسخه سند دیگری ذخیره شده است. به الگوی تغییرکرده نسخهٔ تازه‌ای بدهید.',
      'another document is stored under this version. Give the changed model a new version.',
    ),
  ])
}

/** An edition that is new is one without groups and participants, brought to what its document says. */
async function loadEdition(db: Db, festival: Festival, document: EditionDocument, modelId: number) {
  const { code, title, evaluated, previous, nationalEdition, provincialEdition, ceremonyYear, declaredMetrics } =
    document
  await createEdition(
    db,
    {
      code,
      nationalEdition,
      provincialEdition,
      ceremonyYear,
      festivalId: festival.id,
      titleFa: title.fa,
      titleEn: title.en,
      evaluatedFrom: evaluated.from,
      evaluatedTo: evaluated.to,
      previousFrom: previous?.from ?? null,
      previousTo: previous?.to ?? null,
      modelId,
      isOpenToAll: isOpenToAll(document),
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
      missing.map(({ metric }) =>
        problem(
          '',
          `سنجهٔ خوداظهاری «${metric}» در سنجه‌های جشنواره نیست.`,
          `the declared metric ${metric} is not among the metrics of the festival`,
        ),
      ),
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

/**
 * Sources that write the same metric stand in an order. One that speaks of single services has no place in it: what it
 * says and what another one says of the whole agency would be added up.
 */
async function refuseSharedMetrics(db: Db, festivalId: number) {
  const shared = (await listMetricOwners(db, festivalId)).filter(
    (owner) => owner.isByService && owner.sources.length > 1,
  )
  if (shared.length) {
    throw new PackError(
      shared.map(({ metric, sources }) => {
        const codes = sources.map(({ code }) => code)
        return problem(
          `metric ${metric}`,
          `بیش از یک منبع این سنجه را می‌نویسند (${codes.join('، ')}) و یکی از آن‌ها خدمت به خدمت؛ آن را به یکی بسپارید.`,
          `it is written by more than one source (${codes.join(', ')}), one of them by single services; leave it to one of them`,
        )
      }),
    )
  }
}
