import type { Db, Transaction } from '../../../db/database'
import { foldPersian } from '../../../db/fold-persian'
import { holdCourse } from '../../../db/queries/courses'
import { listEditions } from '../../../db/queries/editions'
import type { Festival } from '../../../db/queries/festivals'
import {
  deleteMetric as deleteMetricRow,
  hasValues,
  listEditionsDeclaring,
  listScoredDocuments,
} from '../../../db/queries/metric-use'
import { findModelVersionFor } from '../../../db/queries/models'
import { type Metric, createMetrics, findLatestRecording, listMetrics } from '../../../db/queries/observations'
import { updateMetric } from '../../../db/queries/organisation-changes'
import { listMetricOwners, listSources, lockFestival } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import { listWanted } from '../../../scoring/metric-names'
import { SourceDefinition } from '../../../sources/definition'
import type { FestivalEdition } from '../../access/edition-context.server'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { storedModel } from '../../model/stored-model'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { listFieldChanges } from '../packs/pack-difference'
import { findIncomparable } from '../packs/parts-over-periods'
import { retryWhileChanging } from '../retry-while-changing.server'
import { freeCode, isCode } from './codes'
import { type DeclaredChoice, readDeclared, storeDeclared } from './declared-metrics.server'
import { type BrokenSetting, type MetricRow, type MetricSettings, listBrokenSettings } from './metric-settings.server'

/** A metric as somebody wants it. */
export interface MetricInput extends MetricSettings {
  titleFa: string
  /** Empty: as in Persian. */
  titleEn: string
  /** How agencies of the edition are asked to declare it; null: they are not asked. Undefined: as it stands. */
  declared?: Omit<DeclaredChoice, 'metric'> | null | undefined
}

export type MetricProblem =
  | { field: 'code'; why: 'bad-code' | 'code-taken' }
  | { field: 'titleFa'; why: 'no-name' }
  /** `detail`: the code of the other metric. */
  | { field: 'titleFa' | 'titleEn'; why: 'name-taken'; detail: string }
  | { field: 'highest'; why: 'bounds-crossed' }
  | { field: 'partOf'; why: 'unknown-code' | 'own-part' | 'part-circle' | 'twice'; detail: string }
  | { field: 'partOf'; why: 'incomparable'; detail: string }
  | { field: 'declared'; why: 'has-source' }
  | BrokenSetting

export type SavedMetric =
  | { ok: true; code: string; isChanged: boolean }
  | { ok: false; why: 'not-allowed' | 'changed' | 'unknown-code' }
  | { ok: false; why: 'invalid'; problems: MetricProblem[] }

/** The code of the page of a new metric, which no metric has. */
const reserved = 'new'

/** Names what is stored of a metric and of what agencies are asked: whoever changes one of them changes it too. */
export async function findMetricBasis(
  db: Db,
  { festival, edition }: FestivalEdition,
  code: string | null,
): Promise<string> {
  const metrics = await listMetrics(db, festival.id)
  const { basis } = await readDeclared(db, edition.id)
  return sha256(canonicalJson([metrics.find((metric) => metric.code === code) ?? null, basis]))
}

/**
 * Makes a metric of a festival, or changes one: what it is called, how it counts, what it can't exceed, and whether
 * agencies declare it in an edition. What values in force stand against is refused and named. With the `basis` of what
 * a person was shown, nothing is stored where somebody else changed it since.
 */
export async function saveMetric(
  context: RequestContext,
  where: FestivalEdition,
  code: string | null,
  input: MetricInput & { code?: string | undefined },
  basis: string | null,
): Promise<SavedMetric> {
  const { db, viewer } = context
  const { festival } = where
  if (!reachOf(viewer, 'metrics.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  return retryWhileChanging(async (): Promise<SavedMetric | null> => {
    const latest = await fingerprint(db, festival.id)
    const all = await listMetrics(db, festival.id)
    const before = all.find((metric) => metric.code === code) ?? null
    if (code !== null && !before) return { ok: false, why: 'unknown-code' }
    const row = toRow(input, before, all)
    const problems = [
      ...checkMetric(row, before, all),
      ...(await listNeverCompared(db, festival.id, row, all)),
      ...(before ? await listBrokenSettings(db, before, row, all) : []),
    ]
    if (problems.length) return { ok: false, why: 'invalid', problems }
    return db.transaction(async (tx): Promise<SavedMetric | null> => {
      const { state } = await holdCourse(tx, where.edition.id)
      await lockFestival(tx, festival.id)
      if ((await fingerprint(tx, festival.id)) !== latest) return null
      if (basis !== null && (await findMetricBasis(tx, where, code)) !== basis) return { ok: false, why: 'changed' }
      const mayDeclare = reachOf(viewer, 'model.edit', { festivalId: festival.id, stage: state }) !== null
      return storeMetric({ ...context, db: tx }, where, {
        before,
        row,
        declared: mayDeclare ? input.declared : undefined,
      })
    })
  })
}

/** Whatever is recorded or changed of a festival's metrics changes it. */
async function fingerprint(db: Db, festivalId: number): Promise<string> {
  const latest = await findLatestRecording(db, festivalId)
  return canonicalJson([latest?.toISOString() ?? null, await listMetrics(db, festivalId)])
}

function toRow(input: MetricInput & { code?: string | undefined }, before: Metric | null, all: readonly Metric[]) {
  const titleFa = input.titleFa.trim()
  const { unit, decimals, mayBeNegative, lowest, highest, overPeriods, partOf } = input
  return {
    code: before?.code ?? (input.code?.trim() || freeCode(new Set(all.map(({ code }) => code)), 'M')),
    titleFa,
    titleEn: input.titleEn.trim() || titleFa,
    unit,
    decimals,
    mayBeNegative,
    lowest,
    highest,
    overPeriods,
    partOf,
  } satisfies MetricRow
}

/** What is wrong with a metric beside the others of its festival, whatever values there are. */
function checkMetric(row: MetricRow, before: Metric | null, all: readonly Metric[]): MetricProblem[] {
  const others = all.filter(({ code }) => code !== before?.code)
  return [
    ...(before || (isCode(row.code) && row.code !== reserved) ? [] : [{ field: 'code', why: 'bad-code' } as const]),
    ...(before || !all.some(({ code }) => code === row.code) ? [] : [{ field: 'code', why: 'code-taken' } as const]),
    ...(row.titleFa ? [] : [{ field: 'titleFa', why: 'no-name' } as const]),
    ...listTakenNames(row, before, others),
    ...(row.lowest !== null && row.highest !== null && row.lowest > row.highest
      ? [{ field: 'highest', why: 'bounds-crossed' } as const]
      : []),
    ...listWrongWholes(row, others),
  ]
}

/** Spreadsheets know a metric by its name, so two can't have the same. A name that was shared before may stay. */
function listTakenNames(row: MetricRow, before: Metric | null, others: readonly Metric[]): MetricProblem[] {
  const owners = new Map(
    others.flatMap((metric) => [metric.titleFa, metric.titleEn].map((name) => [foldPersian(name), metric.code])),
  )
  return (['titleFa', 'titleEn'] as const).flatMap((field) => {
    const owner = owners.get(foldPersian(row[field]))
    const isAsBefore = before?.[field] === row[field]
    const isSame = field === 'titleEn' && row.titleEn === row.titleFa
    return owner && !isAsBefore && !isSame ? [{ field, why: 'name-taken' as const, detail: owner }] : []
  })
}

function listWrongWholes({ code, partOf }: MetricRow, others: readonly Metric[]): MetricProblem[] {
  const byCode = new Map(others.map((metric) => [metric.code, metric]))
  const wholesAbove = (from: string, seen = new Set<string>()): Set<string> => {
    for (const { metric } of byCode.get(from)?.partOf ?? [])
      if (!seen.has(metric)) wholesAbove(metric, seen.add(metric))
    return seen
  }
  return partOf.flatMap(({ metric }, index): MetricProblem[] => {
    const problem = (why: 'unknown-code' | 'own-part' | 'part-circle' | 'twice') => [
      { field: 'partOf' as const, why, detail: metric },
    ]
    if (metric === code) return problem('own-part')
    if (!byCode.has(metric)) return problem('unknown-code')
    if (partOf.findIndex((item) => item.metric === metric) < index) return problem('twice')
    return wholesAbove(metric).has(code) ? problem('part-circle') : []
  })
}

/** Pairs with a part or a whole that come over other periods, so that nothing would ever compare them. */
async function listNeverCompared(
  db: Db,
  festivalId: number,
  row: MetricRow,
  all: readonly Metric[],
): Promise<MetricProblem[]> {
  const metrics = [...all.filter(({ code }) => code !== row.code), row]
  if (
    !metrics.some(({ code, partOf }) =>
      code === row.code ? partOf.length : partOf.some(({ metric }) => metric === row.code),
    )
  )
    return []
  const sources = (await listSources(db, festivalId)).flatMap(({ version }) => {
    const parsed = SourceDefinition.safeParse(version.document)
    return parsed.success ? [parsed.data] : []
  })
  const editions = await Promise.all(
    (await listEditions(db, festivalId)).map(async ({ id, evaluatedFrom, evaluatedTo }) => ({
      evaluated: { from: evaluatedFrom, to: evaluatedTo },
      declaredMetrics: (await readDeclared(db, id)).chosen.map(({ metric, helpFa, helpEn, needsEvidence }) => ({
        metric,
        help: { fa: helpFa, en: helpEn },
        needsEvidence,
      })),
    })),
  )
  return findIncomparable(metrics, { sources, editions })
    .filter(({ part, whole }) => part.code === row.code || whole.code === row.code)
    .map(({ part, whole }) => {
      const other = part.code === row.code ? whole.code : part.code
      return { field: 'partOf', why: 'incomparable', detail: other }
    })
}

async function storeMetric(
  { db: tx, viewer, now }: RequestContext<Transaction>,
  where: FestivalEdition,
  { before, row, declared }: { before: Metric | null; row: MetricRow; declared: MetricInput['declared'] },
): Promise<SavedMetric> {
  const { festival, edition } = where
  const asked = (await readDeclared(tx, edition.id)).chosen
  const isAsked = asked.some(({ metric }) => metric === row.code)
  if (declared && !isAsked && (await listMetricOwners(tx, festival.id)).some(({ metric }) => metric === row.code))
    return { ok: false, why: 'invalid', problems: [{ field: 'declared', why: 'has-source' }] }
  const changes = before ? listFieldChanges(before, row) : []
  if (before && changes.length) await updateMetric(tx, before.id, row)
  if (!before) await createMetrics(tx, [{ ...row, festivalId: festival.id }])
  const wanted =
    declared === undefined
      ? asked
      : declared
        ? isAsked
          ? asked.map((choice) => (choice.metric === row.code ? { metric: row.code, ...declared } : choice))
          : [...asked, { metric: row.code, ...declared }]
        : asked.filter(({ metric }) => metric !== row.code)
  const isDeclaredChanged = await storeDeclared({ db: tx, viewer, now }, where, wanted)
  if (before && !changes.length) return { ok: true, code: row.code, isChanged: isDeclaredChanged }
  const fields = changes.map(({ field }) => field)
  const told = (from: Partial<MetricRow>) =>
    Object.fromEntries(fields.map((field) => [field, from[field as keyof MetricRow]]))
  const stored = (await listMetrics(tx, festival.id)).find(({ code }) => code === row.code)
  await recordEvent(tx, viewer, {
    action: before ? 'metric.change' : 'metric.create',
    at: now,
    festivalId: festival.id,
    subject: `metric:${stored?.id}`,
    ...(before ? { before: told(before), after: told(row) } : { after: row }),
  })
  return { ok: true, code: row.code, isChanged: true }
}

/** What stands in the way of removing a metric, each with the names that a person knows it by. */
export type MetricRest =
  { kind: 'values' } | { kind: 'source' | 'model' | 'edition' | 'part'; names: { titleFa: string; titleEn: string }[] }

export type DeletedMetric =
  { ok: true } | { ok: false; why: 'not-allowed' | 'unknown-code' } | { ok: false; why: 'rests'; rests: MetricRest[] }

/**
 * Takes a metric away on which nothing rests: no value, no source, no model that is in use or was scored with, no
 * edition in which agencies declare it, and no other metric that is a part of it.
 */
export async function deleteMetric(
  { db, viewer, now }: RequestContext,
  festival: Pick<Festival, 'id'>,
  code: string,
): Promise<DeletedMetric> {
  if (!reachOf(viewer, 'metrics.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  return db.transaction(async (tx): Promise<DeletedMetric> => {
    await lockFestival(tx, festival.id)
    const all = await listMetrics(tx, festival.id)
    const metric = all.find((item) => item.code === code)
    if (!metric) return { ok: false, why: 'unknown-code' }
    const rests = await listMetricRests(tx, metric, all)
    if (rests.length) return { ok: false, why: 'rests', rests }
    await deleteMetricRow(tx, metric.id)
    const { id, festivalId, ...before } = metric
    await recordEvent(tx, viewer, { action: 'metric.delete', at: now, festivalId, subject: `metric:${id}`, before })
    return { ok: true }
  })
}

export async function listMetricRests(db: Db, metric: Metric, all: readonly Metric[]): Promise<MetricRest[]> {
  const { code, festivalId, id } = metric
  const owner = (await listMetricOwners(db, festivalId)).find((item) => item.metric === code)
  const editions = await listEditionsDeclaring(db, id)
  const parts = all.filter(({ partOf }) => partOf.some((whole) => whole.metric === code))
  const models = await listModelsWanting(db, festivalId, code)
  const named = (
    kind: 'source' | 'model' | 'edition' | 'part',
    names: readonly { titleFa: string; titleEn: string }[],
  ) => (names.length ? [{ kind, names: names.map(({ titleFa, titleEn }) => ({ titleFa, titleEn })) }] : [])
  return [
    ...((await hasValues(db, id)) ? [{ kind: 'values' } as const] : []),
    ...named('source', owner?.sources ?? []),
    ...named('model', models),
    ...named('edition', editions),
    ...named('part', parts),
  ]
}

/** Models of editions as they stand, and versions by which something was scored, that ask for a metric. */
async function listModelsWanting(db: Db, festivalId: number, code: string) {
  const current = await Promise.all(
    (await listEditions(db, festivalId)).map(async (edition) => ({
      edition,
      version: await findModelVersionFor(db, edition),
    })),
  )
  const using = current.flatMap(({ edition, version }) =>
    version && listWanted(storedModel(version)).metrics.has(code)
      ? [{ titleFa: edition.titleFa, titleEn: edition.titleEn }]
      : [],
  )
  const scored = (await listScoredDocuments(db, festivalId)).flatMap(({ document, version, modelCode }) =>
    listWanted(storedModel({ document, version })).metrics.has(code)
      ? [{ titleFa: `${modelCode} ${version}`, titleEn: `${modelCode} ${version}` }]
      : [],
  )
  return using.length ? using : scored
}
