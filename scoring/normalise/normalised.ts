/** What a method of normalisation gives: one number an agency on the method's own range, whose good end is `top`. */
export interface Normalised {
  value: Float64Array
  /** 0 where nothing can be said: no value, or nobody to compare with. */
  has: Uint8Array
  /** 1 where a cap or a clamp cut the value. */
  isCut: Uint8Array
  /** What full points stand for, an agency each since groups differ in size; a score is value ÷ top × points. */
  top: Float64Array
  /** 1 where the agencies that it learns from all have the same value, so that it tells nothing. */
  isConstant: Uint8Array
}

export function emptyNormalised(count: number, top: number): Normalised {
  return {
    value: new Float64Array(count),
    has: new Uint8Array(count),
    isCut: new Uint8Array(count),
    top: new Float64Array(count).fill(top),
    isConstant: new Uint8Array(count),
  }
}
