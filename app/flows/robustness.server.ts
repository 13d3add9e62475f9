import { z } from 'zod'
import type { Db } from '../../db/client.server'
import { type RankInterval, findRobustness, listRankIntervals, saveRobustness } from '../../db/queries/robustness'
import { canonicalJson } from '../../scoring/canonical'
import type { Assessment, AssessmentSettings } from '../../scoring/robustness/assess'
import { assessOnThread } from './engine-threads.server'
import { sha256 } from './hash.server'
import { type OpenedRun, openRun } from './open-run.server'

/** Another number makes every kept document stale: raise it when the same settings would give other ranks. */
const methodVersion = 1

/** What pages ask for unless somebody asks for more: weights within ± 25 %, the sampling of surveys. */
export const usualSettings: AssessmentSettings = {
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
  best: z.number().nullable(),
  worst: z.number().nullable(),
})

const Document = z.object({
  draws: z.number(),
  failed: z.number(),
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

/** How sure the ranks of a stored run are. The first one to ask waits for the draws (a second or so); they are kept for everybody after. */
export async function robustnessOfRun(
  db: Db,
  runId: number,
  settings: AssessmentSettings = usualSettings,
  now = new Date(),
): Promise<RobustnessOutcome> {
  const opened = await openRun(db, runId)
  if (!opened.ok) return opened
  const { run, input, model } = opened
  const key = keyOf(run.inputHash, settings)
  const kept = Document.safeParse(await findRobustness(db, key))
  if (kept.success) return { ok: true, robustness: kept.data }
  const robustness = toDocument(
    await once(`${key.inputHash} ${key.settingsHash}`, () => assessOnThread({ input, model, settings })),
  )
  await saveRobustness(db, { ...key, document: robustness, createdAt: now })
  return { ok: true, robustness }
}

/** The ranges of ranks that were found out before; none where nobody asked yet. */
export async function keptRankIntervals(db: Db, inputHash: string, codes: readonly string[]): Promise<RankInterval[]> {
  return listRankIntervals(db, keyOf(inputHash, usualSettings), codes)
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

/** Whoever asks for what is being made already waits for that. */
const running = new Map<string, Promise<Assessment>>()

async function once(key: string, make: () => Promise<Assessment>): Promise<Assessment> {
  const begun = running.get(key)
  if (begun) return begun
  const made = make().finally(() => running.delete(key))
  running.set(key, made)
  return made
}

function toDocument({ ahead, ...own }: Assessment): RunRobustness {
  const bytes = Buffer.alloc(ahead.length * 2)
  for (const [entry, count] of ahead.entries()) bytes.writeUInt16LE(count, entry * 2)
  return { ...own, agencies: own.agencies.map((one) => ({ ...one })), ahead: bytes.toString('base64') }
}
