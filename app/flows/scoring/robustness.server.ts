import type { RobustnessBasis } from '../../documents/robustness-basis'
import { z } from 'zod'
import type { Db } from '../../../db/database'
import { type RankInterval, findRobustness, listRankIntervals, saveRobustness } from '../../../db/queries/robustness'
import { canonicalJson } from '../../../scoring/canonical'
import type { Assessment, AssessmentSettings } from '../../../scoring/robustness/assess'
import { findRunWithEdition } from '../../../db/queries/run-inputs'
import { onThread } from '../../workers/engine-threads.server'
import { sha256 } from '../../documents/hash.server'
import { type OpenedRun, readRun } from './open-run.server'
import { sharedWork } from '../../workers/shared-work.server'

/** Another number makes every kept document stale: raise it when the same settings would give other ranks. */
const methodVersion = 2

/** What pages ask for unless somebody asks for more: weights within ± 25 %, the sampling of surveys. */
export const defaultSettings: AssessmentSettings = {
  seed: 1,
  draws: 5000,
  weights: { method: 'uniform', spread: 0.25 },
  topCount: 3,
  hasSamplingError: true,
}

const Range = z.object({
  low: z.number(),
  median: z.number(),
  high: z.number(),
  bestReached: z.number(),
  worstReached: z.number(),
  best: z.number().nullable(),
  worst: z.number().nullable(),
})

const Basis: z.ZodType<RobustnessBasis> = z.object({
  draws: z.number(),
  failed: z.number(),
  spread: z.number().nullable(),
  surveyed: z.number(),
})

const Document = z.object({
  draws: z.number(),
  failed: z.number(),
  basis: Basis,
  meanShift: z.number(),
  agencies: z.array(
    z.object({
      agency: z.string(),
      overall: Range.nullable(),
      group: Range.nullable(),
      topShare: z.number(),
      firstInGroupShare: z.number(),
      band: z.number().nullable(),
      groupBand: z.number().nullable(),
    }),
  ),
  pairDraws: z.number(),
  /** `Assessment.ahead` as two bytes each, base64. */
  ahead: z.string(),
})

/** How sure the ranks of a run are; agencies by code, in the order of codes. Plain data. */
export type RunRobustness = z.infer<typeof Document>

export type RobustnessOutcome = { ok: true; robustness: RunRobustness } | Extract<OpenedRun, { ok: false }>

interface Asked {
  settings?: AssessmentSettings
  now?: Date
  /** Aborted when nobody waits for it any more. */
  signal?: AbortSignal | undefined
}

/**
 * How sure the ranks of a stored run are. The first one to ask waits for the draws (a second or so); they are kept for
 * everybody after. What is kept follows from the hash of the input alone, so nothing of the run is read for it.
 */
export async function robustnessOfRun(
  db: Db,
  runId: number,
  { settings = defaultSettings, now = new Date(), signal }: Asked = {},
): Promise<RobustnessOutcome> {
  const found = await findRunWithEdition(db, runId)
  if (!found) return { ok: false, why: 'no-run', detail: String(runId) }
  const key = keyOf(found.run.inputHash, settings)
  const robustness = await sharedWork.once(
    `robustness ${key.inputHash} ${key.settingsHash}`,
    async (abort) => {
      const kept = Document.safeParse(await findRobustness(db, key))
      return kept.success ? kept.data : assessRun(db, runId, settings, { key, now, abort })
    },
    signal,
  )
  return robustness ? { ok: true, robustness } : { ok: false, why: 'changed', detail: found.run.inputHash }
}

async function assessRun(
  db: Db,
  runId: number,
  settings: AssessmentSettings,
  { key, now, abort }: { key: ReturnType<typeof keyOf>; now: Date; abort: AbortSignal },
): Promise<RunRobustness | undefined> {
  const read = await readRun(db, runId)
  abort.throwIfAborted()
  if (!read) return undefined
  const { input, model, modelHash, inputHash } = read
  const assessment = await onThread('assessment', { input, model, modelHash, inputHash, settings }, abort)
  if (!assessment) return undefined
  const document = toDocument(settings, assessment)
  await saveRobustness(db, { ...key, document, createdAt: now })
  return document
}

/** The ranges of ranks that were found out before, with what they are made of; none where nobody asked yet. */
export async function keptRankIntervals(
  db: Db,
  inputHash: string,
  codes: readonly string[],
): Promise<{ intervals: Omit<RankInterval, 'basis'>[]; basis: RobustnessBasis | null }> {
  const found = await listRankIntervals(db, keyOf(inputHash, defaultSettings), codes)
  const intervals = found.map(({ basis: _basis, ...interval }) => interval)
  return { intervals, basis: Basis.safeParse(found[0]?.basis).data ?? null }
}

function keyOf(inputHash: string, settings: AssessmentSettings) {
  return { inputHash, settingsHash: sha256(canonicalJson({ methodVersion, settings })) }
}

/** The chance (0–1) that the first agency is ahead of the second; null where it was not counted. */
export function aheadChance(
  { agencies, ahead, pairDraws }: RunRobustness,
  first: string,
  second: string,
): number | null {
  const places = [first, second].map((code) => agencies.findIndex(({ agency }) => agency === code))
  const [own = -1, other = -1] = places
  if (!pairDraws || own < 0 || other < 0 || !agencies[own]?.overall || !agencies[other]?.overall) return null
  const at = (own * agencies.length + other) * 2
  // Four characters hold three bytes, so only those around the entry are decoded.
  const start = Math.floor(at / 3)
  return Buffer.from(ahead.slice(start * 4, start * 4 + 8), 'base64').readUInt16LE(at - start * 3) / pairDraws
}

function toDocument(settings: AssessmentSettings, { ahead, surveyed, ...own }: Assessment): RunRobustness {
  const bytes = Buffer.alloc(ahead.length * 2)
  for (const [entry, count] of ahead.entries()) bytes.writeUInt16LE(count, entry * 2)
  const { weights, hasSamplingError = false } = settings
  const basis = {
    draws: own.draws,
    failed: own.failed,
    spread: weights.method === 'uniform' ? weights.spread : null,
    surveyed: hasSamplingError ? surveyed : 0,
  }
  return { ...own, basis, agencies: own.agencies.map((one) => ({ ...one })), ahead: bytes.toString('base64') }
}
