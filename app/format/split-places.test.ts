import { expect, test } from 'vitest'
import { splitPlaces } from './split-places'

const split = (rows: readonly [place: number | null, value: number | null][]) =>
  [
    ...splitPlaces(rows, {
      rankOf: ([index]) => index,
      shownOf: ([, value]) => value?.toFixed(1) ?? null,
    }),
  ].map((row) => rows.indexOf(row))

test('the same shown number at two places is split, whatever the digits that are not shown', () => {
  expect(
    split([
      [1, 8.04],
      [2, 7.96],
      [3, 7.9],
    ]),
  ).toEqual([0, 1])
})

test('who shares a place is not split by it, but all are where a third stands elsewhere', () => {
  expect(
    split([
      [1, 8],
      [1, 8],
      [3, 7],
    ]),
  ).toEqual([])
  expect(
    split([
      [1, 8],
      [1, 8],
      [3, 8],
    ]),
  ).toEqual([0, 1, 2])
})

test('without a place or a number there is nothing to split', () => {
  expect(
    split([
      [1, null],
      [2, null],
      [null, 8],
      [3, 8],
    ]),
  ).toEqual([])
})
