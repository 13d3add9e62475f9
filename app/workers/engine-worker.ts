import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { CompetingAgency, IndicatorScores } from '../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../db/queries/rankings'
import type { AwardCategory, AwardInput, CategoryOutcome } from '../../scoring/awards/award-rule'
import { pickWinners } from '../../scoring/awards/pick-winners'
import { type InvalidInput, checkFit } from '../../scoring/check-fit'
import { type RankShift, type Run, compareRuns } from '../../scoring/compare-results'
import type { ModelReport } from '../../scoring/diagnostics/diagnose'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { type Prepared, prepare } from '../../scoring/prepared'
import { type Assessment, type AssessmentSettings, assess } from '../../scoring/robustness/assess'
import { listTieKeys } from '../../scoring/score'
import type { DrawSettings, Variants } from '../../scoring/robustness/draw-settings'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import { type SobolTask, runSobol } from '../../scoring/robustness/sobol-runner'
import type { Tally } from '../../scoring/robustness/tally'
import type { ExportTable } from '../exports/export-table'
import type { Certificates, Letter } from '../papers/letter'
import { diagnoseStored } from './indicator-report'
import { type ScoreTask, type ScoredRows, hashInput, scoreRows } from './score-rows'

/** Numbers `from` to `to` (not included) of a whole that several threads share. */
export interface Part {
  readonly from: number
  readonly to: number
}

export interface DrawPart extends Part {
  readonly variants: Variants
  readonly settings: DrawSettings
}

export interface SobolPart extends Part {
  readonly task: SobolTask
  /** Gets the number of runs that are done, now and then. */
  readonly progress: MessagePort
}

/** A run as it was read again, with the hash that its input must have. */
export interface ReadRun {
  readonly input: ScoringInput
  readonly model: Model
  readonly modelHash: string
  readonly inputHash: string
}

export interface AssessmentTask extends ReadRun {
  readonly settings: AssessmentSettings
}

export interface PreparationTask extends ReadRun {
  /** Another model for the same input; without it the run's own. */
  readonly variant?: Model
}

export interface WinnersTask {
  readonly categories: readonly AwardCategory[]
  readonly input: AwardInput
}

export interface ReportTask {
  readonly agencies: readonly CompetingAgency[]
  readonly indicators: readonly IndicatorScores[]
  readonly nodes: readonly ModelNodeRow[]
}

export interface DraftTask {
  readonly before: Run
  readonly after: Run
}

/** Counts go back without being copied: of 12,000 agencies they take 98 MB. */
export function drawPart({ variants, settings, from, to }: DrawPart): unknown {
  const tally: Tally = new DrawRunner(variants, settings).run(from, to)
  const columns = [tally.ranks, tally.groupRanks, tally.firstInGroup, tally.ahead]
  return move({ [transferableSymbol]: columns.map(({ buffer }) => buffer), [valueSymbol]: tally })
}

export function sobolPart({ task, from, to, progress }: SobolPart): Float64Array {
  // Nobody can say “stop” to a thread that is busy: it is ended instead, so there is an answer to the end.
  const outputs = runSobol(task, from, to, (done) => progress.postMessage(done, []))
  progress.close()
  return outputs ?? new Float64Array(0)
}

/** An assessment, where the input still is what was scored: it then has the hash of the run. */
export function assessment({ input, model, modelHash, inputHash, settings }: AssessmentTask): Assessment | null {
  return hashInput(input, modelHash) === inputHash ? assess(input, model, settings) : null
}

export function inputHash({ input, modelHash }: Pick<ReadRun, 'input' | 'modelHash'>): string {
  return hashInput(input, modelHash)
}

export function scoring(task: ScoreTask): ScoredRows {
  return scoreRows(task)
}

/** A run made ready for other weights, where the input still is what was scored. */
export function preparation({ input, model, modelHash, inputHash, variant }: PreparationTask): Prepared | null {
  return hashInput(input, modelHash) === inputHash ? prepare(input, variant ?? model) : null
}

export interface TieKeysTask extends ReadRun {
  readonly nodes: readonly string[]
}

/** What ties are broken by at these nodes, by node and agency, where the input still is what was scored. */
export function tieKeys({ input, model, modelHash, inputHash, nodes }: TieKeysTask): TieKeys | null {
  if (hashInput(input, modelHash) !== inputHash) return null
  return { agencies: input.agencies.code, keys: listTieKeys(input, model, nodes) }
}

export interface TieKeys {
  readonly agencies: readonly string[]
  readonly keys: ReadonlyMap<string, Float64Array>
}

export function winners({ categories, input }: WinnersTask): CategoryOutcome[] {
  return pickWinners(categories, input)
}

export function report({ agencies, indicators, nodes }: ReportTask): ModelReport {
  return diagnoseStored(agencies, indicators, nodes)
}

/** How ranks move from a model to another, unless the data do not fit the other one. */
export function draftTrial({ before, after }: DraftTask): { invalid: InvalidInput[]; shifts: RankShift[] } {
  const invalid = [...checkFit(after.input, after.model)]
  return { invalid, shifts: invalid.length ? [] : compareRuns(before, after) }
}

/** The compiler of papers is loaded by the threads that need it. */
export async function letter({ letter: own, at }: { letter: Letter; at: Date }): Promise<Uint8Array> {
  const { typesetLetter } = await import('../papers/typeset.server')
  return typesetLetter(own, at)
}

export async function certificates({
  certificates: own,
  at,
}: {
  certificates: Certificates
  at: Date
}): Promise<Uint8Array> {
  const { typesetCertificates } = await import('../papers/typeset.server')
  return typesetCertificates(own, at)
}

export async function steadyXlsx({ table, at }: { table: ExportTable; at: Date }): Promise<Uint8Array> {
  const { toRankingXlsx } = await import('../exports/ranking-xlsx.server')
  return toRankingXlsx(table, at)
}
