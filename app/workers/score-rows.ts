import type { ParticipantRow } from '../../db/queries/agencies'
import type { NewRun } from '../../db/queries/runs'
import { canonicalInput, canonicalResult } from '../../scoring/canonical'
import { engineVersion } from '../../scoring/engine-version'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import type { ScoreResult } from '../../scoring/result'
import { score } from '../../scoring/score'
import { sha256 } from '../documents/hash.server'
import { toRunRows } from './score-columns'

export interface ScoreTask {
  readonly input: ScoringInput
  readonly model: Model
  /** Hash of the model version: part of the hash of the input. */
  readonly modelHash: string
  readonly participants: readonly ParticipantRow[]
  /** Ids of the stored nodes by their code. */
  readonly nodeIds: ReadonlyMap<string, number>
}

/** What a scoring comes to: its hashes, and the rows of the database. */
export interface ScoredRows extends Omit<NewRun, 'run'> {
  readonly facts: Pick<NewRun['run'], 'inputHash' | 'resultHash' | 'warnings' | 'usedWeights' | 'engine'>
}

/** Scores an edition and writes the result as rows. Plain arithmetic, on whichever thread. */
export function scoreRows({ input, model, modelHash, participants, nodeIds }: ScoreTask): ScoredRows {
  const result = score(input, model)
  const ids = result.nodes.map(({ code }) => nodeIds.get(code) ?? 0)
  return {
    facts: {
      inputHash: hashInput(input, modelHash),
      resultHash: sha256(canonicalResult(result)),
      warnings: [...result.warnings],
      usedWeights: listUsedWeights(result),
      engine: engineVersion,
    },
    ...toRunRows(result, participants, ids),
  }
}

/** SHA-256 of the model version and of everything that it was given. */
export function hashInput(input: ScoringInput, modelHash: string): string {
  return sha256(`${modelHash}\n${canonicalInput(input)}`)
}

/** Weights that are not those written; null where all are. */
function listUsedWeights({ nodes }: Pick<ScoreResult, 'nodes'>): NewRun['run']['usedWeights'] {
  if (nodes.every(({ share, writtenShare, learntBy }) => learntBy === null && share === writtenShare)) return null
  return Object.fromEntries(nodes.map(({ code, share, points, learntBy }) => [code, { share, points, learntBy }]))
}
