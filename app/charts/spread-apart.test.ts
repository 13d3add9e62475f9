import { array, assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { spreadApart } from './spread-apart'

const room = { from: 0, to: 100 }

test('what is far apart stays where it is', () => {
  expect(spreadApart([10, 50, 90], 20, room)).toEqual([10, 50, 90])
})

test('what is close is moved, and never beyond an end that has room', () => {
  expect(spreadApart([10, 11, 12], 10, room)).toEqual([10, 20, 30])
  expect(spreadApart([98, 99, 100], 10, room)).toEqual([80, 90, 100])
})

test('equals keep their order', () => {
  expect(spreadApart([50, 50], 10, room)).toEqual([50, 60])
})

test('names are apart and in order, whatever the positions', () => {
  assert(
    property(array(double({ noNaN: true, min: 0, max: 100 }), { maxLength: 6 }), (positions) => {
      const moved = spreadApart(positions, 15, room)
      const ordered = moved.toSorted((a, b) => a - b)
      for (const [index, own] of ordered.entries())
        if (index > 0) expect(own - (ordered[index - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9)
      for (const [a, first] of positions.entries())
        for (const [b, second] of positions.entries())
          if (first < second) expect(moved[a] ?? 0).toBeLessThan(moved[b] ?? 0)
    }),
  )
})
