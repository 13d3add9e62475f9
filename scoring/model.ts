/**
 * The model document: what is scored, from which metrics, and how, step by step. It is plain JSON; `check-model.ts` turns
 * unknown JSON into a `Model` or into the list of everything that is wrong with it.
 */

/** The same text in the two languages of the product. */
export interface Bilingual {
  readonly fa: string
  readonly en: string
}

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

/** A number in the indicator's unit, or a percentile (0–100) of the values of competing agencies. */
export type Target = number | { readonly percentile: number; readonly within: 'all' | 'group' }

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
export interface DifferenceMeasure {
  readonly minuend: MetricMeasure | RatioMeasure
  readonly subtrahend: MetricMeasure | RatioMeasure
  readonly floor?: number
}

export interface MetricTerm {
  readonly metric: string
  readonly overTime?: OverTime
}

/** A number known of the agency itself: "staff", "ruralPopulation", … (the attributes of the input). */
export interface AttributeTerm {
  readonly attribute: string
}

/** Over the periods of the evaluated year; growth compares with the year before. */
export type OverTime = 'sum' | 'mean' | 'last' | 'max' | 'growth-points' | 'growth-relative'

/** What is done at each step. */
export interface StepChoices {
  /** How a value that is expected and was not delivered is met: left out with its weight handed on, zero, or imputed. */
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

/** How a value came to be known; told apart wherever it is shown. */
export type ValueKind = 'measured' | 'self-declared' | 'surveyed'

export type MissingRule =
  { readonly rule: 'exclude' } | { readonly rule: 'zero' } | { readonly rule: 'impute'; readonly by: Imputation }

export type Imputation =
  | { readonly method: 'mean' | 'median' | 'group-mean' | 'group-median' | 'last-value' }
  | { readonly method: 'constant'; readonly value: number }

export type Treatment =
  | { readonly method: 'none' }
  | {
      readonly method: 'winsorise'
      readonly maxSkewness?: number
      readonly maxKurtosis?: number
      readonly maxPoints?: number
      readonly thenLog?: boolean
    }
  | { readonly method: 'log' | 'log-ct' }
  | { readonly method: 'box-cox'; readonly lambda?: number }
  | { readonly method: 'fences'; readonly times?: number }

/** Each gives a value on the method's own range; `over` says among whom the fit is made. */
export type Normalisation = NormalisationMethod & { readonly over?: 'all' | 'group' }

export type NormalisationMethod =
  | { readonly method: 'min-max'; readonly low?: number; readonly high?: number }
  | { readonly method: 'z-score'; readonly mean?: number; readonly deviation?: number }
  | { readonly method: 'rank' | 'borda' | 'percentile'; readonly ties?: 'min' | 'average' | 'max' }
  | { readonly method: 'distance-to-reference'; readonly agency: string; readonly cap?: boolean }
  | { readonly method: 'distance-to-maximum' | 'fraction-of-maximum' }
  | {
      readonly method: 'goalposts'
      readonly low: number
      readonly high: number
      readonly scale?: number
      readonly clamp?: boolean
    }
  /** The festival's classic rule: actual ÷ target, or target ÷ actual where less is better; not above `cap`. */
  | { readonly method: 'target-ratio'; readonly cap?: number }
  | { readonly method: 'levels'; readonly steps: readonly { readonly from: number; readonly value: number }[] }
  | { readonly method: 'logistic'; readonly midpoint: number; readonly slope: number }

export type Aggregation =
  | { readonly method: 'arithmetic' }
  | { readonly method: 'minimum' }
  | { readonly method: 'copeland' }
  /** Lower utilities are brought to `floor` (a share of full points, above zero), since these means can't take zero. */
  | { readonly method: 'geometric' | 'harmonic'; readonly floor?: number }
  | { readonly method: 'power'; readonly exponent: number; readonly floor?: number }
  /** `orderWeights`: one a child, the best value's first. */
  | { readonly method: 'owa'; readonly orderWeights: readonly number[] }
  | { readonly method: 'topsis' }
  | { readonly method: 'vikor'; readonly v?: number }
  | {
      readonly method: 'promethee-ii'
      readonly preference?: 'usual' | 'u' | 'v' | 'level' | 'v-indifference'
      readonly q?: number
      readonly p?: number
    }

/** `given`: the weights written in the tree. The others are computed for the children of the branch. */
export type Weighting =
  | { readonly method: 'given' | 'equal' | 'entropy' | 'critic' | 'pca' | 'optimised' }
  | { readonly method: 'ahp'; readonly comparisons: readonly (readonly number[])[] }

export interface RankingRules {
  /** competition: 1, 2, 2, 4 · dense: 1, 2, 2, 3 · fractional: 1, 2.5, 2.5, 4 */
  readonly style: 'competition' | 'dense' | 'fractional'
  /** Codes of nodes, compared in this order on unrounded scores where the rounded total ties. Joint rank where all tie. */
  readonly tieBreak: readonly string[]
}

export interface AwardRules {
  readonly adjustments?: readonly Adjustment[]
  readonly gates?: readonly Gate[]
  /** The most that bonuses, and that penalties, can come to together; both as positive points. */
  readonly caps?: { readonly bonus?: number; readonly penalty?: number }
}

/** Adds `points` (negative: a penalty) to the total of an agency for which the condition holds; all together within the caps. */
export interface Adjustment {
  readonly code: string
  readonly title: Bilingual
  readonly when: Condition
  readonly points: number
}

/** An agency for which the condition does not hold is ranked but takes no award. No value: the gate is not met. */
export interface Gate {
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

export interface Level {
  readonly title: Bilingual
  /** The lowest score of this level, on the model's scale. */
  readonly min: number
}
