/**
 * About five round numbers (steps of 1, 2 or 5 × 10ⁿ) that hold what lies between `low` and `high`; none beyond `most`.
 */
export function roundTicks(low: number, high: number, most = Number.POSITIVE_INFINITY): number[] {
  const size = (high - low) / 5 || 1
  const power = 10 ** Math.floor(Math.log10(size))
  const step = ([1, 2, 5].find((factor) => factor * power >= size) ?? 10) * power
  const first = Math.floor(low / step)
  const count = Math.ceil(high / step) - first + 1
  const ticks = Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)))
  return ticks.filter((tick) => tick <= most || tick === ticks[0])
}
