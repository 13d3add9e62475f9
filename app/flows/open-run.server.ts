import type { Db } from '../../db/client.server'
import { findRunWithEdition, listRunParticipants } from '../../db/queries/run-inputs'
import type { ScoreRun } from '../../db/queries/runs'
import { canonicalInput } from '../../scoring/canonical'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { sha256 } from './hash.server'
import { loadScoringInput, storedModel } from './score-edition.server'

export type OpenedRun =
  | { ok: true; run: ScoreRun; model: Model; input: ScoringInput }
  | { ok: false; why: 'no-run' | 'changed'; detail: string }

/**
 * A stored run as the engine takes it, for asking more of it than its scores: `prepare(input, model)` scores it again with other weights. What was
 * known at its moment is read again; where that no longer hashes to what was scored (an agency's attributes changed), it is refused.
 */
export async function openRun(db: Db, runId: number): Promise<OpenedRun> {
  const found = await findRunWithEdition(db, runId)
  if (!found) return { ok: false, why: 'no-run', detail: String(runId) }
  const { run, modelVersion, edition } = found
  const model = storedModel(modelVersion)
  const input = await loadScoringInput(db, edition, model, await listRunParticipants(db, runId), run.asOf)
  const hash = sha256(`${modelVersion.hash}\n${canonicalInput(input)}`)
  return hash === run.inputHash ? { ok: true, run, model, input } : { ok: false, why: 'changed', detail: hash }
}
