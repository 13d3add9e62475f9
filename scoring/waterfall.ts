import { powerOfTen, roundHalfUp } from './round'
import { roundToSum } from './round-to-sum'

/** One step of the way from a reference to a total, in points as they are shown. */
interface WaterfallStep {
  node: string
  points: number
  /** Where the step begins and ends. */
  from: number
  to: number
}

export interface Waterfall {
  reference: number
  total: number
  /** `total` − `reference`, and the sum of the steps and of `rest`, to the last digit. */
  difference: number
  steps: WaterfallStep[]
  /** What parts do not say: bonuses and penalties. Null where nothing of them is seen at so many decimals. */
  rest: Omit<WaterfallStep, 'node'> | null
}

/**
 * The way from a reference to a total in the order of the parts, rounded as it is shown, so that what is shown adds up:
 * the two ends are rounded as anywhere else, and the steps between them by the largest remainder.
 */
export function toWaterfall(
  reference: number,
  parts: readonly { node: string; points: number }[],
  total: number,
  decimals: number,
): Waterfall {
  const [start, end] = [roundHalfUp(reference, decimals), roundHalfUp(total, decimals)]
  const difference = roundHalfUp(end - start, decimals)
  const exact = parts.map(({ points }) => points)
  const over = total - reference - exact.reduce((all, points) => all + points, 0)
  // Less than a step is the rounding of the total, and no step of its own.
  const hasRest = parts.length === 0 ? difference !== 0 : Math.abs(over) >= 1 / powerOfTen(decimals)
  const rounded = roundToSum(hasRest ? [...exact, over] : exact, difference, decimals)
  let reached = start
  const stepOf = (points: number) => {
    const from = reached
    reached = roundHalfUp(from + points, decimals)
    return { points, from, to: reached }
  }
  const steps = parts.map(({ node }, index) => ({ node, ...stepOf(rounded[index] ?? 0) }))
  return { reference: start, total: end, difference, steps, rest: hasRest ? stepOf(rounded.at(-1) ?? 0) : null }
}
