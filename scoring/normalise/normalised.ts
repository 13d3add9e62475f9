/** What a method of normalisation gives: one number an agency on the method's own range, whose good end is `top`. */
export interface Normalised {
  value: Float64Array
  /** 0 where nothing can be said: no value, or nothing to judge it by. */
  has: Uint8Array
  /** 1 where a cap or a clamp cut the value. */
  isCut: Uint8Array
  /** What full points stand for, an agency each since groups differ in size; a score is value ÷ top × points. */
  top: Float64Array
  /**
   * What is remarkable about the value, one of `Remark` an agency: why it was not judged, or by what odd measure it
   * was.
   */
  remark: Uint8Array
}

export const Remark = {
  none: 0,
  /** The agencies that the method learns from all have the same value, so that it tells them not apart. Not judged. */
  alike: 1,
  /** One competing agency (of the group) has a value, and there is nobody to compare it with. Not judged. */
  alone: 2,
  /** No competing agency (of the group) has a value, or the agency is in no group. Not judged. */
  noPeers: 3,
  /** There is no target for the agency: nobody has a value to learn it from. Not judged. */
  noTarget: 4,
  /** The reference agency has no value. Not judged. */
  noReference: 5,
  /** Nobody is below the reference agency and nothing caps those above it. Not judged. */
  referenceIsWorst: 6,
  /** Nobody is below the reference agency: all have what it has. Judged. */
  allReachReference: 7,
  /**
   * The computed target is zero or less, and a share of it says nothing: above zero is full, the others have nothing.
   * Judged.
   */
  targetNotPositive: 8,
  /** Nobody (of the group) is above zero, so that nobody has a share. Not judged. */
  nobodyAboveZero: 9,
  /** All competing agencies have reached the target and nothing caps those beyond it. Not judged. */
  targetReached: 10,
  /** Below zero there is no share to have: it counts as zero. Judged. */
  belowZero: 11,
} as const

/** Whether the value tells nothing because of the others: it was delivered and is known all the same. */
export function tellsNothing(remark: number | undefined): boolean {
  return (
    remark === Remark.alike || remark === Remark.alone || remark === Remark.noPeers || remark === Remark.nobodyAboveZero
  )
}

/** With a remark where a value below zero was judged as zero. */
export function remarkBelowZero(made: Normalised, value: Float64Array): Normalised {
  for (let agency = 0; agency < made.has.length; agency++)
    if (made.has[agency] && (value[agency] ?? 0) < 0) made.remark[agency] = Remark.belowZero
  return made
}

/** Why values of which none has a share tell nothing: they are alike, or none is above zero. */
export function whyNoShare(directed: Float64Array): number {
  return directed.every((value) => value === directed[0]) ? Remark.alike : Remark.nobodyAboveZero
}

export function emptyNormalised(count: number, top: number): Normalised {
  return {
    value: new Float64Array(count),
    has: new Uint8Array(count),
    isCut: new Uint8Array(count),
    top: new Float64Array(count).fill(top),
    remark: new Uint8Array(count),
  }
}
