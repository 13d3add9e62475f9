import { exp, log } from '../elementary'

/**
 * How often a correlation at least so far from zero comes about by chance among `count` values that don't go together:
 * two-sided, by Student's t with n − 2 degrees of freedom, t = r √((n − 2) ÷ (1 − r²)). Exact for Pearson's r of normal
 * values, usual for Spearman's. Null with fewer than three values.
 */
export function correlationPValue(correlation: number, count: number): number | null {
  if (count < 3) return null
  const open = (1 - correlation) * (1 + correlation)
  return open > 0 ? incompleteBeta(open, (count - 2) / 2, 0.5) : 0
}

/** The same for a number of standard deviations, by the normal distribution: erfc(|z| ÷ √2). */
export function normalPValue(z: number): number {
  const half = (z * z) / 2
  return half < 1.5 ? 1 - lowerGamma(half) : upperGamma(half)
}

/**
 * Regularised incomplete gamma functions of ½: by their series, and by a continued fraction. Numerical Recipes (2007),
 * 6.2.
 */
function lowerGamma(x: number): number {
  if (x <= 0) return 0
  let term = 2
  let total = 2
  for (let step = 1; step < 200 && term > total * 1e-17; step++) {
    term *= x / (0.5 + step)
    total += term
  }
  return total * exp(-x) * Math.sqrt(x / Math.PI)
}

function upperGamma(x: number): number {
  const fraction = continuedFraction(
    (step) => ({ numerator: -step * (step - 0.5), denominator: x + 2 * step + 0.5 }),
    x + 0.5,
  )
  return (exp(-x) * Math.sqrt(x / Math.PI)) / fraction
}

/**
 * Regularised incomplete beta function, by the continued fraction that converges faster of the two. Numerical Recipes
 * (2007), 6.4.
 */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x))
  return x < (a + 1) / (a + b + 2) ? front / a / betaFraction(x, a, b) : 1 - front / b / betaFraction(1 - x, b, a)
}

function betaFraction(x: number, a: number, b: number): number {
  const numerator = (step: number) => {
    const m = Math.floor(step / 2)
    return step % 2 === 0
      ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
  }
  return continuedFraction((step) => ({ numerator: numerator(step), denominator: 1 }), 1)
}

/** first + n₁ ÷ (d₁ + n₂ ÷ (d₂ + …)), by Lentz’s method. */
function continuedFraction(part: (step: number) => { numerator: number; denominator: number }, first: number): number {
  const tiny = 1e-300
  let value = first || tiny
  let c = value
  let d = 0
  for (let step = 1; step < 500; step++) {
    const { numerator, denominator } = part(step)
    d = 1 / (denominator + numerator * d || tiny)
    c = denominator + numerator / c || tiny
    const change = c * d
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}

/** ln Γ of a positive number: Stirling's series, from 10 upwards, where eight terms are enough. */
function logGamma(x: number): number {
  let shift = 0
  let z = x
  for (; z < 10; z++) shift += log(z)
  const square = 1 / (z * z)
  const series =
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360 - square / 156)))))) /
    z
  return (z - 0.5) * log(z) - z + 0.5 * log(2 * Math.PI) + series - shift
}
