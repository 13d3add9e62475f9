import type { Column } from '../column'
import { type AnyMethod, type NoOptions, methodNamed } from '../method'
import { boxCoxMethod } from './box-cox'
import { fencesMethod } from './fences'
import { logCoinMethod, logMethod } from './log'
import type { Treated } from './treated'
import type { TreatmentMethod } from './treatment'
import { winsoriseMethod } from './winsorise'

/** No column needs to be made, or looked through. */
const noTreatment: TreatmentMethod<'none', NoOptions> = {
  name: 'none',
  description: 'Values are used as they are.',
  required: {},
  optional: {},
  preset: { method: 'none' },
  alternatives: { none: { method: 'none' } },
  examples: [{ method: 'none' }],
  apply: (column) => ({ value: column.value, isChanged: new Uint8Array(0) }),
}

/** All treatments of outliers, in the order of the published schema. */
export const treatments = [noTreatment, winsoriseMethod, logMethod, logCoinMethod, boxCoxMethod, fencesMethod] as const

export type Treatment = Parameters<(typeof treatments)[number]['apply']>[1]

interface AnyTreatment extends AnyMethod {
  apply(column: Column, chosen: Treatment): Treated | null
}

const all: readonly AnyTreatment[] = treatments

export function treatmentOf({ method }: Treatment): AnyTreatment {
  return methodNamed(all, method)
}
