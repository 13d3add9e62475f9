import type { Bilingual } from '../model'

/**
 * A category of awards: who may take it, by what they are compared, and how many there are. Plain JSON;
 * `check-awards.ts` checks it.
 */
export interface AwardCategory {
  readonly code: string
  readonly title: Bilingual
  readonly rule: AwardRule
}

export type AwardRule = AwardBasis & AwardTerms

/** By what agencies are compared. */
type AwardBasis =
  /** The published total. */
  | { readonly by: 'total' }
  /**
   * Any arithmetic over nodes, e.g. `[D1] + 2 * [D4]`; see `formula.ts`. Rounded half up to the decimals of the model
   * before it is compared.
   */
  | { readonly by: 'formula'; readonly formula: string }
  /**
   * Total now against the last edition, in points or in percent of it; who stood below `minBase` then is left out, as
   * little grows fast.
   */
  | { readonly by: 'improvement'; readonly in: 'points' | 'percent'; readonly minBase: number }
  /** No rule picks anybody: judges name whom they will, out of those who are eligible. */
  | { readonly by: 'judges' }

/**
 * Another round, the casting vote of the chair, or the order of the model: what the rules proposed stands, what judges
 * added does not.
 */
export const tiedVotes = ['round', 'chair', 'model'] as const
export type TiedVote = (typeof tiedVotes)[number]

export interface AwardTerms {
  /** `group`: the quota holds in each group of the edition. */
  readonly within: 'all' | 'group'
  readonly quota: number
  /**
   * At the last place: all of them, beyond the quota; or the model's chain decides, and all of them only where that
   * ties too.
   */
  readonly ties: 'joint' | 'chain'
  /**
   * Whoever is at most this far below the last winner, and whichever winner is at most this far above the next place,
   * is pointed out. In the unit of what is compared; without it only ties are.
   */
  readonly nearMargin?: number
  /** Who already has this many awards out of the categories before this one is passed over. */
  readonly maxAwards?: number
  /** What decides a tied vote of the judges in this category; without it, what the edition says. */
  readonly tiedVote?: TiedVote
  readonly eligibility: Eligibility
}

/** What must hold besides competing and having a score, which always must. */
interface Eligibility {
  /** 0–1, of the weight of the whole model. */
  readonly minCoverage?: number
  /** 0–1: the least share of the model’s points that concerns the agency. */
  readonly minApplicable?: number
  /** On the published scale. */
  readonly minScore?: number
  /** Whether the gates of the model must be met. */
  readonly gates: boolean
  readonly levels?: readonly AwardLevel[]
  /** Codes of groups; without it all, agencies in no group too. */
  readonly groups?: readonly string[]
}

type AwardLevel = 'province' | 'county' | 'city'

/** What the rules look at: columns of plain results, one entry an agency. */
export interface AwardInput {
  readonly agency: readonly string[]
  readonly group: readonly (string | null)[]
  readonly level: readonly AwardLevel[]
  readonly competes: readonly boolean[]
  /** As published; null: no score. */
  readonly total: readonly (number | null)[]
  readonly coverage: readonly number[]
  /** Share of the model’s points whose indicators concern the agency, 0–1; null: no rule asks for it. */
  readonly applicable: readonly number[] | null
  readonly unmetGates: readonly (readonly string[])[]
  readonly nodes: ReadonlyMap<string, NodeColumn>
  /** The total of the last edition; null where there was none. */
  readonly base: readonly (number | null)[]
  /** Codes of nodes that the model compares, in this order, where totals tie. */
  readonly tieBreak: readonly string[]
  readonly decimals: number
}

export interface NodeColumn {
  /** The score of full points. */
  readonly points: number
  readonly score: readonly (number | null)[]
  /** Of indicators, in their own unit. */
  readonly value: readonly (number | null)[]
  /**
   * What ties are broken by here, larger is better: a node without weight has no points that could tell. Without it the
   * score.
   */
  readonly tieKey?: readonly number[]
}

export type Ineligible =
  | { readonly why: 'does-not-compete' | 'no-score' | 'level' | 'group' | 'no-value' | 'no-base' }
  | { readonly why: 'coverage' | 'applicable' | 'score' | 'base'; readonly is: number; readonly needs: number }
  | { readonly why: 'gates'; readonly gates: readonly string[] }

/** An agency at its place in a pool: 1, 2, 2, 4. */
export interface Placed {
  readonly agency: string
  readonly place: number
  readonly value: number
}

export interface Winner extends Placed {
  /**
   * How far above the next place among the winners, in the unit of what is compared; 0 where the chain decided. Null:
   * nobody stands there.
   */
  readonly gap: number | null
  /** Above by no more than the rule's margin: places are read out and printed as well. */
  readonly isNear: boolean
}

export interface Missed extends Placed {
  /** How far below the last winner, in the unit of what is compared; 0 where the chain decided. Null: nobody won. */
  readonly gap: number | null
  /** Below by no more than the rule's margin. */
  readonly isNear: boolean
  /** Passed over, as it has its share of awards out of earlier categories. Its place is the one it would have. */
  readonly hasEnough: boolean
}

/** Agencies that compete for the same awards: a group, or all (`group` null). */
export interface PoolOutcome {
  readonly group: string | null
  readonly winners: readonly Winner[]
  readonly missed: readonly Missed[]
  /** Of those who win: agencies whose compared values are equal, whatever told them apart afterwards. */
  readonly ties: readonly (readonly string[])[]
}

export interface CategoryOutcome {
  readonly category: string
  readonly pools: readonly PoolOutcome[]
  readonly ineligible: readonly { readonly agency: string; readonly reasons: readonly Ineligible[] }[]
}
