import { type Ordering, orderByBuckets } from './bucket-order'
import { type Product, multiplyAdd } from './multiply-add'

/**
 * The two loops in which draws spend their time, and the memory that they work on. `plainInner` is the code that says
 * what they do; another may only be quicker, to the same bytes.
 */
export interface Inner {
  readonly float64: (length: number) => Float64Array
  readonly int32: (length: number) => Int32Array
  readonly multiplyAdd: (product: Product) => void
  readonly order: (ordering: Ordering, low: number, high: number) => boolean
}

/** `bytes`: at most so many will be asked for, each array rounded up to 16. */
export type MakeInner = (bytes: number) => Inner

export const plainInner: MakeInner = () => ({
  float64: (length) => new Float64Array(length),
  int32: (length) => new Int32Array(length),
  multiplyAdd,
  order: orderByBuckets,
})
