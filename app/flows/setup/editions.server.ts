import type { Transaction } from '../../../db/database'
import { holdCourse } from '../../../db/queries/courses'
import {
  createEdition as insertEdition,
  findEdition,
  findEditionById,
  listEditions,
} from '../../../db/queries/editions'
import { deleteEditionRows, findWhatRests } from '../../../db/queries/edition-rests'
import type { Edition, Festival } from '../../../db/queries/festivals'
import {
  findLatestModelVersion,
  findModel,
  findModelVersionFor,
  holdModel,
  listModelVersions,
} from '../../../db/queries/models'
import { listAssignments } from '../../../db/queries/grants'
import { createMetrics, listMetrics } from '../../../db/queries/observations'
import { countRuns, updateEdition } from '../../../db/queries/organisation-changes'
import { lockFestival } from '../../../db/queries/sources'
import { canonicalJson } from '../../../scoring/canonical'
import type { Model } from '../../../scoring/model'
import type { EditionContext } from '../../access/edition-context.server'
import { recordEvent } from '../../audit/audit.server'
import { sha256 } from '../../documents/hash.server'
import { type ChangedValue, type Values, mergeValues } from '../../edits/merge-values'
import { expectFound } from '../../expect/expect-found'
import type { Calendar } from '../../format/date'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { listIndicators } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { listCategoriesAgainst } from '../awards/edit-categories.server'
import { nextVersion } from '../model/merge-models'
import { storeModel } from '../model/store-model.server'
import { isEditionCode } from './codes'
import { spansOfYear } from './edition-year'
import type { ModelStart } from './model-start-names'
import { openStart } from './model-starts'

export interface NewEdition {
  code: string
  titleFa: string
  /** Empty: as in Persian. */
  titleEn: string
  /** Of the calendar of the festival. */
  year: number
  start: ModelStart
}

export type NewEditionProblem =
  | { field: 'edition'; why: 'bad-code' | 'code-taken' }
  | { field: 'editionTitleFa'; why: 'no-name' }
  | { field: 'year'; why: 'bad-year' }

export function checkNewEdition(
  { code, titleFa, year }: Omit<NewEdition, 'start'>,
  calendar: Calendar,
): NewEditionProblem[] {
  return [
    ...(isEditionCode(code) ? [] : [{ field: 'edition', why: 'bad-code' } as const]),
    ...(titleFa.trim() ? [] : [{ field: 'editionTitleFa', why: 'no-name' } as const]),
    ...(spansOfYear(calendar, year) ? [] : [{ field: 'year', why: 'bad-year' } as const]),
  ]
}

export type StoredEdition =
  | { ok: true; edition: Edition }
  | { ok: false; why: 'not-allowed' }
  | { ok: false; why: 'invalid'; problems: NewEditionProblem[] }

/** Makes an edition of a festival with a model to start from; nobody takes part in it yet. */
export async function createEdition(
  { db, viewer, now }: RequestContext,
  festival: Festival,
  input: NewEdition,
): Promise<StoredEdition> {
  if (!reachOf(viewer, 'edition.create', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  const problems = checkNewEdition(input, festival.calendar)
  if (problems.length) return { ok: false, why: 'invalid', problems }
  return db.transaction(async (tx) => {
    await lockFestival(tx, festival.id)
    return storeEdition({ db: tx, viewer, now }, festival, input)
  })
}

/** The same within a transaction that holds the festival, of an input that was checked. */
export async function storeEdition(
  { db: tx, viewer, now }: RequestContext<Transaction>,
  festival: Festival,
  { code, titleFa, titleEn, year, start }: NewEdition,
  { modelId }: { modelId?: number } = {},
): Promise<StoredEdition> {
  if (await findEdition(tx, festival.code, code))
    return { ok: false, why: 'invalid', problems: [{ field: 'edition', why: 'code-taken' }] }
  const spans = expectFound(spansOfYear(festival.calendar, year), `the year ${year}`)
  const titles = { titleFa: titleFa.trim(), titleEn: titleEn.trim() || titleFa.trim() }
  const made = await insertEdition(
    tx,
    {
      festivalId: festival.id,
      code,
      ...titles,
      ...spans,
      ceremonyYear: year + 1,
      modelId: modelId ?? (await storeStart(tx, festival.id, start, code, now)),
      isOpenToAll: false,
    },
    [],
  )
  await recordEvent(tx, viewer, {
    action: 'edition.create',
    at: now,
    festivalId: festival.id,
    editionId: made.id,
    subject: `edition:${made.id}`,
    after: { code, ...titles, ...spans, ...(modelId === undefined ? { start } : {}) },
  })
  const { edition } = expectFound(await findEditionById(tx, made.id), `the edition ${code}`)
  return { ok: true, edition }
}

/**
 * Stores a model to start from as a model of the edition's own, with the metrics that the festival lacks. Where the
 * edition began with it before, it becomes the newest version again.
 */
async function storeStart(
  tx: Transaction,
  festivalId: number,
  start: ModelStart,
  editionCode: string,
  now: Date,
): Promise<number> {
  const { model: document, metrics } = openStart(start)
  const known = new Set((await listMetrics(tx, festivalId)).map(({ code }) => code))
  await createMetrics(
    tx,
    metrics
      .filter(({ code }) => !known.has(code))
      .map(({ title, ...metric }) => ({ ...metric, festivalId, titleFa: title.fa, titleEn: title.en })),
  )
  const model = { ...document, code: `${document.code}-${editionCode}` }
  const there = await findModel(tx, festivalId, model.code)
  if (there) await holdModel(tx, there.id)
  const version = there ? await freeVersion(tx, there.id, model) : model.version
  const saved = await storeModel(tx, festivalId, { ...model, version }, now)
  if (!saved.ok) throw new Error(`The model ${saved.detail} could not be stored`)
  return saved.modelId
}

/**
 * The version under which a document is the newest of a model: its own where it is that already, else the next free
 * one.
 */
async function freeVersion(tx: Transaction, modelId: number, model: Model): Promise<string> {
  const latest = await findLatestModelVersion(tx, modelId)
  if (latest && latest.hash === sha256(canonicalJson({ ...model, version: latest.version }))) return latest.version
  const versions = await listModelVersions(tx, modelId)
  return nextVersion(model.version, new Set(versions.map(({ version }) => version)))
}

/** What names parts of a model that another one does not have, in both languages. */
export interface NamedByOthers {
  /** Awards whose rules name them. */
  categories: { titleFa: string; titleEn: string }[]
  /** Indicators that evaluators were given. */
  indicators: { titleFa: string; titleEn: string }[]
}

export type ChosenStart =
  { ok: true } | { ok: false; why: 'not-allowed' } | { ok: false; why: 'named'; named: NamedByOthers }

/**
 * Lets the model of a draft begin anew with another start. What was edited stays as earlier versions of its model.
 * Where awards or evaluators' work name parts that the other one lacks, nothing is done, and they are listed.
 */
export async function chooseStart(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  start: ModelStart,
): Promise<ChosenStart> {
  return db.transaction(async (tx) => {
    const { state } = await holdCourse(tx, edition.id)
    await lockFestival(tx, festival.id)
    if (!reachOf(viewer, 'model.edit', { festivalId: festival.id, stage: state }))
      return { ok: false, why: 'not-allowed' }
    const named = await listNamedByOthers(tx, edition.id, openStart(start).model)
    if (named.categories.length || named.indicators.length) return { ok: false, why: 'named', named }
    const modelId = await storeStart(tx, festival.id, start, edition.code, now)
    await updateEdition(tx, edition.id, { modelId })
    await recordEvent(tx, viewer, {
      action: 'model.choose',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `edition:${edition.id}`,
      after: { start },
    })
    return { ok: true }
  })
}

async function listNamedByOthers(tx: Transaction, editionId: number, model: Model): Promise<NamedByOthers> {
  const { edition } = expectFound(await findEditionById(tx, editionId), `the edition ${editionId}`)
  const version = await findModelVersionFor(tx, edition)
  const titles = new Map(version ? listIndicators(storedModel(version)).map(({ code, title }) => [code, title]) : [])
  const known = new Set(listIndicators(model).map(({ code }) => code))
  const assigned = (await listAssignments(tx, editionId)).map(({ indicatorCode }) => indicatorCode)
  const categories = await listCategoriesAgainst(tx, editionId, model)
  return {
    categories: categories.map(({ titleFa, titleEn }) => ({ titleFa, titleEn })),
    indicators: [...new Set(assigned)]
      .filter((code) => !known.has(code))
      .map((code) => ({ titleFa: titles.get(code)?.fa ?? code, titleEn: titles.get(code)?.en ?? code })),
  }
}

export interface EditionFacts {
  titleFa: string
  titleEn: string
  evaluatedFrom: string
  /** Not included. */
  evaluatedTo: string
}

export type EditedEdition =
  | { ok: true; isChanged: boolean }
  | { ok: false; why: 'not-allowed' | 'no-name' | 'bad-span' | 'announced' | 'has-runs' }
  | { ok: false; why: 'changed'; now: EditionFacts; taken: Partial<EditionFacts>; changed: ChangedValue[] }

/**
 * Changes what an edition is called, and, while it is a draft without a run, the days that it evaluates; the span
 * before ends where they begin.
 */
export async function editEdition(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  input: EditionFacts,
  opened: Values | null,
): Promise<EditedEdition> {
  const titleFa = input.titleFa.trim()
  const wanted = { ...input, titleFa, titleEn: input.titleEn.trim() || titleFa }
  if (!titleFa) return { ok: false, why: 'no-name' }
  if (wanted.evaluatedFrom >= wanted.evaluatedTo) return { ok: false, why: 'bad-span' }
  return db.transaction(async (tx): Promise<EditedEdition> => {
    const { state } = await holdCourse(tx, edition.id)
    if (!reachOf(viewer, 'edition.edit', { festivalId: festival.id, stage: state }))
      return { ok: false, why: 'not-allowed' }
    const { edition: row } = expectFound(await findEditionById(tx, edition.id), `the edition ${edition.code}`)
    const { titleEn, evaluatedFrom, evaluatedTo } = row
    const before = { titleFa: row.titleFa, titleEn, evaluatedFrom, evaluatedTo }
    const { taken, changed } = mergeValues<EditionFacts>(opened, before, { ...wanted })
    if (changed.length) return { ok: false, why: 'changed', now: before, taken, changed }
    const movesSpan = wanted.evaluatedFrom !== evaluatedFrom || wanted.evaluatedTo !== evaluatedTo
    if (movesSpan && state !== 'draft') return { ok: false, why: 'announced' }
    if (movesSpan && (await countRuns(tx, edition.id))) return { ok: false, why: 'has-runs' }
    if (!movesSpan && before.titleFa === titleFa && titleEn === wanted.titleEn) return { ok: true, isChanged: false }
    const { previousFrom, previousTo } = row
    const isPreviousFree = previousTo === null || previousTo <= wanted.evaluatedFrom
    await updateEdition(tx, edition.id, {
      ...wanted,
      previousFrom: isPreviousFree ? previousFrom : null,
      previousTo: isPreviousFree ? previousTo : null,
    })
    await recordEvent(tx, viewer, {
      action: 'edition.change',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `edition:${edition.id}`,
      before,
      after: wanted,
    })
    return { ok: true, isChanged: true }
  })
}

export type DeletedEdition =
  { ok: true } | { ok: false; why: 'not-allowed' | 'only-edition' } | { ok: false; why: 'rests'; what: string[] }

/**
 * Deletes a draft that is not the only edition, without which nobody would come to the festival any more, and on which
 * nothing rests: no run, no step of the course, no declaration, nobody's assignment, no values of a file
 * that could not be taken back any more. Its agencies and other values stay.
 */
export async function deleteEdition(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
): Promise<DeletedEdition> {
  return db.transaction(async (tx): Promise<DeletedEdition> => {
    const { state } = await holdCourse(tx, edition.id)
    await lockFestival(tx, festival.id)
    if (!reachOf(viewer, 'edition.delete', { festivalId: festival.id, stage: state }))
      return { ok: false, why: 'not-allowed' }
    if ((await listEditions(tx, festival.id)).length < 2) return { ok: false, why: 'only-edition' }
    const what = await findWhatRests(tx, edition.id)
    if (what.length) return { ok: false, why: 'rests', what }
    await deleteEditionRows(tx, edition.id)
    const { code, titleFa, titleEn } = edition
    await recordEvent(tx, viewer, {
      action: 'edition.delete',
      at: now,
      festivalId: festival.id,
      subject: `festival:${festival.code}`,
      before: { code, titleFa, titleEn },
    })
    return { ok: true }
  })
}
