import { expect, test } from 'vitest'
import type { CountyRow } from '../../../db/queries/counties'
import { toTiles } from './county-map'

const county = (id: number, item: Partial<CountyRow> = {}): CountyRow => ({
  id,
  festivalId: 1,
  code: `C${id}`,
  titleFa: 'شهرستان',
  titleEn: 'County',
  population: 100_000,
  ruralPopulation: 40_000,
  attributes: { urbanCounters: 10, ruralCounters: 20 },
  tileColumn: id,
  tileRow: 1,
  ...item,
})
const values = (tiles: ReturnType<typeof toTiles>) => tiles.map(({ value }) => value)

test('offices are counted for ten thousand people, rural ones for ten thousand rural people', () => {
  expect(values(toTiles([county(1)], 'counters', []))).toEqual([expect.closeTo(3)])
  expect(values(toTiles([county(1)], 'rural-counters', []))).toEqual([expect.closeTo(5)])
})

test('a county of which a number is not known has no value, which is not zero', () => {
  expect(
    values(toTiles([county(1, { attributes: {} }), county(2, { ruralPopulation: null })], 'rural-counters', [])),
  ).toEqual([null, null])
  expect(toTiles([county(1)], { node: 'total' }, [])[0]).toMatchObject({ value: null, n: 0, shade: null })
})

test('a county without a place is on no map', () => {
  expect(toTiles([county(1, { tileColumn: null, tileRow: null })], 'counters', [])).toEqual([])
})

test('shades go in even steps from the least to the most', () => {
  const scores = [100, 110, 160, 200].map((average, index) => ({ countyId: index + 1, scored: 3, average }))
  const tiles = toTiles(
    [1, 2, 3, 4].map((id) => county(id)),
    { node: 'total' },
    scores,
  )
  expect(tiles.map((tile) => tile.shade)).toEqual([0, 0, 3, 4])
  expect(toTiles([county(1), county(2)], 'counters', []).map((tile) => tile.shade)).toEqual([2, 2])
})
