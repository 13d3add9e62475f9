const powersOfTen = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`))

/** As the decimal number is read; a power that an engine works out need not be the nearest. */
export function powerOfTen(exponent: number): number {
  return powersOfTen[exponent] ?? Number(`1e${exponent}`)
}

/**
 * Half up (away from zero below it) at a number of decimals, on the decimal number that is meant: 0.1 + 0.2 is 0.3
 * first, so that the noise of binary fractions never decides a rank.
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return value
  const power = powerOfTen(decimals)
  const scaled = Math.abs(value) * power
  // Far from a half, noise can't matter, and the quick way gives the same.
  if (scaled < 1e9 && Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-3)
    return (Math.sign(value) * Math.round(scaled)) / power + 0
  const meant = Math.abs(Number(value.toPrecision(13)))
  const rounded = Number(`${Math.round(shift(meant, decimals))}e-${decimals}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/** value × 10^places without a multiplication, which would bring the noise back. */
function shift(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}
