import { powerOfTen, roundHalfUp } from './round'

/**
 * Numbers rounded to so many decimals so that they add up to `total`, itself rounded: each is brought down to the next
 * step, and those with the largest remainders get the steps that are left (Hamilton's method). Every number stays
 * within one step of itself where the numbers add up to `total` but for rounding. A number that is exactly zero stays
 * zero as long as another can take its step.
 */
export function roundToSum(values: readonly number[], total: number, decimals: number): number[] {
  const power = powerOfTen(decimals)
  const scaled = values.map((value) => Number((value * power).toPrecision(13)))
  const steps = scaled.map((value) => Math.floor(value))
  const order = scaled
    .map((value, index) => ({ place: index, remainder: value - Math.floor(value), isZero: value === 0 }))
    .toSorted((a, b) => Number(a.isZero) - Number(b.isZero) || b.remainder - a.remainder || a.place - b.place)
  const missing = Math.round(roundHalfUp(total, decimals) * power) - steps.reduce((all, own) => all + own, 0)
  for (let step = 0; step < Math.abs(missing) && order.length; step++) {
    // Too many steps: those with the smallest remainders give theirs back first, and zeros last of all.
    const givers =
      missing > 0
        ? order
        : [...order.filter(({ isZero }) => !isZero).toReversed(), ...order.filter(({ isZero }) => isZero)]
    const { place } = givers[step % givers.length] ?? { place: 0 }
    steps[place] = (steps[place] ?? 0) + Math.sign(missing)
  }
  return steps.map((step) => roundHalfUp(step / power, decimals) + 0)
}
