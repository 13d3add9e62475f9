/**
 * A hundredth of full points in place of less, for means that take no zero: a branch without a value would be left out,
 * to the gain of whoever has nothing there.
 */
export const defaultFloor = 0.01
