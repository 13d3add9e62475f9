/*!
 * @license
 * Exponentials and logarithms by sums, products and quotients alone, which IEEE 754 leaves no choice: every engine
 * gives the same bytes, where Math.exp and Math.log are each engine's own in the last digit. After e_exp.c, e_log.c and
 * s_expm1.c of fdlibm, as FreeBSD keeps them:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
 * business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
 * is preserved.
 */

/** ln 2 in two parts; the first has so few digits that its multiples by the exponents there are come out exact. */
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const inverseLn2 = Math.LOG2E
const largest = 709.782712893384
const smallest = -745.1332191019411

/** One number, and its upper half as the signed integer that holds sign, exponent and the first 20 binary digits. */
const whole = new Float64Array(1)
const halves = new Int32Array(whole.buffer)
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

function upperHalf(value: number): number {
  whole[0] = value
  return halves[upper] ?? 0
}

/** 2^−1074 to 2^1023, all that there are. */
const leastPower = -1074
const powersOfTwo = new Float64Array(2098).fill(1)
for (let index = -leastPower; index > 0; index--) powersOfTwo[index - 1] = (powersOfTwo[index] ?? 1) / 2
for (let index = -leastPower; index < 2097; index++) powersOfTwo[index + 1] = (powersOfTwo[index] ?? 1) * 2

/** value × 2^power, in two steps where 2^power is no number. */
function scale(value: number, power: number): number {
  return power === 1024 ? value * 2 * (powersOfTwo[2097] ?? 1) : value * (powersOfTwo[power - leastPower] ?? 1)
}

/** e^x, to less than one unit in the last place. */
export function exp(x: number): number {
  const half = upperHalf(x)
  const size = half & 0x7fffffff
  if (Number.isNaN(x)) return x
  if (x > largest) return Number.POSITIVE_INFINITY
  if (x < smallest) return 0
  if (x === 1) return Math.E
  if (size < 0x3e300000) return 1 + x
  if (size <= 0x3fd62e42) {
    const part = divisor(x)
    return 1 - ((x * part) / (part - 2) - x)
  }
  const power = powerOfTwo(x, size, half < 0)
  const high = x - power * ln2High
  const low = power * ln2Low
  const rest = high - low
  const part = divisor(rest)
  const value = 1 - (low - (rest * part) / (2 - part) - high)
  return power >= -1021 ? scale(value, power) : scale(scale(value, power + 1000), -1000)
}

/** How many times ln 2 is in x, to the nearest. */
function powerOfTwo(x: number, size: number, isNegative: boolean): number {
  if (size < 0x3ff0a2b2) return isNegative ? -1 : 1
  return Math.trunc(inverseLn2 * x + (isNegative ? -0.5 : 0.5))
}

/** x + 2 − x(e^x + 1)/(e^x − 1) by a polynomial, for |x| ≤ ln 2 / 2. */
function divisor(x: number): number {
  const t = x * x
  return (
    x -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  )
}

/** Natural logarithm, to less than one unit in the last place; −∞ of zero, NaN below it. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN
  const isSubnormal = x < 2.2250738585072014e-308
  const normal = isSubnormal ? scale(x, 54) : x
  const half = upperHalf(normal)
  const digits = half & 0xfffff
  const carry = (digits + 0x95f64) & 0x100000
  const exponent = (half >> 20) - 1023 + (carry >> 20)
  const f = scale(normal, -exponent) - 1
  const power = isSubnormal ? exponent - 54 : exponent
  const high = power * ln2High
  const low = power * ln2Low
  if ((0xfffff & (2 + digits)) < 3) {
    if (f === 0) return high + low
    const rest = f * f * (0.5 - 0.3333333333333333 * f)
    return power === 0 ? f - rest : high - (rest - low - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const rest = odd + even
  if (((digits - 0x6147a) | (0x6b851 - digits)) > 0) {
    const square = 0.5 * f * f
    return power === 0 ? f - (square - s * (square + rest)) : high - (square - (s * (square + rest) + low) - f)
  }
  return power === 0 ? f - s * (f - rest) : high - (s * (f - rest) - low - f)
}

/** e^x − 1, to less than one unit in the last place however near to zero. */
export function expm1(x: number): number {
  const half = upperHalf(x)
  const size = half & 0x7fffffff
  if (Number.isNaN(x) || size < 0x3c900000) return x
  if (x > largest) return Number.POSITIVE_INFINITY
  if (half < 0 && size >= 0x4043687a) return -1
  const power = size > 0x3fd62e42 ? powerOfTwo(x, size, half < 0) : 0
  const high = x - power * ln2High
  const low = power * ln2Low
  const rest = high - low
  const lost = high - rest - low
  const hfx = 0.5 * rest
  const hxs = rest * hfx
  const r1 =
    1 +
    hxs *
      (-0.03333333333333313 +
        hxs *
          (0.0015873015872548146 +
            hxs * (-7.93650757867488e-5 + hxs * (4.008217827329362e-6 + hxs * -2.0109921818362437e-7))))
  const t = 3 - r1 * hfx
  const e = hxs * ((r1 - t) / (6 - rest * t))
  if (power === 0) return rest - (rest * e - hxs)
  const off = rest * (e - lost) - lost - hxs
  if (power === -1) return 0.5 * (rest - off) - 0.5
  if (power === 1) return rest < -0.25 ? -2 * (off - (rest + 0.5)) : 1 + 2 * (rest - off)
  if (power <= -2 || power > 56) return scale(1 - (off - rest), power) - 1
  const fraction = scale(1, -power)
  return power < 20 ? scale(1 - fraction - (off - rest), power) : scale(rest - (off + fraction) + 1, power)
}
