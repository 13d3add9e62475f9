import { expect, test } from 'vitest'
import type { ParticipantRow } from '../../../db/queries/agencies'
import type { MetricCell } from '../../../db/queries/observations'
import { buildScoringInput } from './scoring-input'

const evaluated = { from: '2025-03-21', to: '2026-03-21' }
const participant = (agencyId: number): ParticipantRow => ({
  agencyId,
  code: `agency-${agencyId}`,
  groupId: null,
  groupCode: null,
  competes: true,
  attributes: {},
})
const cell = (item: Partial<MetricCell>): MetricCell => ({
  metric: 'm',
  kinds: ['measured'],
  agencyId: 1,
  periodFrom: '2025-03-21',
  status: 'reported',
  value: 1,
  ...item,
})
const kindsOf = (...cells: MetricCell[]) => {
  const [series] = buildScoringInput([1, 2, 3].map(participant), cells, { evaluated }).metrics
  return series && [series.kind, ...(series.kinds ?? [])]
}

test('a metric is of the kind of all its values', () => {
  expect(kindsOf(cell({ kinds: ['surveyed'] }), cell({ agencyId: 2, kinds: ['surveyed'] }))).toEqual(['surveyed'])
})

test('where values are of two kinds, each has its own, whichever is the earliest', () => {
  const declared = cell({ kinds: ['self-declared'] })
  expect(kindsOf(declared, cell({ agencyId: 2 }))).toEqual(['mixed', 2, 1, 0])
  expect(kindsOf(cell({}), cell({ agencyId: 2, kinds: ['self-declared'] }))).toEqual(['mixed', 1, 2, 0])
})

test('a sum of services of two kinds is of both', () => {
  expect(kindsOf(cell({ kinds: ['measured', 'surveyed'] }))).toEqual(['mixed', 5, 0, 0])
})

test('what is told of those who take no part says nothing of the kind of a metric', () => {
  expect(kindsOf(cell({}), cell({ agencyId: 9, kinds: ['surveyed'] }))).toEqual(['measured'])
})
