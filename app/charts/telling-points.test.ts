import { expect, test } from 'vitest'
import { tellingPoints } from './telling-points'

const line = Array.from({ length: 11 }, (_, index) => ({ code: `P${index}`, x: index / 10, y: index / 10 }))

test('the ends of both axes are named', () => {
  expect([...tellingPoints(line, 2)]).toEqual(['P0', 'P10'])
})

test('after the ends comes who lies farthest from the line of the others', () => {
  expect([...tellingPoints([...line, { code: 'OFF', x: 0.5, y: 0.95 }], 3)]).toContain('OFF')
})

test('names that would lie on each other are not both written', () => {
  expect([
    ...tellingPoints(
      [
        { code: 'A', x: 0.5, y: 0.5 },
        { code: 'B', x: 0.52, y: 0.51 },
      ],
      6,
    ),
  ]).toEqual(['A'])
})

test('without points there is nothing to name', () => {
  expect(tellingPoints([], 6).size).toBe(0)
})
