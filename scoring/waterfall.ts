/** One step of the way from a reference to a total, in points. */
export interface WaterfallStep {
  node: string
  points: number
  /** Where the step begins and ends. */
  from: number
  to: number
}

export interface Waterfall {
  reference: number
  total: number
  steps: WaterfallStep[]
}

/**
 * The way from a reference to a total in the order of the parts. What parts do not say (bonuses, penalties and the rounding of the total) is `rest`.
 */
export function toWaterfall(
  reference: number,
  parts: readonly { node: string; points: number }[],
  total: number,
): Waterfall & { rest: number } {
  const steps: WaterfallStep[] = []
  let reached = reference
  for (const { node, points } of parts) {
    steps.push({ node, points, from: reached, to: reached + points })
    reached += points
  }
  return { reference, total, steps, rest: total - reached }
}
