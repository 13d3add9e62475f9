import type { Column } from '../column'
import { type AnyMethod, type InvalidOption, methodNamed } from '../method'
import type { Target } from '../target'
import { distanceToMaximumMethod, distanceToReferenceMethod, fractionOfMaximumMethod } from './distance'
import { distanceToTargetMethod } from './distance-to-target'
import { goalpostsMethod, levelsMethod, logisticMethod, targetRatioMethod } from './fixed'
import type { Fitted, NormaliseContext } from './method'
import { minMaxMethod } from './min-max'
import type { Normalised } from './normalised'
import { borda, percentile, rankPlaces } from './rank-based'
import { sumMethod, vectorMethod } from './share-of-total'
import { zScoreMethod } from './z-score'

/** All methods of normalisation, in the order of the published schema. */
export const normalisations = [
  minMaxMethod,
  zScoreMethod,
  rankPlaces,
  borda,
  percentile,
  distanceToReferenceMethod,
  distanceToTargetMethod,
  distanceToMaximumMethod,
  fractionOfMaximumMethod,
  vectorMethod,
  sumMethod,
  goalpostsMethod,
  targetRatioMethod,
  levelsMethod,
  logisticMethod,
] as const

/** As a model chooses one; `over` says among whom the fit is made. */
export type Normalisation = Parameters<(typeof normalisations)[number]['apply']>[1] & Fitted

interface AnyNormalisation extends AnyMethod {
  apply(column: Column, chosen: Normalisation, context: NormaliseContext): Normalised
  listInvalid?(
    chosen: Normalisation,
    indicator: { code: string; direction: 'more-is-better' | 'less-is-better'; target?: Target },
  ): InvalidOption[]
  end?(
    chosen: Normalisation,
    aim: { target: number | null; direction: 1 | -1 },
  ): { value: number; isFinal: boolean } | null
  steps?(chosen: Normalisation): readonly { readonly from: number }[]
}

const all: readonly AnyNormalisation[] = normalisations

export function normalisationOf({ method }: Normalisation): AnyNormalisation {
  return methodNamed(all, method)
}
