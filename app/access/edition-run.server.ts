import type { RequestContext } from '../policy/request-context'
import type { Edition, Festival } from '../../db/queries/festivals'
import { type RunWithModel, findLatestRun, findRun } from '../../db/queries/runs'
import type { Model } from '../../scoring/model'
import { storedModel } from '../model/stored-model'
import { type EditionPlace, requireEdition } from './edition-context.server'
import { found } from '../http/found'
import { type Act, reachOf } from '../policy/policy.server'

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

/**
 * The edition of an address with the run that the viewer reads, or the one that `url` asks for (`?run=12`) where the
 * viewer may read any; 404 as `requireEdition`, and said plainly where nothing is scored yet.
 */
export async function requireEditionRun(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  url?: string,
): Promise<EditionRun> {
  const place = await requireEdition(context, params, act)
  const wanted = url === undefined ? null : wantedRun(context, place, url)
  const runId = wanted ?? place.runId
  const row =
    runId === null
      ? await findLatestRun(context.db, place.edition.id)
      : await findRun(context.db, place.edition.id, runId)
  if (wanted !== null) found(row)
  if (!row) throw new Response('not-scored', { status: 404 })
  return { ...place, ...row, model: storedModel(row.modelVersion) }
}

function wantedRun({ viewer }: RequestContext, { festival, stage }: EditionPlace, url: string): number | null {
  const text = new URL(url).searchParams.get('run')
  if (text === null || !/^\d{1,9}$/.test(text)) return null
  return reachOf(viewer, 'runs.see', { festivalId: festival.id, stage }) ? Number(text) : null
}

/** What pages say of a run, without its documents. */
export function toRunFacts({ run, modelVersion, model }: ScoredEdition) {
  return {
    id: run.id,
    asOf: run.asOf.toISOString(),
    inputHash: run.inputHash,
    resultHash: run.resultHash,
    engine: run.engine,
    warnings: run.warnings,
    usedWeights: run.usedWeights,
    model: {
      code: model.code,
      version: modelVersion.version,
      title: model.title,
      author: model.author,
      standing: model.standing,
      decimals: model.decimals,
      scale: model.scale,
    },
    levels: model.levels?.map((level) => level.title) ?? [],
  }
}

export type RunFacts = ReturnType<typeof toRunFacts>
