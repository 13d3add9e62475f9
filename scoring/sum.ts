/**
 * The sum of all values as if it were made without any rounding and then rounded once (Shewchuk 1997, Adaptive Precision Floating-Point
 * Arithmetic; Python's math.fsum), so that the order of the values makes no difference, not even in the last digit. 0 for none.
 */
export function sum(values: Iterable<number>): number {
  const partials: number[] = []
  for (const value of values) {
    let rest = value
    let kept = 0
    for (let place = 0; place < partials.length; place++) {
      const [total, lost] = addTwo(rest, partials[place] ?? 0)
      if (lost !== 0) partials[kept++] = lost
      rest = total
    }
    partials.length = kept
    partials.push(rest)
    if (!Number.isFinite(rest)) return sumOfHuge(values)
  }
  return roundOnce(partials)
}

/** Rounded sum of two numbers and exactly what the rounding lost (Knuth 1969). */
function addTwo(a: number, b: number): [total: number, lost: number] {
  const [large, small] = Math.abs(a) >= Math.abs(b) ? [a, b] : [b, a]
  const total = large + small
  return [total, small - (total - large)]
}

/** `partials` ascend in size and do not overlap, so only a tie at the last digit needs the next one down to be decided. */
function roundOnce(partials: readonly number[]): number {
  let place = partials.length - 1
  let total = partials[place] ?? 0
  let lost = 0
  while (place > 0 && lost === 0) {
    place--
    ;[total, lost] = addTwo(total, partials[place] ?? 0)
  }
  const below = place > 0 ? (partials[place - 1] ?? 0) : 0
  if (lost !== 0 && Math.sign(lost) === Math.sign(below)) {
    const rounded = total + lost * 2
    if (rounded - total === lost * 2) return rounded
  }
  // Never minus zero.
  return total + 0
}

/** Where a partial sum is too large for a number: the sum at a smaller scale, which overflows only if the whole does. */
function sumOfHuge(values: Iterable<number>): number {
  const scaled = Array.from(values, (value) => value * 2 ** -60)
  return scaled.every((value) => Number.isFinite(value)) ? sum(scaled) * 2 ** 60 : scaled.reduce((total, value) => total + value, 0)
}
