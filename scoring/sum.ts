/**
 * The sum of all values as if it were made without any rounding and then rounded once (Shewchuk 1997, Adaptive
 * Precision Floating-Point Arithmetic; Python's math.fsum), so that the order of the values makes no difference, not
 * even in the last digit. 0 for none.
 */
export function sum(values: ArrayLike<number>): number {
  const partials: number[] = []
  let count = 0
  for (let index = 0; index < values.length; index++) {
    let rest = values[index] ?? 0
    let kept = 0
    for (let at = 0; at < count; at++) {
      const partial = partials[at] ?? 0
      const total = rest + partial
      // What the rounding of the two lost, exactly (Knuth 1969).
      const lost = Math.abs(rest) >= Math.abs(partial) ? partial - (total - rest) : rest - (total - partial)
      if (lost !== 0) partials[kept++] = lost
      rest = total
    }
    if (!Number.isFinite(rest)) return sumOfHuge(values)
    partials[kept++] = rest
    count = kept
  }
  return roundOnce(partials, count)
}

/**
 * `partials` ascend in size and do not overlap, so only a tie at the last digit needs the next one down to be decided.
 */
function roundOnce(partials: readonly number[], count: number): number {
  let index = count - 1
  let total = index >= 0 ? (partials[index] ?? 0) : 0
  let lost = 0
  while (index > 0 && lost === 0) {
    index--
    const large = total
    const small = partials[index] ?? 0
    total = large + small
    lost = small - (total - large)
  }
  const below = index > 0 ? (partials[index - 1] ?? 0) : 0
  if (lost !== 0 && Math.sign(lost) === Math.sign(below)) {
    const rounded = total + lost * 2
    if (rounded - total === lost * 2) return rounded
  }
  // Never minus zero.
  return total + 0
}

/**
 * Where a partial sum is too large for a number: the sum at a smaller scale, which overflows only if the whole does.
 */
function sumOfHuge(values: ArrayLike<number>): number {
  const large = 1152921504606846976
  const scaled = Array.from(values, (value) => value / large)
  return scaled.every((value) => Number.isFinite(value))
    ? sum(scaled) * large
    : scaled.reduce((total, value) => total + value, 0)
}
