import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import type { TrialRow } from './what-if'
import { WhatIfTable } from './what-if-table'

const rowOf = (agency: string, rank: number, total: number): TrialRow => ({
  agency,
  rank,
  total,
  totalBefore: total,
  before: rank,
  isFirst: rank === 1,
  wasFirst: rank === 1,
})

test('ranks that differ beside the same shown total say that a tie-break decided, and a shared rank does not', () => {
  const rows = [rowOf('A', 1, 80), rowOf('B', 2, 70.04), rowOf('C', 3, 70.01), rowOf('D', 4, 60), rowOf('E', 4, 60)]
  renderPart(<WhatIfTable rows={rows} names={{}} decimals={1} />, { language: 'en' })
  const marked = screen
    .getAllByRole('row')
    .filter((row) => row.querySelector('abbr') !== null)
    .map((row) => row.querySelector('th')?.textContent)
  expect(marked).toEqual(['B', 'C'])
})

test('the last row that is shown knows of the one behind it', () => {
  const rows = Array.from({ length: 101 }, (_, index) => rowOf(`A${index}`, index + 1, index < 99 ? 200 - index : 50))
  renderPart(<WhatIfTable rows={rows} names={{}} decimals={1} />, { language: 'en' })
  expect(document.querySelectorAll('abbr')).toHaveLength(1)
})
