import type { Bilingual } from './model'

/**
 * A scored edition. Node-wise columns have nodes × agencies entries: entry `node * agencyCount + agency`; nodes stand in
 * the order of the tree, parents before children, the root first. Where `state` is not `scored` the number beside it is 0
 * and means nothing.
 */
export interface ScoreResult extends Scores {
  /** What the node adds to the agency's total, after the weight of missing siblings was handed on. */
  readonly contribution: Float64Array
  /** What led to the scores, indicator by indicator. */
  readonly indicators: readonly IndicatorColumns[]
}

/** Scores and ranks without what led to them. */
export interface Scores {
  readonly agencies: readonly string[]
  readonly nodes: readonly NodeInfo[]
  readonly state: Uint8Array
  /** On the node's own points: 0 … `nodes[i].points` for methods on 0–1; the root's is the unrounded total. */
  readonly score: Float64Array
  /** Share (0–1) of the node's weight that had a value of the agency's own, not an imputed one. */
  readonly coverage: Float64Array
  /** Rounded total plus adjustments: the number that is ranked and published. */
  readonly total: Float64Array
  readonly ranks: readonly RankColumn[]
  /** Index into the model's levels; -1 where none or unscored. */
  readonly level: Int16Array
  /** Codes of the gates that each agency does not meet. */
  readonly unmetGates: readonly (readonly string[])[]
  readonly adjustments: Float64Array
  readonly warnings: readonly Warning[]
}

export const NodeState = { scored: 0, noData: 1, notApplicable: 2, lowCoverage: 3, excluded: 4 } as const

export interface NodeInfo {
  readonly code: string
  readonly title: Bilingual
  readonly parent: number
  readonly depth: number
  readonly kind: 'root' | 'dimension' | 'indicator'
  /** Weight as a share of the whole (product of sibling shares up to the root) × scale. */
  readonly points: number
  /** Index into `indicators`, or -1. */
  readonly indicator: number
}

/** The working of one indicator, one entry an agency. */
export interface IndicatorColumns {
  readonly node: number
  /** Value in the indicator's unit before any treatment; meaningful where `status` is reported. */
  readonly actual: Float64Array
  readonly status: Uint8Array
  readonly numerator: Float64Array
  /** 1 where the measure has no denominator. */
  readonly denominator: Float64Array
  /** The target that applied to the agency; NaN-free: see `hasTarget`. Both are empty where the indicator has no target. */
  readonly target: Float64Array
  readonly hasTarget: Uint8Array
  /** Value with those that were imputed, before any treatment. */
  readonly imputed: Float64Array
  /** Value after imputation and treatment, that was normalised. */
  readonly treated: Float64Array
  readonly normalised: Float64Array
  /** Bits of `Flag`. */
  readonly flags: Uint16Array
  /** Periods that had a value, of the periods that were expected. */
  readonly periodsUsed: Uint16Array
  readonly periodsExpected: number
}

export const Flag = {
  imputed: 1,
  treated: 2,
  capped: 4,
  zeroForMissing: 8,
  smallSample: 16,
  emptyDenominator: 32,
  partialYear: 64,
  constantColumn: 128,
  notAccepted: 256,
} as const

export interface RankColumn {
  /** `overall`: all competing agencies together; `group`: each within its own. */
  readonly scope: 'overall' | 'group'
  /** 0 where unranked (does not compete, or no score). Halves are possible with the fractional style. */
  readonly rank: Float64Array
  /** How many agencies share the rank, oneself included. */
  readonly tied: Int32Array
  /** How many are ranked beside this agency. */
  readonly of: Int32Array
}

export interface Warning {
  readonly code: string
  readonly node?: string
  readonly text: Bilingual
}
