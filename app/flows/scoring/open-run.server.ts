import { storedModel } from '../../model/stored-model'
import type { Db } from '../../../db/database'
import { findRunWithEdition, listRunParticipants } from '../../../db/queries/run-inputs'
import type { ScoreRun } from '../../../db/queries/runs'
import type { ScoringInput } from '../../../scoring/input'
import type { Model } from '../../../scoring/model'
import type { ReadRun } from '../../workers/engine-worker'
import { onThread } from '../../workers/engine-threads.server'
import { loadScoringInput } from './known-input.server'

export type OpenedRun =
  | { ok: true; run: ScoreRun; model: Model; input: ScoringInput }
  | { ok: false; why: 'no-run' | 'changed'; detail: string }

/**
 * A stored run as the engine takes it, for asking more of it than its scores: `prepare(input, model)` scores it again
 * with other weights. What was known at its moment is read again; where that no longer hashes to what was scored (an
 * agency's attributes changed), it is refused.
 */
export async function openRun(db: Db, runId: number): Promise<OpenedRun> {
  const read = await readRun(db, runId)
  if (!read) return { ok: false, why: 'no-run', detail: String(runId) }
  const { run, input, model, modelHash } = read
  const hash = await onThread('inputHash', { input, modelHash })
  return hash === run.inputHash ? { ok: true, run, model, input } : { ok: false, why: 'changed', detail: hash }
}

/**
 * The same before anybody has looked whether it hashes to what was scored: a thread does that together with its own
 * work.
 */
export async function readRun(db: Db, runId: number): Promise<(ReadRun & { run: ScoreRun }) | null> {
  const found = await findRunWithEdition(db, runId)
  if (!found) return null
  const { run, modelVersion, edition } = found
  const model = storedModel(modelVersion)
  const input = await loadScoringInput(db, edition, model, await listRunParticipants(db, runId, run.asOf), run.asOf)
  return { run, model, input, modelHash: modelVersion.hash, inputHash: run.inputHash }
}
