import type { Db } from '../../db/client.server'
import { listParticipants } from '../../db/queries/agencies'
import type { Edition } from '../../db/queries/festivals'
import { findModelVersionFor } from '../../db/queries/models'
import { findLatestRecording, listMetricCells } from '../../db/queries/observations'
import { type ModelVersion, type NewRun, listNodes, saveRun } from '../../db/queries/runs'
import { lockFestival } from '../../db/queries/sources'
import { canonicalInput, canonicalResult } from '../../scoring/canonical'
import { checkModel } from '../../scoring/check-model'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { score } from '../../scoring/score'
import type { Asking } from '../access/edition-place.server'
import { recordEvent } from '../audit/audit.server'
import { sha256 } from './hash.server'
import { metricsOfModel, needsPreviousYear } from './model-parts'
import { toRunRows } from './score-columns'
import { buildScoringInput } from './scoring-input'

export type ScoreOutcome =
  | { ok: true; runId: number; asOf: Date; inputHash: string; resultHash: string; agencies: number; ranked: number }
  | { ok: false; why: 'future-moment' | 'no-participants' | 'no-model'; detail: string }

/**
 * Scores an edition with the announced version of its model (before that: the newest) over what was known at a moment (now, unless one is given). The
 * same version and moment give the same hashes, whenever it is run.
 */
export async function scoreEdition({ db, viewer, now }: Asking, edition: Edition, asOf?: Date): Promise<ScoreOutcome> {
  return db.transaction(async (tx) => {
    const scored = await scoreKnown(tx, edition, { now, ...(asOf ? { asOf } : {}) })
    if (!scored.ok) return scored
    const stored = await storeScored(tx, scored)
    const { runId, inputHash, resultHash } = stored
    await recordEvent(tx, viewer, {
      action: 'edition.score',
      at: now,
      festivalId: edition.festivalId,
      editionId: edition.id,
      subject: `run:${runId}`,
      after: { asOf: stored.asOf, inputHash, resultHash },
    })
    return stored
  })
}

/** A run that is not stored: what it would be, and the rows that it would have. */
export type Scored = { ok: true; run: NewRun; agencies: number; ranked: number } | Extract<ScoreOutcome, { ok: false }>

/** Whether an edition comes out otherwise than a run did: data came after it. Inside a transaction. */
export async function hasNewerDataThan(
  tx: Db,
  edition: Edition,
  resultHash: string | undefined,
  now: Date,
): Promise<boolean> {
  const known = await scoreKnown(tx, edition, { now })
  return known.ok && known.run.run.resultHash !== resultHash
}

/** Scores an edition and stores nothing. Inside a transaction, since the moment is chosen under the festival's lock. */
export async function scoreKnown(tx: Db, edition: Edition, options: { now: Date; asOf?: Date }): Promise<Scored> {
  const version = await findModelVersionFor(tx, edition)
  if (!version) return { ok: false, why: 'no-model', detail: edition.code }
  if (options.asOf && options.asOf > options.now)
    return { ok: false, why: 'future-moment', detail: options.asOf.toISOString() }
  const model = storedModel(version)
  const latest = await chooseMoment(tx, edition.festivalId, options.now)
  const asOf = options.asOf ?? latest
  const participants = await listParticipants(tx, edition.id)
  if (!participants.length) return { ok: false, why: 'no-participants', detail: edition.code }
  const input = await loadScoringInput(tx, edition, model, participants, asOf)
  const result = score(input, model)
  const nodes = await listNodes(tx, version.id)
  const hashes = {
    inputHash: sha256(`${version.hash}\n${canonicalInput(input)}`),
    resultHash: sha256(canonicalResult(result)),
  }
  const run = {
    editionId: edition.id,
    modelVersionId: version.id,
    asOf,
    ...hashes,
    warnings: [...result.warnings],
    createdAt: options.now,
  }
  const nodeIds = result.nodes.map((info) => nodes.find((node) => node.code === info.code)?.id ?? 0)
  const rows = toRunRows(result, participants, nodeIds)
  return {
    ok: true,
    run: { run, ...rows },
    agencies: participants.length,
    ranked: rows.ranks.filter((row) => row.scope === 'overall').length,
  }
}

/** Stores what was scored, as a run for everybody or as a candidate. */
export async function storeScored(
  tx: Db,
  { run, agencies, ranked }: Extract<Scored, { ok: true }>,
  purpose: 'regular' | 'candidate' = 'regular',
): Promise<Extract<ScoreOutcome, { ok: true }>> {
  const runId = await saveRun(tx, { ...run, run: { ...run.run, purpose } })
  const { asOf, inputHash, resultHash } = run.run
  return { ok: true, runId, asOf, inputHash, resultHash, agencies, ranked }
}

/** The input of a run again, for asking how its scores came about. */
export async function loadScoringInput(
  db: Db,
  edition: Edition,
  model: Model,
  participants: Awaited<ReturnType<typeof listParticipants>>,
  asOf: Date,
): Promise<ScoringInput> {
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const previous =
    needsPreviousYear(model) && edition.previousFrom && edition.previousTo
      ? { from: edition.previousFrom, to: edition.previousTo }
      : undefined
  const span = { from: previous?.from ?? evaluated.from, to: evaluated.to }
  const cells = await listMetricCells(db, {
    festivalId: edition.festivalId,
    metrics: metricsOfModel(model),
    ...span,
    asOf,
  })
  return buildScoringInput(participants, cells, previous ? { evaluated, previous } : { evaluated })
}

/** The document of a stored version. It was checked when it was saved; a later, stricter check may refuse it, and says so. */
export function storedModel(version: Pick<ModelVersion, 'document' | 'version'>): Model {
  const checked = checkModel(version.document)
  if (checked.ok) return checked.model
  throw new Error(
    `The stored model version ${version.version} is not valid: ${checked.errors.map((error) => `${error.pointer}: ${error.en}`).join('; ')}`,
  )
}

/** Under the festival's lock, so that nothing can still be recorded before the moment that is chosen. */
async function chooseMoment(db: Db, festivalId: number, now: Date): Promise<Date> {
  await lockFestival(db, festivalId)
  const latest = await findLatestRecording(db, festivalId)
  return latest && latest > now ? latest : now
}
