import { expect, test } from 'vitest'
import type { CoverageCell } from '../../../db/queries/coverages'
import { toCoverageView } from './coverage-cell-value'

const view = (item: Partial<CoverageCell> | null, quarantined = 0) =>
  toCoverageView(
    item && { agencyId: 1, metricId: 1, reported: 0, notApplicable: 0, refused: 0, kinds: [], ...item },
    12,
    quarantined,
  )

test.each([
  ['every month', { reported: 12 }, 0, 'complete', 12],
  ['some months', { reported: 7 }, 0, 'partial', 12],
  ['every month in which there could be a value', { reported: 7, notApplicable: 5 }, 0, 'complete', 7],
  ['some months and refused ones', { reported: 7, refused: 1 }, 2, 'partial', 12],
  ['nothing was said', null, 0, 'no-data', 12],
  ['no data was said', {}, 0, 'no-data', 12],
  ['every month is not applicable', { notApplicable: 12 }, 0, 'not-applicable', 0],
  ['what came could not be read', null, 3, 'quarantined', 12],
  ['what was declared was given back', { refused: 1 }, 3, 'refused', 12],
] as const)('%s', (_, cell, quarantined, state, expected) => {
  expect(view(cell, quarantined)).toMatchObject({ state, expected })
})

test('four quarters are complete, and more values than periods no more than that', () => {
  const cell = { agencyId: 1, metricId: 1, reported: 4, notApplicable: 0, refused: 0, kinds: [] }
  expect(toCoverageView(cell, 4, 0)).toMatchObject({ state: 'complete', reported: 4, expected: 4 })
  expect(toCoverageView({ ...cell, reported: 5 }, 4, 0)).toMatchObject({ state: 'complete', expected: 5 })
})
