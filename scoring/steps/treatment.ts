import type { Column } from '../column'
import type { Chosen, Method } from '../method'
import type { Treated } from './treated'

/** A treatment of outliers. Null where the method can't take the values (a logarithm of zero). */
export interface TreatmentMethod<Name extends string, Options extends object> extends Method<Name, Options> {
  apply(column: Column, chosen: Chosen<Name, Options>): Treated | null
}
