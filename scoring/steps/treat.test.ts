import { array, assert, constantFrom, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../column'
import type { Treatment } from '../model'
import { moments } from './moments'
import { treat } from './treat'
import { runs } from '../../tests/fixtures/property-runs'

function columnOf(values: readonly number[], competes = values.map(() => true)): Column {
  return {
    value: Float64Array.from(values),
    has: new Uint8Array(values.length).fill(1),
    competes,
    group: values.map(() => null),
  }
}

const valuesOf = (values: readonly number[], treatment: Treatment, competes?: boolean[]) => {
  const made = treat(columnOf(values, competes), treatment)
  return made && Array.from(made.value, (value) => Math.round(value * 1e9) / 1e9 + 0)
}

test('skewness and kurtosis are a spreadsheet’s: SKEW and KURT of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7 (Microsoft’s example)', () => {
  const { skewness, kurtosis } = moments([3, 4, 5, 2, 3, 4, 5, 6, 4, 7])
  expect(skewness).toBeCloseTo(0.359543, 6)
  expect(kurtosis).toBeCloseTo(-0.1518, 4)
})

test('too few values, or all the same, have neither', () => {
  expect(moments([1, 2])).toEqual({ skewness: null, kurtosis: null })
  expect(moments([1, 2, 4]).kurtosis).toBeNull()
  expect(moments([5, 5, 5, 5])).toEqual({ skewness: null, kurtosis: null })
})

test('winsorising brings the two outliers of COINr’s example (1 to 10, 30, 100) in, one after the other', () => {
  expect(valuesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100], { method: 'winsorise' })).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30,
  ])
  expect(
    valuesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1000, 1000], {
      method: 'winsorise',
      maxSkewness: 0.1,
      maxKurtosis: -9,
    })?.slice(-2),
  ).toEqual([11, 11])
})

test('what passes is left alone, and points that moved are marked', () => {
  const made = treat(columnOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100]), { method: 'winsorise' })
  expect(Array.from(made?.isChanged ?? [])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(valuesOf([1, 2, 3, 4], { method: 'winsorise' })).toEqual([1, 2, 3, 4])
})

test('at most so many points are moved, and then the logarithm is taken of the original values', () => {
  const values = [...Array.from({ length: 30 }, (_, index) => index + 1), 1e6, 1e8]
  expect(valuesOf(values, { method: 'winsorise', maxPoints: 1 })).toEqual([...values.slice(0, 31), 1e6])
  const [first] = valuesOf(values, { method: 'winsorise', maxPoints: 1, thenLog: true }) ?? []
  expect(first).toBeCloseTo(Math.log(0.01 * (1e8 - 1)), 6)
})

test('COINr’s logarithm: ln(x − min + 0.01 (max − min)), mirrored where the skew is to the low end', () => {
  expect(valuesOf([0, 2, 100], { method: 'log-ct' })).toEqual([0, 1.098612289, 4.615120517])
  expect(valuesOf([0, 98, 100], { method: 'log-ct' })).toEqual([-4.615120517, -1.098612289, 0])
})

test('a logarithm of zero is refused and never −∞', () => {
  expect(valuesOf([1, Math.E], { method: 'log' })).toEqual([0, 1])
  expect(valuesOf([0, 1], { method: 'log' })).toBeNull()
  expect(valuesOf([-1, 1], { method: 'box-cox' })).toBeNull()
  expect(valuesOf([3, 3], { method: 'log-ct' })).toBeNull()
})

test('Box–Cox: (x^λ − 1) ÷ λ; λ = 1 only shifts, λ = 0 is the logarithm, which log-normal values are given', () => {
  expect(valuesOf([1, 2, 3], { method: 'box-cox', lambda: 2 })).toEqual([0, 1.5, 4])
  expect(valuesOf([1, 2, 3], { method: 'box-cox', lambda: 1 })).toEqual([0, 1, 2])
  const made = valuesOf([-2, -1, 0, 1, 2].map(Math.exp), { method: 'box-cox' }) ?? []
  for (const [index, value] of made.entries()) expect(value).toBeCloseTo(index - 2, 2)
})

test('fences stand 1.5 interquartile ranges from the quartiles: 2 and 4 of 1…5, so −1 and 7', () => {
  expect(valuesOf([1, 2, 3, 4, 50], { method: 'fences' })).toEqual([1, 2, 3, 4, 7])
  expect(valuesOf([1, 2, 3, 4, 50], { method: 'fences', times: 0 })).toEqual([2, 2, 3, 4, 4])
})

test('an agency that does not compete sets no bound and is held to it', () => {
  expect(valuesOf([1, 2, 3, 4, 5, 1000], { method: 'fences' }, [true, true, true, true, true, false])).toEqual([
    1, 2, 3, 4, 5, 7,
  ])
})

test('no treatment changes the order of values, or makes a number that is none', () => {
  const methods: Treatment[] = [
    { method: 'none' },
    { method: 'winsorise' },
    { method: 'winsorise', thenLog: true, maxPoints: 0 },
    { method: 'log' },
    { method: 'log-ct' },
    { method: 'box-cox' },
    { method: 'fences' },
  ]
  const values = array(double({ noNaN: true, min: -1e300, max: 1e300 }), { maxLength: 20 })
  assert(
    property(constantFrom(...methods), values, (method, item) => {
      const made = treat(columnOf(item), method)
      if (!made) return
      expect(made.value.every((value) => Number.isFinite(value))).toBe(true)
      const order = item.map((_, index) => index).sort((a, b) => (item[a] ?? 0) - (item[b] ?? 0))
      for (const [position, at] of order.entries())
        if (position > 0) expect(made.value[at] ?? 0).toBeGreaterThanOrEqual(made.value[order[position - 1] ?? 0] ?? 0)
    }),
    { numRuns: runs(400) },
  )
})
