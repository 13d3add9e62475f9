import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { tiedBands } from './tied-bands'

const rowsOf = (bands: readonly (number | null)[]) => bands.map((band, index) => ({ code: `A${index}`, band }))

test('neighbours of one band are one band, and who stands alone is none', () => {
  expect(tiedBands(rowsOf([0, 1, 1, 1, 2]))).toEqual([{ first: 'A1', last: 'A3', count: 3 }])
})

test('agencies of one band with others between them are two bands, as the eye sees them', () => {
  expect(tiedBands(rowsOf([4, 4, 5, 4, 4])).map(({ first, last }) => [first, last])).toEqual([
    ['A0', 'A1'],
    ['A3', 'A4'],
  ])
})

test('what nobody looked at ties nobody', () => {
  expect(tiedBands(rowsOf([null, null, 1, null, 1]))).toEqual([])
})

test('no row is in two bands', () => {
  assert(
    property(array(constantFrom(null, 0, 1, 2)), (bands) => {
      const counted = tiedBands(rowsOf(bands)).reduce((all, { count }) => all + count, 0)
      expect(counted).toBeLessThanOrEqual(bands.filter((band) => band !== null).length)
    }),
  )
})
