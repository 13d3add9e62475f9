import { z } from 'zod'
import type { Db } from '../db/client.server'
import { findEdition } from '../db/queries/editions'
import type { Edition, Festival } from '../db/queries/festivals'
import { type RunWithModel, findLatestRun } from '../db/queries/runs'
import type { Model } from '../scoring/model'
import { storedModel } from './flows/score-edition.server'
import { found } from './found'
import { parseParams } from './parse-params'

const Params = z.object({ festival: z.string(), edition: z.string() })

export interface EditionRun extends RunWithModel {
  festival: Festival
  edition: Edition
  model: Model
}

/** The edition of an address with its newest run; 404 where there is no such edition, and said plainly where it is not scored yet. */
export async function requireEditionRun(db: Db, params: Readonly<Record<string, string | undefined>>): Promise<EditionRun> {
  const { festival: festivalCode, edition: editionCode } = parseParams(params, Params)
  const own = await findEdition(db, festivalCode, editionCode)
  found(own)
  const latest = await findLatestRun(db, own.edition.id)
  if (!latest) throw new Response('not-scored', { status: 404 })
  return { ...own, ...latest, model: storedModel(latest.modelVersion) }
}

/** What pages say of a run, without its documents. */
export function toRunFacts({ run, modelVersion, model }: EditionRun) {
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
