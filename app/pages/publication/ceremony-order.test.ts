import { describe, expect, test } from 'vitest'
import { screenAt } from './ceremony-order'

const named = (code: string) => ({ code, titleFa: code, titleEn: code })
const winner = (category: string, group: string | null, agency: string, index: number) => ({
  category: named(category),
  group: group === null ? null : named(group),
  agency: named(agency),
  place: index,
  value: null,
})
const winners = [
  winner('top', 'a', 'gold', 1),
  winner('top', 'a', 'silver', 2),
  winner('top', 'a', 'bronze', 3),
  winner('top', 'b', 'left', 1),
  winner('top', 'b', 'right', 1),
  winner('rural', null, 'only', 1),
]
const codes = (step: number) => screenAt(winners, step).reveal?.revealed.map((one) => one.agency.code)

describe('screenAt', () => {
  test('begins with nothing, then names a group, then its third, second and first', () => {
    expect(screenAt(winners, 0)).toEqual({ step: 0, steps: 8, reveal: null })
    expect([1, 2, 3, 4].map(codes)).toEqual([[], ['bronze'], ['silver', 'bronze'], ['gold', 'silver', 'bronze']])
  })

  test('who shares a place comes together', () => {
    expect([5, 6].map(codes)).toEqual([[], ['left', 'right']])
    expect(screenAt(winners, 6).reveal?.fresh).toBe(2)
  })

  test('a screen holds no word of what later ones tell', () => {
    const order = ['bronze', 'silver', 'gold', 'left', 'only']
    const toldAt = new Map(
      order.map((agency) => [
        agency,
        [0, 1, 2, 3, 4, 5, 6, 7, 8].find((step) => JSON.stringify(screenAt(winners, step)).includes(agency)),
      ]),
    )
    expect([...toldAt]).toEqual([
      ['bronze', 2],
      ['silver', 3],
      ['gold', 4],
      ['left', 6],
      ['only', 8],
    ])
  })

  test('a step that does not exist is the nearest that does', () => {
    expect(screenAt(winners, 99).step).toBe(8)
    expect(screenAt(winners, -1).step).toBe(0)
    expect(screenAt(winners, Number.NaN).step).toBe(0)
  })
})
