import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import type { Imputation } from '../model'
import { Flag } from '../result'
import { score } from '../score'

const periods = ['2023-01-01', '2024-01-01']
const now = [10, 20, 60, null, null, 'not-applicable'] as const
const before = [1, 1, 1, 44, null, 55] as const

function imputed(by: Imputation, notApplicable = false) {
  const rule = { rule: 'impute', by } as const
  const input = inputOf({ periods, metrics: { x: [before, now] }, group: ['g', 'g', 'h', 'g', 'h', 'g'] })
  const result = score(input, modelOf([indicatorOf('x')], notApplicable ? { notApplicable: rule } : { noData: rule }))
  return Array.from(result.indicators[0]?.imputed ?? [], (value, agency) =>
    (result.indicators[0]?.flags[agency] ?? 0) & Flag.imputed ? value : null,
  )
}

test.each<[Imputation, (number | null)[]]>([
  [{ method: 'mean' }, [null, null, null, 30, 30, null]],
  [{ method: 'median' }, [null, null, null, 20, 20, null]],
  [{ method: 'group-mean' }, [null, null, null, 15, 60, null]],
  [{ method: 'group-median' }, [null, null, null, 15, 60, null]],
  [{ method: 'constant', value: 7 }, [null, null, null, 7, 7, null]],
  [{ method: 'last-value' }, [null, null, null, 44, null, null]],
])('%j fills what is expected and missing, and marks it', (by, expected) => {
  expect(imputed(by)).toEqual(expected)
})

test('not applicable is filled only where its own rule says so', () => {
  expect(imputed({ method: 'last-value' }, true)).toEqual([null, null, null, null, null, 55])
})

test('a group without any value takes what all have', () => {
  const input = inputOf({ metrics: { x: [10, 20, null] }, group: ['g', 'g', 'h'] })
  const result = score(input, modelOf([indicatorOf('x')], { noData: { rule: 'impute', by: { method: 'group-mean' } } }))
  expect(result.indicators[0]?.imputed[2]).toBe(15)
  expect(result.total[2]).toBe(50)
})

test('an imputed value scores and does not count as covered', () => {
  const input = inputOf({ metrics: { x: [10, 20, null], y: [1, 2, 3] } })
  const result = score(
    input,
    modelOf([indicatorOf('x'), indicatorOf('y')], { noData: { rule: 'impute', by: { method: 'mean' } } }),
  )
  expect([result.total[2], result.coverage[2]]).toEqual([75, 0.5])
})

test('those that do not compete are filled and fill nobody', () => {
  const input = inputOf({ metrics: { x: [10, 20, 900, null] }, competes: [true, true, false, false] })
  const result = score(input, modelOf([indicatorOf('x')], { noData: { rule: 'impute', by: { method: 'mean' } } }))
  expect(result.indicators[0]?.imputed[3]).toBe(15)
})
