import { array, assert, integer, nat, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { type Side, areComparable, listAboveWhole } from './above-whole'

const events: Side = { overPeriods: 'adds-up', mayBeNegative: false, lowest: null }
const people: Side = { ...events, overPeriods: 'grows' }
const level: Side = { ...events, overPeriods: null }

/** A value from the start of one month to the start of another. */
const over = (first: number, end: number, value: number) => ({ periodFrom: dayOf(first), periodTo: dayOf(end), value })
const dayOf = (month: number) => `2025-${String(month).padStart(2, '0')}-01`
const sumsOf = (...given: Parameters<typeof listAboveWhole>) =>
  listAboveWhole(...given).map(({ part, whole }) => [part, whole])

test('months of events are compared with their year each alone, and together where none is too large alone', () => {
  const pair = { part: events, whole: events, times: 1 }
  const year = [over(1, 13, 10)]
  expect(sumsOf([over(1, 2, 11), over(2, 3, 5)], year, pair)).toEqual([[11, 10]])
  expect(sumsOf([over(1, 2, 6), over(2, 3, 5)], year, pair)).toEqual([[11, 10]])
  expect(sumsOf([over(1, 2, 5), over(2, 3, 5)], year, pair)).toEqual([])
  expect(sumsOf([over(1, 2, 12), over(2, 3, 8)], year, { ...pair, times: 2 })).toEqual([])
})

test('months of different people are not added up: somebody may come in each of them', () => {
  const pair = { part: people, whole: events, times: 1 }
  expect(sumsOf([over(1, 2, 6), over(2, 3, 6)], [over(1, 13, 10)], pair)).toEqual([])
  expect(sumsOf([over(1, 2, 11)], [over(1, 13, 10)], pair)).toEqual([[11, 10]])
})

test('a part is compared with the wholes that cover its period, and not where one is missing', () => {
  const pair = { part: events, whole: people, times: 1 }
  expect(sumsOf([over(1, 4, 10)], [over(1, 2, 3), over(2, 3, 3), over(3, 4, 3)], pair)).toEqual([[10, 9]])
  expect(sumsOf([over(1, 4, 10)], [over(1, 2, 3), over(3, 4, 3)], pair)).toEqual([])
})

test('a level is compared over the same period alone', () => {
  const pair = { part: level, whole: level, times: 1 }
  expect(sumsOf([over(1, 2, 11)], [over(1, 13, 10)], pair)).toEqual([])
  expect(sumsOf([over(1, 13, 11)], [over(1, 13, 10)], pair)).toEqual([[11, 10]])
  expect(areComparable(events, { ...events, lowest: -5 })).toBe(false)
})

test('what can be true is never held back, over whatever periods it is told', () => {
  const month = record({ whole: nat(20), part: nat(20) })
  const span = tuple(integer({ min: 1, max: 6 }), integer({ min: 1, max: 6 }))
  assert(
    property(
      array(month, { minLength: 12, maxLength: 12 }),
      array(span),
      array(span),
      (months, partSpans, wholeSpans) => {
        const told = (spans: [number, number][], valueOf: (index: number) => number) =>
          spans.map(([first, length]) =>
            over(
              first,
              first + length,
              Array.from({ length }, (_, index) => valueOf(first - 1 + index)).reduce((sum, value) => sum + value, 0),
            ),
          )
        const whole = (index: number) => months[index]?.whole ?? 0
        const parts = told(partSpans, (index) => Math.min(whole(index), months[index]?.part ?? 0))
        expect(listAboveWhole(parts, told(wholeSpans, whole), { part: events, whole: events, times: 1 })).toEqual([])
      },
    ),
  )
})
