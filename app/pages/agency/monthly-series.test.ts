import { expect, test } from 'vitest'
import type { MetricCell } from '../../../db/queries/observations'
import { toMonthlySeries } from './monthly-series'

const cell = (
  metric: string,
  periodFrom: string,
  value: number,
  status: MetricCell['status'] = 'reported',
): MetricCell => ({
  metric,
  periodFrom,
  value,
  status,
  kinds: ['measured'],
  agencyId: 1,
})

const share = { numerator: { metric: 'online' }, denominator: { metric: 'all' }, factor: 100 }

test('a share is computed within each month', () => {
  const points = toMonthlySeries(share, [
    cell('online', '2025-03-21', 5),
    cell('all', '2025-03-21', 20),
    cell('online', '2025-04-21', 0),
    cell('all', '2025-04-21', 10),
  ])
  expect(points.map((point) => point.value)).toEqual([25, 0])
})

test('a month without cases has no value, not zero', () => {
  expect(toMonthlySeries(share, [cell('online', '2025-03-21', 0), cell('all', '2025-03-21', 0)])).toEqual([
    { periodFrom: '2025-03-21', status: 'no-data', value: null, numerator: 0, denominator: 0 },
  ])
})

test('not applicable stays not applicable', () => {
  const [point] = toMonthlySeries(share, [
    cell('online', '2025-03-21', 0, 'not-applicable'),
    cell('all', '2025-03-21', 10),
  ])
  expect(point).toMatchObject({ status: 'not-applicable', value: null })
})

test('a difference does not go below its floor', () => {
  const measure = { minuend: { metric: 'a' }, subtrahend: { metric: 'b' }, floor: 0 }
  expect(toMonthlySeries(measure, [cell('a', '2025-03-21', 2), cell('b', '2025-03-21', 5)])[0]?.value).toBe(0)
})
