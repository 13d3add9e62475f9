import { storedModel } from '../../model/stored-model'
import { type ParticipantRow, listParticipants } from '../../../db/queries/agencies'
import type { Db } from '../../../db/database'
import type { Edition } from '../../../db/queries/festivals'
import { allowLongStatements } from '../../../db/long-statements'
import { findModelVersionFor } from '../../../db/queries/models'
import { type MetricCell, findLatestRecording } from '../../../db/queries/observations'
import { type ModelVersion, listNodes } from '../../../db/queries/runs'
import { canonicalJson } from '../../../scoring/canonical'
import type { Model } from '../../../scoring/model'
import { type ScoredRows, scoreRows } from '../../workers/score-rows'
import { onThread } from '../../workers/engine-threads.server'
import { sha256 } from '../../documents/hash.server'
import { loadScoringInput } from './known-input.server'

/** What a scoring rests on beside the observations, read at one moment. */
export interface Basis {
  version: ModelVersion
  model: Model
  nodeIds: ReadonlyMap<string, number>
  participants: ParticipantRow[]
  /** The moment as of which the basis was read. */
  asOf: Date
  /** Differs as soon as something was recorded, asked "as of" a moment, or changed about model or participants. */
  mark: string
}

export type BasisOutcome =
  { ok: true; basis: Basis } | { ok: false; why: 'no-participants' | 'no-model'; detail: string }

/**
 * As of a moment; without one, as of now or the last recording, where that is later by the clock of another machine.
 */
export async function readBasis(
  db: Db,
  edition: Edition,
  { now, asOf }: { now: Date; asOf?: Date | undefined },
): Promise<BasisOutcome> {
  const version = await findModelVersionFor(db, edition)
  if (!version) return { ok: false, why: 'no-model', detail: edition.code }
  const latest = await findLatestRecording(db, edition.festivalId)
  const moment = asOf ?? (latest && latest > now ? latest : now)
  const participants = await listParticipants(db, edition.id, moment)
  if (!participants.length) return { ok: false, why: 'no-participants', detail: edition.code }
  const nodeIds = new Map((await listNodes(db, version.id)).map(({ code, id }) => [code, id]))
  const mark = sha256(canonicalJson([version.id, latest?.toISOString() ?? null, participants]))
  return { ok: true, basis: { version, model: storedModel(version), nodeIds, participants, asOf: moment, mark } }
}

/**
 * Whether scores that rest on a basis still are those of what is known. Under the festival's lock, which keeps it so.
 */
export async function isStillKnown(tx: Db, edition: Edition, { asOf, mark }: Basis): Promise<boolean> {
  const again = await readBasis(tx, edition, { now: asOf, asOf })
  return again.ok && again.basis.mark === mark
}

/** Less than this is computed in the time that handing it to a thread takes. */
const smallWork = 2_000

/** Reads what was known at a moment and scores it on a thread. Outside of any transaction: it may take minutes. */
export async function computeScores(
  db: Db,
  edition: Edition,
  { version, model, nodeIds, participants }: Basis,
  { asOf, changes, signal }: { asOf: Date; changes?: readonly MetricCell[]; signal?: AbortSignal | undefined },
): Promise<ScoredRows> {
  const input = await db.transaction(async (tx) => {
    await allowLongStatements(tx)
    return loadScoringInput(tx, edition, model, participants, asOf, changes)
  })
  signal?.throwIfAborted()
  const task = { input, model, modelHash: version.hash, participants, nodeIds }
  const values = input.metrics.reduce((sum, { value }) => sum + value.length, 0)
  return values <= smallWork ? scoreRows(task) : onThread('scoring', task, signal)
}
