import { type DataSetName, dataSets } from '../../scoring/data-set'
import type { AssessmentSettings } from '../../scoring/robustness/assess'
import type { MethodSet } from '../../scoring/robustness/method-variants'
import { readNumber } from '../../scoring/wide/read-cell'
import { UsageError } from './command'
import { parseMethods } from './method-names'
import type { parseOptions } from './parse-options'

export const scoreOptions = {
  data: { type: 'string' },
  model: { type: 'string' },
  indicators: { type: 'string' },
  code: { type: 'string' },
  groups: { type: 'string' },
  competes: { type: 'string' },
  'min-coverage': { type: 'string' },
  keep: { type: 'string' },
  explain: { type: 'boolean' },
  robustness: { type: 'string' },
  spread: { type: 'string', default: '25' },
  seed: { type: 'string', default: '1' },
  methods: { type: 'string' },
  'leave-one-out': { type: 'boolean' },
  sampling: { type: 'boolean' },
  sobol: { type: 'string' },
  gain: { type: 'string' },
  compare: { type: 'string' },
  'compare-data': { type: 'string' },
  diagnose: { type: 'boolean' },
  out: { type: 'string' },
} as const

export type ScoreValues = ReturnType<typeof parseOptions<typeof scoreOptions>>['values']

/** What is wished for beside scores and ranks. */
export interface ScoreOptions {
  /** Data sets in between. */
  keep: readonly DataSetName[]
  /** What each dimension adds to the score. */
  hasExplanation: boolean
  /** How sure the ranks are; null: not asked. */
  robustness: Omit<AssessmentSettings, 'topCount'> | null
  /** Base samples of Sobol indices, over the same sources of uncertainty; 0: not asked. */
  sobol: number
  uncertainty: { seed: number; spread: number; methods: MethodSet; leavesOneOut: boolean; hasSamplingError: boolean }
  /** Codes of the agencies that want to know what would gain them a rank; null: all. */
  gain: readonly string[] | null
  hasDiagnosis: boolean
  /** The least share of known weight with which a node has a score; null: as the model says. */
  minCoverage: number | null
}

export function parseScoreOptions(values: ScoreValues): ScoreOptions {
  const spread = parseNumber('--spread', values.spread, 0, 100) / 100
  const uncertainty = {
    seed: parseNumber('--seed', values.seed, 0, 2 ** 31 - 1),
    spread,
    methods: parseMethods(values.methods),
    leavesOneOut: values['leave-one-out'] ?? false,
    hasSamplingError: values.sampling ?? false,
  }
  const draws = parseNumber('--robustness', values.robustness ?? '0', 0, 10_000_000)
  const { spread: _spread, ...sources } = uncertainty
  return {
    keep: parseKeep(values.keep),
    hasExplanation: values.explain ?? false,
    robustness: draws ? { ...sources, draws, weights: { method: 'uniform', spread } } : null,
    sobol: parseNumber('--sobol', values.sobol ?? '0', 0, 2 ** 20),
    uncertainty,
    gain:
      values.gain === undefined ? [] : values.gain === 'all' ? null : values.gain.split(',').map((code) => code.trim()),
    hasDiagnosis: values.diagnose ?? false,
    minCoverage: parseShare(values['min-coverage']),
  }
}

function parseKeep(keep: string | undefined): DataSetName[] {
  const sets = (keep?.split(',') ?? []).map((name) => name.trim())
  const stranger = sets.find((name) => !isDataSet(name))
  if (stranger !== undefined) throw new UsageError(`--keep takes ${dataSets.join(', ')}; “${stranger}” is none of them`)
  return sets.filter(isDataSet)
}

function isDataSet(name: string): name is DataSetName {
  return dataSets.some((item) => item === name)
}

function parseShare(text: string | undefined): number | null {
  if (text === undefined) return null
  const share = readNumber(text)
  if (share === null || share < 0 || share > 1)
    throw new UsageError(`--min-coverage is a share of the weight from 0 to 1, as in 0.5; “${text}” is not`)
  return share
}

function parseNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new UsageError(`${name} is a whole number from ${low} to ${high}; “${text}” is not`)
  return value
}
