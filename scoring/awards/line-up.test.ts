import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PoolChange, type PoolHistory, lineUp } from './line-up'

const ranked = (...agencies: (readonly [string, number])[]) =>
  agencies.map(([agency, index]) => ({ agency, place: index, value: 100 - index, hasEnough: false }))

/** Three awards: gas, water, roads; then post and bank at one place, then office. */
const pool = (more: Partial<PoolHistory> = {}): PoolHistory => ({
  winners: ranked(['gas', 1], ['water', 2], ['roads', 3]),
  missed: ranked(['post', 4], ['bank', 4], ['office', 6]),
  quota: 3,
  movesUp: true,
  changes: [],
  out: new Set(),
  mayTake: () => true,
  ...more,
})
const change = (item: Partial<PoolChange>): PoolChange => ({ removes: null, adds: null, leavesEmpty: false, ...item })
const standing = (history: PoolHistory) =>
  lineUp(history)
    .filter(({ stands }) => stands)
    .toSorted((a, b) => a.place - b.place || (a.agency < b.agency ? -1 : 1))
    .map(({ place, agency, state }) => `${place} ${agency} ${state}`)

test('what the rules proposed stands at its places', () => {
  expect(standing(pool())).toEqual(['1 gas proposed', '2 water proposed', '3 roads proposed'])
})

test('where the first falls out the others move up, and the next in line comes in with whoever shares the place', () => {
  expect(standing(pool({ out: new Set(['gas']) }))).toEqual([
    '1 water proposed',
    '2 roads proposed',
    '3 bank moved-up',
    '3 post moved-up',
  ])
})

test('who moved up and falls out as well makes way for the next', () => {
  expect(standing(pool({ out: new Set(['gas', 'post', 'bank']) }))).toEqual([
    '1 water proposed',
    '2 roads proposed',
    '3 office moved-up',
  ])
  expect(lineUp(pool({ out: new Set(['gas', 'post', 'bank']) })).find(({ agency }) => agency === 'post')).toMatchObject(
    { state: 'moved-up', stands: false },
  )
})

test('a removal without another agency lets the next in line move up, unless the place is to stay empty', () => {
  expect(standing(pool({ changes: [change({ removes: 'water' })] }))).toEqual([
    '1 gas proposed',
    '2 roads proposed',
    '3 bank moved-up',
    '3 post moved-up',
  ])
  expect(standing(pool({ changes: [change({ removes: 'gas', leavesEmpty: true })] }))).toEqual([
    '2 water proposed',
    '3 roads proposed',
  ])
})

test('whom judges put in the stead of another takes that place', () => {
  expect(standing(pool({ changes: [change({ removes: 'gas', adds: 'office' })] }))).toEqual([
    '1 office added',
    '2 water proposed',
    '3 roads proposed',
  ])
})

test('whom judges removed does not come back as the next in line', () => {
  const swapped = [change({ removes: 'gas', adds: 'post' }), change({ removes: 'post' })]
  expect(standing(pool({ changes: swapped }))).toEqual(['1 water proposed', '2 roads proposed', '3 bank moved-up'])
})

test('a joint place beyond the quota is not filled up when one of those who share it falls out', () => {
  const joint = { winners: ranked(['gas', 1], ['water', 1]), quota: 1 }
  expect(standing(pool({ ...joint, out: new Set(['gas']) }))).toEqual(['1 water proposed'])
})

test('who has a full share of awards is passed over, and where judges alone choose nobody moves up', () => {
  expect(standing(pool({ out: new Set(['gas']), mayTake: (agency) => agency === 'office' }))).toEqual([
    '1 water proposed',
    '2 roads proposed',
    '3 office moved-up',
  ])
  expect(standing(pool({ winners: [], movesUp: false }))).toEqual([])
})

test('a first place is empty only where judges left it empty or nobody stands at all', () => {
  const names = ['gas', 'water', 'roads', 'post', 'bank', 'office']
  const name = fc.constantFrom(...names)
  const history = fc.record({ out: fc.uniqueArray(name), removes: fc.uniqueArray(name, { maxLength: 3 }) })
  fc.assert(
    fc.property(history, ({ out, removes }) => {
      const lined = lineUp(
        pool({ out: new Set(out), changes: removes.map((text) => change({ removes: text })) }),
      ).filter(({ stands }) => stands)
      expect(lined.length === 0 || lined.some(({ place }) => place === 1)).toBe(true)
      const left = names.filter((text) => !out.includes(text) && !lined.some(({ agency }) => agency === text))
      const isFull = lined.length >= 3
      expect(isFull || left.every((text) => removes.includes(text))).toBe(true)
    }),
  )
})
