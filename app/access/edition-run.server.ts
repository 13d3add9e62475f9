import { excuseAnswer } from '../audit/record-refusal.server'
import type { RequestContext } from '../policy/request-context'
import type { Edition, Festival } from '../../db/queries/festivals'
import { type RunWithModel, findLatestRun, findRun } from '../../db/queries/runs'
import type { Model } from '../../scoring/model'
import { storedModel } from '../model/stored-model'
import { type EditionContext, requireEdition } from './edition-context.server'
import { found } from '../http/found'
import { type Act, reachOf } from '../policy/policy.server'

export interface ScoredEdition extends RunWithModel {
  festival: Festival
  edition: Edition
  model: Model
}

/** A scored edition as a viewer meets it. */
export interface EditionRun extends ScoredEdition, EditionContext {
  edition: Edition
  festival: Festival
  /** False where an address names a run that is not the one that the viewer reads without it. */
  isCurrent: boolean
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
  const editionContext = await requireEdition(context, params, act)
  const wanted = url === undefined ? null : wantedRun(context, editionContext, url)
  const asked = wanted === null ? null : await findRun(context.db, editionContext.edition.id, wanted)
  if (wanted !== null) found(asked)
  const current = await findCurrentRun(context, editionContext)
  const row = asked ?? current
  if (!row) {
    excuseAnswer(context.viewer)
    throw new Response('not-scored', { status: 404 })
  }
  return { ...editionContext, ...row, model: storedModel(row.modelVersion), isCurrent: row.run.id === current?.run.id }
}

function findCurrentRun({ db }: RequestContext, { edition, runId }: EditionContext): Promise<RunWithModel | null> {
  return runId === null ? findLatestRun(db, edition.id) : findRun(db, edition.id, runId)
}

function wantedRun({ viewer }: RequestContext, { festival, stage }: EditionContext, url: string): number | null {
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
