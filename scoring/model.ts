/**
 * The model document: what is scored, from which metrics, and how, step by step. It is plain JSON; `check-model.ts`
 * turns unknown JSON into a `Model` or into the list of everything that is wrong with it.
 */

import type { Bilingual } from './bilingual'
import type { ValueKind } from './input'
import type { Normalisation } from './normalise/methods'
import type { Aggregation } from './aggregate/methods'
import type { Imputation } from './steps/imputations'
import type { Treatment } from './steps/treatments'
import type { Weighting } from './weigh/methods'
import type { Target } from './target'

export type { Bilingual } from './bilingual'
export type { Normalisation } from './normalise/methods'
export type { Aggregation } from './aggregate/methods'
export type { Imputation } from './steps/imputations'
export type { Treatment } from './steps/treatments'
export type { Weighting } from './weigh/methods'

export interface Model {
  readonly code: string
  /** Semantic version of this document, e.g. "1.0.0". */
  readonly version: string
  readonly title: Bilingual
  readonly author: string
  /** Only a document that an authority has adopted is "official". */
  readonly standing: 'proposal' | 'official'
  readonly note?: Bilingual
  /** The score of an agency that does everything perfectly, e.g. 1000. */
  readonly scale: number
  /** Published decimals of the score. Ranks are taken on the score rounded half up to these. */
  readonly decimals: number
  /** What is done at each step unless a branch or an indicator says otherwise. */
  readonly defaults: StepChoices
  readonly tree: Branch
  /**
   * What an agency must have data of its own in to have a score at all: every child of the root that has a weight, or
   * the nodes that are listed by code. What does not apply to an agency is not required of it.
   */
  readonly requires?: 'every-dimension' | readonly string[]
  readonly ranking: RankingRules
  readonly rules?: AwardRules
  readonly levels?: readonly Level[]
}

export type ModelNode = Branch | Indicator

/** A dimension, a sub-dimension, or the root. Its weight is relative to its siblings' (points do). */
export interface Branch {
  readonly code: string
  readonly title: Bilingual
  readonly weight: number
  readonly children: readonly ModelNode[]
  readonly choices?: Partial<StepChoices>
}

export interface Indicator {
  readonly code: string
  readonly title: Bilingual
  readonly weight: number
  /** Of the value before normalisation: "percent", "day", "stage", "per_1000", … */
  readonly unit: string
  readonly direction: 'more-is-better' | 'less-is-better'
  readonly target?: Target
  readonly measure: Measure
  readonly choices?: Partial<StepChoices>
}

/** How an indicator's value is computed from metrics. */
export type Measure = MetricMeasure | RatioMeasure | DifferenceMeasure

export interface MetricMeasure {
  readonly metric: string
  readonly overTime?: OverTime
  readonly factor?: number
}

/**
 * Σ numerator ÷ Σ denominator × factor, both over the same periods: a period counts where both are reported.
 * A denominator that is zero, or below `minDenominator` (a sample that is too small), gives no value, never zero.
 */
export interface RatioMeasure {
  readonly numerator: MetricTerm
  readonly denominator: MetricTerm | AttributeTerm
  readonly factor?: number
  readonly minDenominator?: number
}

/** minuend − subtrahend, not below `floor` where one is given. */
interface DifferenceMeasure {
  readonly minuend: MetricMeasure | RatioMeasure
  readonly subtrahend: MetricMeasure | RatioMeasure
  readonly floor?: number
}

export interface MetricTerm {
  readonly metric: string
  readonly overTime?: OverTime
}

/** A number known of the agency itself: "staff", "ruralPopulation", … (the attributes of the input). */
interface AttributeTerm {
  readonly attribute: string
}

/** Over the periods of the evaluated year; growth compares with the year before. */
export type OverTime = 'sum' | 'mean' | 'last' | 'max' | 'growth-points' | 'growth-relative'

/** What is done at each step. */
export interface StepChoices {
  /**
   * How a value that is expected and was not delivered is met: left out with its weight handed on, zero, or imputed.
   */
  readonly noData: MissingRule
  /** The same for an indicator that does not concern the agency. */
  readonly notApplicable: MissingRule
  /** 0–1: a node has a score only where at least this share of its weight has a value. */
  readonly minCoverage: number
  readonly accepts: readonly ValueKind[]
  readonly treatment: Treatment
  readonly normalisation: Normalisation
  readonly aggregation: Aggregation
  readonly weighting: Weighting
}

export type MissingRule =
  { readonly rule: 'exclude' } | { readonly rule: 'zero' } | { readonly rule: 'impute'; readonly by: Imputation }

interface RankingRules {
  /** competition: 1, 2, 2, 4 · dense: 1, 2, 2, 3 · fractional: 1, 2.5, 2.5, 4 */
  readonly style: 'competition' | 'dense' | 'fractional'
  /**
   * Codes of nodes, compared in this order on unrounded scores where the rounded total ties. Joint rank where all tie.
   */
  readonly tieBreak: readonly string[]
}

interface AwardRules {
  readonly adjustments?: readonly Adjustment[]
  readonly gates?: readonly Gate[]
  /** The most that bonuses, and that penalties, can come to together; both as positive points. */
  readonly caps?: { readonly bonus?: number; readonly penalty?: number }
}

/**
 * Adds `points` (negative: a penalty) to the total of an agency for which the condition holds; all together within the
 * caps.
 */
interface Adjustment {
  readonly code: string
  readonly title: Bilingual
  readonly when: Condition
  readonly points: number
}

/** An agency for which the condition does not hold is ranked but takes no award. No value: the gate is not met. */
interface Gate {
  readonly code: string
  readonly title: Bilingual
  readonly requires: Condition
}

/** On a node's score in percent of its points, or on an indicator's value in its own unit. */
export interface Condition {
  readonly node: string
  readonly of: 'score-percent' | 'value' | 'coverage-percent'
  readonly is: 'at-least' | 'at-most' | 'above' | 'below'
  readonly than: number
}

interface Level {
  readonly title: Bilingual
  /** The lowest score of this level, on the model's scale. */
  readonly min: number
}
