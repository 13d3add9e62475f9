import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaleLinear as scaleOfD3 } from 'victory-vendor/d3-scale'
import { scaleLinear } from './scales'

const number = fc.integer({ min: -10_000, max: 10_000 })

test('a value lies where d3 puts it, and is found again from there', () => {
  fc.assert(
    fc.property(number, number, number, number, number, (from, to, low, high, value) => {
      const [own, known] = [
        scaleLinear().domain([from, to]).range([low, high]),
        scaleOfD3().domain([from, to]).range([low, high]),
      ]
      expect(own(value)).toBeCloseTo(known(value), 6)
      expect(own.invert(value)).toBeCloseTo(known.invert(value), 6)
      expect(own.ticks(5)).toEqual(known.ticks(5))
    }),
  )
})

test('what is no number lies nowhere', () => {
  const scale = scaleLinear().domain([0, 10]).range([0, 100])
  expect([undefined, null, 'none', Number.NaN].map(scale)).toEqual([undefined, undefined, undefined, undefined])
  expect(scale('5')).toBe(50)
})

test('a copy goes its own way', () => {
  const scale = scaleLinear().domain([0, 10]).range([0, 100])
  scale.copy().domain([0, 1])
  expect(scale(5)).toBe(50)
  expect(scale.copy().range([0, 10])(5)).toBe(5)
})
