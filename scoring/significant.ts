/**
 * Digits that a number of the engine keeps: more than anybody measures, and few enough that the noise of binary
 * fractions is not among them.
 */
const significantDigits = 12

/** Whole numbers below this have no more digits than are kept. */
const wholeUpTo = 1e12

/** Powers of ten up to this one are exact, so that one multiplication or division by them is rounded once. */
const largestExactPower = 22
const powersOfTen = Float64Array.from({ length: largestExactPower + 1 }, (_, power) => Number(`1e${power}`))

/**
 * Of the numbers from 2^n up to 2^(n + 1): the decimal exponent of the least, and where the next exponent begins. Entry
 * n − leastBinary.
 */
const leastBinary = -40
const mostBinary = 115
const exponents = new Int8Array(mostBinary - leastBinary + 1)
const nextPowers = new Float64Array(exponents.length)
for (let binary = -1, least = 0.5; binary >= leastBinary; binary--, least /= 2) fillExponent(binary, least)
for (let binary = 0, least = 1; binary <= mostBinary; binary++, least *= 2) fillExponent(binary, least)

function fillExponent(binary: number, least: number) {
  const exponent = Number(least.toExponential().split('e')[1])
  exponents[binary - leastBinary] = exponent
  nextPowers[binary - leastBinary] = Number(`1e${exponent + 1}`)
}

const whole = new Float64Array(1)
const halves = new Int32Array(whole.buffer)
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * The number with 12 significant digits, as `Number(value.toPrecision(12))` gives it, in a few nanoseconds: 57 ÷ 100 ×
 * 100 is
 * 56.99999999999999 in binary fractions, and 57 after this. What is not finite stays as it is; minus zero becomes zero.
 *
 * Every value is rounded here when it has been measured, imputed, or computed as a target, and before anything compares
 * it: a step, a goalpost, a range, a tie.
 */
export function significant(value: number): number {
  const size = Math.abs(value)
  if (size < wholeUpTo && Math.trunc(value) === value) return value + 0
  const power = significantDigits - 1 - exponentOf(size)
  if (power > largestExactPower || power < -largestExactPower) return slowly(value)
  const factor = powersOfTen[power < 0 ? -power : power] ?? 1
  const scaled = power >= 0 ? size * factor : size / factor
  const below = Math.floor(scaled)
  const rest = scaled - below
  // The product is off by one part in 2^53 at most, which can matter only next to a half.
  if (rest > 0.499 && rest < 0.501) return slowly(value)
  const kept = rest < 0.5 ? below : below + 1
  const rounded = power >= 0 ? kept / factor : kept * factor
  return value < 0 ? -rounded : rounded
}

/**
 * A sum or a difference without the noise of its terms: rounded to the twelfth digit of `largest`, the greatest term in
 * size. Terms that cancel leave noise in the place of their last digits, which twelve digits of the small rest would
 * keep: 1000000.1 − 1000000 is 0.09999999997671694. Whole numbers stay: sums of them have no noise.
 */
export function significantAmong(value: number, largest: number): number {
  if (Math.trunc(value) === value) return value + 0
  const size = Math.abs(largest)
  if (!(size > Math.abs(value))) return significant(value)
  const power = significantDigits - 1 - exponentOf(size)
  if (power > largestExactPower || power < -largestExactPower) return significant(value)
  const factor = powersOfTen[power < 0 ? -power : power] ?? 1
  return significant(power >= 0 ? Math.round(value * factor) / factor : Math.round(value / factor) * factor)
}

/** The greatest size in a list; 0 for none. */
export function largestOf(values: ArrayLike<number>): number {
  let largest = 0
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index] ?? 0))
  return largest
}

/**
 * The exponent of the first decimal digit, by way of the binary exponent, as a logarithm could choose its last digit;
 * 99 where that is out of the usual.
 */
function exponentOf(size: number): number {
  whole[0] = size
  const index = (((halves[upper] ?? 0) >> 20) & 0x7ff) - 1023 - leastBinary
  if (index < 0 || index >= exponents.length) return 99
  const exponent = exponents[index] ?? 0
  return size >= (nextPowers[index] ?? 0) ? exponent + 1 : exponent
}

function slowly(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(significantDigits)) : value
}
