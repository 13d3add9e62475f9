import { listParticipants } from '../../db/queries/agencies'
import { holdCourse } from '../../db/queries/courses'
import { findLatestModelVersion } from '../../db/queries/models'
import { listMetrics } from '../../db/queries/observations'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { checkFit } from '../../scoring/check-fit'
import { checkModel } from '../../scoring/check-model'
import { type RankShift, compareRuns } from '../../scoring/compare-results'
import type { ModelError } from '../../scoring/check/shape'
import { listWanted } from '../../scoring/metric-names'
import type { Model } from '../../scoring/model'
import { listModelChanges } from '../../scoring/model-changes'
import { reachOf } from '../policy.server'
import { loadScoringInput, storedModel } from './score-edition.server'
import { storeModel } from './store-model.server'

export type CheckedDraft = { ok: true; model: Model } | { ok: false; errors: ModelError[] }

/** A text that may be a model of this edition, with everything that is wrong with it. */
export async function checkDraft(
  { db }: Asking,
  { festival, edition }: EditionPlace,
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

export type Trial = { ok: true; shifts: RankShift[] } | { ok: false; errors: ModelError[] }

/** What a draft would change: every agency's rank under the present model and under the draft, over what is known now. Nothing is stored. */
export async function tryDraft(asking: Asking, place: EditionPlace, text: string): Promise<Trial> {
  const draft = await checkDraft(asking, place, text)
  if (!draft.ok) return draft
  const { db, now } = asking
  const current = await findLatestModelVersion(db, place.edition.modelId)
  const before = current ? storedModel(current) : draft.model
  const participants = await listParticipants(db, place.edition.id)
  const [old, own] = await Promise.all(
    [before, draft.model].map((model) => loadScoringInput(db, place.edition, model, participants, now)),
  )
  if (!old || !own) throw new Error('The data of the edition could not be read')
  const misfits = checkFit(own, draft.model)
  if (misfits.length) return { ok: false, errors: misfits.map(({ node, fa, en }) => ({ pointer: node, fa, en })) }
  return { ok: true, shifts: compareRuns({ input: old, model: before }, { input: own, model: draft.model }) }
}

export type SavedDraft = { ok: true; version: string } | { ok: false; errors: ModelError[] }

/** Keeps a draft as the newest version of the edition's model: the next scoring follows it. */
export async function saveDraft(
  asking: Asking,
  place: EditionPlace,
  text: string,
  reason: string,
): Promise<SavedDraft> {
  const draft = await checkDraft(asking, place, text)
  if (!draft.ok) return draft
  const { db, viewer, now } = asking
  const { festival, edition } = place
  return db.transaction(async (tx) => {
    const { state } = await holdCourse(tx, edition.id)
    if (!reachOf(viewer, 'model.edit', { festivalId: festival.id, stage: state }))
      return { ok: false, errors: [lockedModel] }
    const current = await findLatestModelVersion(tx, edition.modelId)
    const before = current && storedModel(current)
    const saved = await storeModel(tx, festival.id, draft.model, now)
    if (!saved.ok) return { ok: false, errors: [takenVersion(draft.model.version)] }
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

async function missingMetrics({ db }: Pick<Asking, 'db'>, festivalId: number, model: Model): Promise<ModelError[]> {
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
