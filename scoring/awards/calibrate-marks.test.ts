import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrateMarks } from './calibrate-marks'

const marksOf = (judge: string, marks: Record<string, number>) =>
  Object.entries(marks).map(([agency, mark]) => ({ judge, agency, mark }))

test('a strict and a generous judge who order alike say the same', () => {
  // Both have a deviation of 1: strict around 3, generous around 8.
  const calibrated = calibrateMarks([
    ...marksOf('strict', { gas: 2, roads: 3, water: 4 }),
    ...marksOf('generous', { gas: 7, roads: 8, water: 9 }),
  ])
  expect(calibrated).toEqual([
    { agency: 'gas', judges: 2, mean: 4.5, z: -1, calibratedBy: 2 },
    { agency: 'roads', judges: 2, mean: 5.5, z: 0, calibratedBy: 2 },
    { agency: 'water', judges: 2, mean: 6.5, z: 1, calibratedBy: 2 },
  ])
})

test('one mark, or the same for all, says nothing of a difference', () => {
  expect(calibrateMarks(marksOf('once', { gas: 9 }))).toEqual([
    { agency: 'gas', judges: 1, mean: 9, z: null, calibratedBy: 0 },
  ])
  const calibrated = calibrateMarks([
    ...marksOf('flat', { gas: 5, water: 5 }),
    ...marksOf('other', { gas: 2, water: 4 }),
  ])
  expect(calibrated.map(({ calibratedBy }) => calibratedBy)).toEqual([1, 1])
  // 2 and 4 lie 1 from their mean, and their deviation is √2.
  expect(calibrated.map(({ z }) => z?.toFixed(9))).toEqual([-Math.SQRT1_2, Math.SQRT1_2].map((z) => z.toFixed(9)))
})

test('flat marks that binary fractions can not write down exactly are flat', () => {
  expect(calibrateMarks(marksOf('flat', { a: 0.1, b: 0.1, c: 0.1 })).map(({ z }) => z)).toEqual([null, null, null])
})

test('no marks, no agencies', () => {
  expect(calibrateMarks([])).toEqual([])
})

test('a judge who moves all marks by the same changes no distance between agencies', () => {
  const marks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(marks, fc.integer({ min: 1, max: 5 }), (item, by) => {
      const toZ = (shift: number) =>
        calibrateMarks(item.map((mark, index) => ({ judge: 'j', agency: `a${index}`, mark: mark + shift }))).map(
          ({ z }) => (z === null ? null : z.toFixed(9)),
        )
      expect(toZ(by)).toEqual(toZ(0))
    }),
  )
})
