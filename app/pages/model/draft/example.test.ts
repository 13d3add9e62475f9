import { expect, test } from 'vitest'
import { workOut } from './example'
import type { DraftSide } from './formula-draft'

const agency = {
  titleFa: 'گاز',
  titleEn: 'Gas',
  metrics: {
    letters: { '2025-03-21': 30, '2025-04-21': 50, '2025-05-22': 20 },
    online: { '2025-03-21': 6, '2025-04-21': 30 },
  },
  attributes: { staff: 40 },
}
const side = (change: Partial<DraftSide> = {}): DraftSide => ({
  metric: 'online',
  timing: 'sum',
  per: '',
  perTiming: 'sum',
  factor: 1,
  minDenominator: null,
  ...change,
})
const single = (change: Partial<DraftSide>) => workOut({ kind: 'single', side: side(change) }, agency)

test('a metric alone is taken over the year as the formula says', () => {
  expect(single({})?.value).toBe(36)
  expect(
    [single({ timing: 'mean' }), single({ timing: 'last' }), single({ timing: 'max' })].map((own) => own?.value),
  ).toEqual([18, 30, 30])
  expect(single({ timing: 'growth-points' })).toBeNull()
})

test('a ratio counts the periods that both have, and an attribute has no period', () => {
  expect(single({ per: 'metric:letters', factor: 100 })).toEqual({
    sides: [{ above: 36, below: 80, factor: 100, value: 45 }],
    value: 45,
  })
  expect(single({ per: 'attribute:staff', factor: 10 })?.value).toBe(9)
})

test('there is no example where something is missing or the sample is too small', () => {
  expect(single({ metric: 'nothing' })).toBeNull()
  expect(single({ per: 'attribute:women' })).toBeNull()
  expect(single({ per: 'metric:letters', minDenominator: 81 })).toBeNull()
})

test('a difference has both sides, and a floor', () => {
  const formula = { kind: 'difference', minuend: side(), subtrahend: side({ metric: 'letters' }), floor: null } as const
  expect(workOut(formula, agency)?.value).toBe(36 - 100)
  expect(workOut({ ...formula, floor: 0 }, agency)).toMatchObject({ sides: [{ value: 36 }, { value: 100 }], value: 0 })
})
