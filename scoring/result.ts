import type { Bilingual } from './model'
import type { LearningMethod } from './weigh/methods'

/**
 * A scored edition. Node-wise columns have nodes × agencies entries: entry `node * agencyCount + agency`; nodes stand
 * in the order of the tree, parents before children, the root first. Where `state` is not `scored` the number beside it
 * is 0 and means nothing.
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
  /**
   * Coverage, 0–1: of what the model needs below the node and applies to the agency, the share of weight × periods that
   * is known. Imputed values and zeros by rule are not known; what does not apply is never a lack. `coverage.ts` is
   * where it is worked out.
   */
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

/**
 * Why a node has or has not a score. `lowCoverage`: too little of its weight is known. `excluded`: what is known tells
 * nothing, or the method can't take it. `missingRequired`: a part that the model requires has no data.
 */
export const NodeState = {
  scored: 0,
  noData: 1,
  notApplicable: 2,
  lowCoverage: 3,
  excluded: 4,
  missingRequired: 5,
} as const

export interface NodeInfo {
  readonly code: string
  readonly title: Bilingual
  readonly parent: number
  readonly depth: number
  readonly kind: 'root' | 'dimension' | 'indicator'
  /** Weight as a share of the whole (product of sibling shares up to the root) × scale. */
  readonly points: number
  /** Share among its siblings, the one that scored: as the branch's weighting gives it. 1 at the root. */
  readonly share: number
  /** Share among its siblings as it is written. */
  readonly writtenShare: number
  /** The method that learnt `share` from the data; null where nothing is learnt, or could not be. */
  readonly learntBy: LearningMethod | null
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
  /**
   * The target that applied to the agency; NaN-free: see `hasTarget`. Both are empty where the indicator has no target.
   */
  readonly target: Float64Array
  readonly hasTarget: Uint8Array
  /** Value with those that were imputed, before any treatment. */
  readonly imputed: Float64Array
  /** Value after imputation and treatment, that was normalised. */
  readonly treated: Float64Array
  readonly normalised: Float64Array
  /** Bits of `Flag`. */
  readonly flags: Uint16Array
  /** Periods that had a value, of those that the measure needs and that apply to the agency. */
  readonly periodsUsed: Uint16Array
  readonly periodsExpected: Uint16Array
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
