import type { Edition, Festival } from '../db/queries/festivals'
import { type RunWithModel, findLatestRun, findRun } from '../db/queries/runs'
import type { Model } from '../scoring/model'
import { storedModel } from './flows/score-edition.server'
import { type Asking, type EditionPlace, requireEdition } from './edition-place.server'
import type { Act } from './policy.server'

export interface ScoredEdition extends RunWithModel {
  festival: Festival
  edition: Edition
  model: Model
}

/** A scored edition as a viewer meets it. */
export interface EditionRun extends ScoredEdition, EditionPlace {
  edition: Edition
  festival: Festival
}

/** The edition of an address with the run that the viewer reads; 404 as `requireEdition`, and said plainly where nothing is scored yet. */
export async function requireEditionRun(asking: Asking, params: Readonly<Record<string, string | undefined>>, act: Act): Promise<EditionRun> {
  const place = await requireEdition(asking, params, act)
  const own = place.runId === null ? await findLatestRun(asking.db, place.edition.id) : await findRun(asking.db, place.edition.id, place.runId)
  if (!own) throw new Response('not-scored', { status: 404 })
  return { ...place, ...own, model: storedModel(own.modelVersion) }
}

/** What pages say of a run, without its documents. */
export function toRunFacts({ run, modelVersion, model }: ScoredEdition) {
  return {
    id: run.id,
    asOf: run.asOf.toISOString(),
    inputHash: run.inputHash,
    resultHash: run.resultHash,
    warnings: run.warnings,
    model: { code: model.code, version: modelVersion.version, title: model.title, author: model.author, standing: model.standing, decimals: model.decimals, scale: model.scale },
    levels: model.levels?.map((level) => level.title) ?? [],
  }
}

export type RunFacts = ReturnType<typeof toRunFacts>
