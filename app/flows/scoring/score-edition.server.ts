import { type EditionState, findCourse, holdCourse } from '../../../db/queries/courses'
import type { Db } from '../../../db/database'
import type { Edition } from '../../../db/queries/festivals'
import { findLatestRecording } from '../../../db/queries/observations'
import { saveRun } from '../../../db/queries/runs'
import { type ScoreLease, createScoreJob, failScoreJob, finishScoreJob } from '../../../db/queries/score-jobs'
import { lockFestival } from '../../../db/queries/sources'
import { ruleFor } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { recordEvent } from '../../audit/audit.server'
import { untilStopped } from '../../runtime/stopping.server'
import type { ScoredRows } from '../../workers/score-rows'
import { type Basis, computeScores, readBasis } from './scoring-basis.server'
import { scoreLeaseMs, underScoreLease } from './score-lease.server'

export { loadScoringInput } from './known-input.server'

export type ScoreOutcome =
  | {
      ok: true
      runId: number
      /** A candidate stands beside the result of its edition and becomes nobody's reading. */
      purpose: RunPurpose
      asOf: Date
      inputHash: string
      resultHash: string
      agencies: number
      ranked: number
    }
  | { ok: false; why: ScoreFailure; detail: string }

type ScoreFailure = 'future-moment' | 'no-participants' | 'no-model' | 'frozen'

type RunPurpose = 'regular' | 'candidate'

/** Whether a new run may still become what people read. From the preliminary result on, data that comes is too late. */
export const takesScores = (state: EditionState) => ruleFor('edition.score', 'administrator', state) !== null

interface Wanted {
  asOf?: Date | undefined
  signal?: AbortSignal | undefined
}

/**
 * Scores an edition with the announced version of its model (before that: the newest) over what was known at a moment
 * (now, unless one is given). The same version and moment give the same hashes, whenever it is run. The moment is
 * chosen under the festival's lock; nothing else is done under it. An edition whose preliminary result is out is scored
 * only for a given moment, as a candidate.
 */
export async function scoreEdition(
  { db, viewer, now }: RequestContext,
  edition: Edition,
  { asOf, signal }: Wanted = {},
): Promise<ScoreOutcome> {
  if (asOf && asOf > now) return { ok: false, why: 'future-moment', detail: asOf.toISOString() }
  const { state } = await findCourse(db, edition.id)
  if (!takesScores(state) && !asOf) return { ok: false, why: 'frozen', detail: state }
  const purpose = takesScores(state) ? 'regular' : 'candidate'
  const possible = await readBasis(db, edition, { now, asOf })
  if (!possible.ok) return possible
  const reserved = await reserveMoment(db, edition, { now, asOf, purpose })
  return underScoreLease(db, reserved.lease, () =>
    finishScoring({ db, viewer, now }, edition, { ...reserved, purpose }, signal),
  )
}

/**
 * Goes on with a scoring from the moment that was chosen for it. Whoever takes it over from a process that died does
 * the same. It is given up where the preliminary result came out meanwhile.
 */
export async function finishScoring(
  { db, viewer, now }: RequestContext,
  edition: Edition,
  { lease, asOf, purpose = 'regular' }: { lease: ScoreLease; asOf: Date; purpose?: RunPurpose },
  signal?: AbortSignal,
): Promise<ScoreOutcome> {
  const read = await readBasis(db, edition, { now, asOf })
  if (!read.ok) {
    await failScoreJob(db, lease, { why: read.why, detail: read.detail }, now)
    return read
  }
  const { basis } = read
  const until = untilStopped(signal)
  const scored = await computeScores(db, edition, basis, { asOf, signal: until })
  until.throwIfAborted()
  return db.transaction(async (tx) => {
    const { state } = await holdCourse(tx, edition.id)
    if (purpose === 'regular' && !takesScores(state)) {
      const frozen = { why: 'frozen', detail: state } as const
      await failScoreJob(tx, lease, frozen, now)
      return { ok: false, ...frozen }
    }
    const stored = await storeScored(tx, edition, basis, scored, { asOf, now, purpose })
    await finishScoreJob(tx, lease, stored.runId, now)
    const { runId, inputHash, resultHash } = stored
    await recordEvent(tx, viewer, {
      action: 'edition.score',
      at: now,
      festivalId: edition.festivalId,
      editionId: edition.id,
      subject: `run:${runId}`,
      after: { asOf, inputHash, resultHash, ...(purpose === 'candidate' ? { purpose } : {}) },
    })
    return stored
  })
}

/** Chooses the moment and writes it down in one short transaction: what is recorded afterwards comes after it. */
async function reserveMoment(
  db: Db,
  edition: Edition,
  { now, asOf, purpose }: { now: Date; asOf?: Date | undefined; purpose: RunPurpose },
): Promise<{ lease: ScoreLease; asOf: Date }> {
  return db.transaction(async (tx) => {
    await lockFestival(tx, edition.festivalId)
    const moment = asOf ?? (await latestMoment(tx, edition.festivalId, now))
    const lease = await createScoreJob(tx, {
      festivalId: edition.festivalId,
      editionId: edition.id,
      purpose,
      asOf: moment,
      startedAt: now,
      leaseUntil: new Date(Date.now() + scoreLeaseMs),
    })
    return { lease, asOf: moment }
  })
}

/**
 * Now, or the last moment at which something was recorded or asked, where that is later by the clock of another
 * machine. Under the festival's lock.
 */
export async function latestMoment(tx: Db, festivalId: number, now: Date): Promise<Date> {
  const latest = await findLatestRecording(tx, festivalId)
  return latest && latest > now ? latest : now
}

/** Stores what was scored, as a run for everybody or as a candidate. */
export async function storeScored(
  tx: Db,
  edition: Edition,
  { version, participants }: Basis,
  scored: ScoredRows,
  { asOf, now, purpose = 'regular', id }: { asOf: Date; now: Date; purpose?: RunPurpose; id?: number },
): Promise<Extract<ScoreOutcome, { ok: true }>> {
  const { facts, ...rows } = scored
  const { inputHash, resultHash } = facts
  const runId = await saveRun(
    tx,
    { ...rows, run: { editionId: edition.id, modelVersionId: version.id, asOf, ...facts, createdAt: now, purpose } },
    id,
  )
  return {
    ok: true,
    runId,
    purpose,
    asOf,
    inputHash,
    resultHash,
    agencies: participants.length,
    ranked: rows.ranks.filter((row) => row.scope === 'overall').length,
  }
}
