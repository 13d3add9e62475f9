import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'
import { listTitlesByCode } from '../../../db/queries/award-inputs'
import { listParticipants } from '../../../db/queries/agencies'
import { holdCourse } from '../../../db/queries/courses'
import type { Edition } from '../../../db/queries/festivals'
import type { Transaction } from '../../../db/database'
import { findLatestModelVersion, holdModel, listModelVersions } from '../../../db/queries/models'
import { findLatestRecording, listMetrics } from '../../../db/queries/observations'
import { recordEvent } from '../../audit/audit.server'
import type { EditionContext } from '../../access/edition-context.server'
import { canonicalJson } from '../../../scoring/canonical'
import { type CheckedModel, checkModel } from '../../../scoring/check-model'
import type { RankShift } from '../../../scoring/compare-results'
import type { ModelError } from '../../../scoring/check/shape'
import { listWanted } from '../../../scoring/metric-names'
import type { Model } from '../../../scoring/model'
import { listModelChanges } from '../../../scoring/model-changes'
import { reachOf } from '../../policy/policy.server'
import { onThread } from '../../workers/engine-threads.server'
import { findLastChange } from '../../audit/find-last-change.server'
import { sha256 } from '../../documents/hash.server'
import { loadScoringInput } from '../scoring/known-input.server'
import { isFirst } from './first-places'
import { type ChangedPart, mergeModels, nextVersion } from './merge-models'
import type { LastChange } from '../../edits/merge-values'
import { sharedWork } from '../../workers/shared-work.server'
import { storeModel } from './store-model.server'
import { writeModel } from '../../model/write-model'

export type CheckedDraft = CheckedModel

/** A text that may be a model of this edition, with everything that is wrong with it. */
export async function checkDraft(
  { db }: RequestContext,
  { festival, edition }: EditionContext,
  text: string,
): Promise<CheckedDraft> {
  const json = parseJson(text)
  if (!json.ok) return { ok: false, errors: [json.error] }
  const checked = checkModel(json.value)
  if (!checked.ok) return checked
  const current = await findLatestModelVersion(db, edition.modelId)
  const errors = [
    ...(await missingMetrics({ db }, festival.id, checked.model)),
    ...otherCode(current && storedModel(current), checked.model),
  ]
  return errors.length ? { ok: false, errors } : checked
}

/** `names`: of the agencies whose rank would be another one, and of who would be first, by code. */
export type Trial =
  | { ok: true; shifts: RankShift[]; names: Record<string, { titleFa: string; titleEn: string }> }
  | { ok: false; errors: ModelError[] }

/**
 * What a draft would change: every agency's rank under the present model and under the draft, over what is known now of
 * the edition, or of an earlier one. Nothing is stored; the same draft over the same data is computed once.
 */
export async function tryDraft(
  context: RequestContext,
  editionContext: EditionContext,
  text: string,
  over: Edition,
  signal?: AbortSignal,
): Promise<Trial> {
  const draft = await checkDraft(context, editionContext, text)
  if (!draft.ok) return draft
  const { db, now } = context
  const { edition } = editionContext
  const current = await findLatestModelVersion(db, edition.modelId)
  const before = current ? storedModel(current) : draft.model
  const latest = await findLatestRecording(db, edition.festivalId)
  const asOf = latest && latest > now ? latest : now
  const participants = await listParticipants(db, over.id, asOf)
  const key = sha256(canonicalJson([over.id, before, draft.model, participants, latest?.toISOString() ?? null]))
  const { invalid, shifts } = await sharedWork.once(
    `draft ${key}`,
    async (abort) => {
      const old = await loadScoringInput(db, over, before, participants, asOf)
      const input = await loadScoringInput(db, over, draft.model, participants, asOf)
      return onThread(
        'draftTrial',
        { before: { input: old, model: before }, after: { input: input, model: draft.model } },
        abort,
      )
    },
    signal,
  )
  if (invalid.length) return { ok: false, errors: invalid.map(({ node, fa, en }) => ({ pointer: node, fa, en })) }
  const told = shifts.filter(({ before: was, now: is }) => was !== is || isFirst(is)).map(({ agency }) => agency)
  const titles = await listTitlesByCode(db, edition.festivalId, told)
  const names = Object.fromEntries(titles.map(({ code, titleFa, titleEn }) => [code, { titleFa, titleEn }]))
  return { ok: true, shifts, names }
}

/** A draft that was opened before somebody else saved: merged with what they saved, under a number that is free. */
export interface RebasedDraft {
  /** The version that was saved meanwhile: the draft is based on it now. */
  version: string
  by: LastChange | null
  document: string
  changed: ChangedPart[]
  /** The number that the draft had, where it is taken by now. */
  takenNumber: string | null
}

export type SavedDraft = { ok: true; version: string } | { ok: false; errors: ModelError[]; rebased?: RebasedDraft }

export interface Draft {
  text: string
  reason: string
  /** The version that the form was opened with. */
  opened: string
}

/**
 * Keeps a draft as the newest version of the edition's model: the next scoring follows it. Where somebody else saved a
 * version since the draft was opened, nothing is saved, and the draft comes back merged with that version.
 */
export async function saveDraft(
  context: RequestContext,
  editionContext: EditionContext,
  { text, reason, opened }: Draft,
): Promise<SavedDraft> {
  const draft = await checkDraft(context, editionContext, text)
  if (!draft.ok) return draft
  const { db, viewer, now } = context
  const { festival, edition } = editionContext
  return db.transaction(async (tx) => {
    const { state } = await holdCourse(tx, edition.id)
    if (!reachOf(viewer, 'model.edit', { festivalId: festival.id, stage: state }))
      return { ok: false, errors: [lockedModel] }
    await holdModel(tx, edition.modelId)
    const current = await findLatestModelVersion(tx, edition.modelId)
    const before = current && storedModel(current)
    // The same document once more, for example by a second click, is saved already.
    if (current && current.hash === sha256(canonicalJson(draft.model))) return { ok: true, version: current.version }
    if (before && before.version !== opened)
      return { ok: false, errors: [], rebased: await rebaseDraft(tx, edition.modelId, before, draft.model, opened) }
    const saved = await storeModel(tx, festival.id, draft.model, now)
    if (!saved.ok || !saved.isNew) return { ok: false, errors: [takenVersion(draft.model.version)] }
    const after = { version: draft.model.version, changes: before ? listModelChanges(before, draft.model) : [] }
    await recordEvent(tx, viewer, {
      action: 'model.save',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `model:${draft.model.code}`,
      before: { version: before?.version ?? null },
      after,
      reason,
    })
    return { ok: true, version: draft.model.version }
  })
}

async function rebaseDraft(
  tx: Transaction,
  modelId: number,
  current: Model,
  draft: Model,
  opened: string,
): Promise<RebasedDraft> {
  const versions = await listModelVersions(tx, modelId)
  const base = versions.find(({ version }) => version === opened)
  const { model, changed } = mergeModels(base ? storedModel(base) : null, current, draft)
  const taken = new Set(versions.map(({ version }) => version))
  return {
    version: current.version,
    by: await findLastChange(tx, { subject: `model:${current.code}`, action: 'model.save' }),
    document: writeModel({ ...model, version: nextVersion(draft.version, taken) }),
    changed,
    takenNumber: taken.has(draft.version) ? draft.version : null,
  }
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; error: ModelError } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      error: { pointer: '', fa: `این متن JSON نیست: ${detail}`, en: `This text is no JSON: ${detail}` },
    }
  }
}

async function missingMetrics(
  { db }: Pick<RequestContext, 'db'>,
  festivalId: number,
  model: Model,
): Promise<ModelError[]> {
  const known = new Set((await listMetrics(db, festivalId)).map((metric) => metric.code))
  return [...listWanted(model).metrics].flatMap(([metric, node]) =>
    known.has(metric)
      ? []
      : [
          {
            pointer: node,
            fa: `سنجهٔ «${metric}» که شاخص «${node}» می‌خواهد در این جشنواره نیست.`,
            en: `The festival has no metric “${metric}”, which the indicator “${node}” needs.`,
          },
        ],
  )
}

function otherCode(current: Model | null, draft: Model): ModelError[] {
  if (!current || current.code === draft.code) return []
  return [
    {
      pointer: '/code',
      fa: `کد الگوی این دوره «${current.code}» است و عوض نمی‌شود.`,
      en: `The code of this edition’s model is “${current.code}” and stays so.`,
    },
  ]
}

const lockedModel: ModelError = {
  pointer: '',
  fa: 'دوره در این میان اعلام شده و الگوی آن قفل است.',
  en: 'The edition has been announced meanwhile, and its model is locked.',
}

function takenVersion(version: string): ModelError {
  return {
    pointer: '/version',
    fa: `نسخهٔ ${version} پیش از این با سند دیگری ذخیره شده است. نسخهٔ تازه‌ای بنویسید.`,
    en: `Version ${version} is stored already, with another document. Write a new version.`,
  }
}
