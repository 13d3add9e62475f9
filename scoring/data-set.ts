import { Status } from './input'
import { Flag, NodeState, type ScoreResult } from './result'

/** The stages of an indicator's values: denominated, with imputed ones, treated, normalised. */
export const dataSets = ['actual', 'imputed', 'treated', 'normalised'] as const
export type DataSetName = (typeof dataSets)[number]

export interface DataColumn {
  indicator: string
  /** One entry an agency, meaningful where `has` is 1. */
  value: Float64Array
  has: Uint8Array
}

/** All indicators at one stage of the working. */
export function pickDataSet({ indicators, nodes, state, agencies }: ScoreResult, name: DataSetName): DataColumn[] {
  return indicators.map((indicator) => ({
    indicator: nodes[indicator.node]?.code ?? '',
    value: indicator[name],
    has: Uint8Array.from(indicator.flags, (flags, agency) => {
      const isReported = indicator.status[agency] === Status.reported
      if (name === 'actual') return isReported ? 1 : 0
      // A zero by rule was never normalised: it is zero points.
      if (name === 'normalised')
        return state[indicator.node * agencies.length + agency] === NodeState.scored && !(flags & Flag.zeroForMissing)
          ? 1
          : 0
      return isReported || flags & Flag.imputed ? 1 : 0
    }),
  }))
}
