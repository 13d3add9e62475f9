import * as fc from 'fast-check'
import { Decimal } from 'decimal.js-light'
import { expect, test } from 'vitest'
import TickDecimal from './tick-decimal'

test('a tenth three times is three tenths, and nothing is left of it by tenths', () => {
  expect(new TickDecimal(0.1).mul(3).toNumber()).toBe(0.3)
  expect(new TickDecimal(0.3).mod(0.1).toNumber()).toBe(0)
  expect(new TickDecimal(1.15).div(0.05).toNumber()).toBe(23)
})

test('numbers of three decimals give what exact decimals give', () => {
  const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000)
  fc.assert(
    fc.property(number, number, (one, other) => {
      const [own, exact] = [new TickDecimal(one), new Decimal(one)]
      expect(own.add(other).toNumber()).toBeCloseTo(exact.add(other).toNumber(), 8)
      expect(own.sub(other).toNumber()).toBeCloseTo(exact.sub(other).toNumber(), 8)
      expect(own.mul(other).toNumber()).toBeCloseTo(exact.mul(other).toNumber(), 3)
      if (other !== 0) expect(Math.abs(own.mod(other).toNumber())).toBeCloseTo(Math.abs(exact.mod(other).toNumber()), 6)
      expect(own.lt(other)).toBe(exact.lt(other))
      expect(own.isint()).toBe(exact.isint())
    }),
  )
})

test('powers of ten have whole logarithms', () => {
  for (const exponent of [-6, -3, -1, 0, 1, 3, 6])
    expect(new TickDecimal(10).pow(exponent).log(10).toNumber()).toBe(exponent)
})
