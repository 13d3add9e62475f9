import { expect, test } from 'vitest'
import type { MetricCell } from '../../../db/queries/observations'
import { buildScoringInput } from './scoring-input'

const evaluated = { from: '2025-03-21', to: '2026-03-21' }
const cell = (item: Partial<MetricCell>): MetricCell => ({
  metric: 'm',
  kind: 'measured',
  isDecided: false,
  agencyId: 1,
  periodFrom: '2025-03-21',
  status: 'reported',
  value: 1,
  ...item,
})
const kindOf = (...cells: MetricCell[]) => buildScoringInput([], cells, { evaluated }).metrics[0]?.kind

test.each([
  ['is what its values are', [cell({ kind: 'surveyed' })], 'surveyed'],
  [
    'stays what it is where a first value was decided',
    [cell({ isDecided: true }), cell({ kind: 'self-declared', agencyId: 2 })],
    'self-declared',
  ],
  [
    'is what was decided where nothing else is known',
    [cell({ kind: 'self-declared', isDecided: true })],
    'self-declared',
  ],
  [
    'is what the earliest value is where sources differ',
    [cell({ kind: 'self-declared' }), cell({ agencyId: 2 }), cell({ agencyId: 3 })],
    'self-declared',
  ],
])('a metric %s', (_, cells, kind) => {
  expect(kindOf(...cells)).toBe(kind)
})
