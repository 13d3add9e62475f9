import { expect, test } from 'vitest'
import { addTotals, missingOf, shareOf } from './coverage-totals'

const part = { reported: 7, expected: 12, cells: 4, complete: 0, partial: 2, notApplicable: 1 }

test('parts add up, and what is neither known nor inapplicable is missing', () => {
  expect(addTotals([part, part])).toEqual({
    reported: 14,
    expected: 24,
    cells: 8,
    complete: 0,
    partial: 4,
    notApplicable: 2,
  })
  expect(missingOf(part)).toBe(1)
})

test('where no month could have data there is no share, and it is not zero', () => {
  expect(shareOf(part)).toBeCloseTo(7 / 12)
  expect(shareOf(addTotals([]))).toBeNull()
})
