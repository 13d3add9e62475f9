import { expect, test } from 'vitest'
import { day } from '../../../tests/fixtures/small-festival'
import type { CoverageState } from './coverage-cell-value'
import { toCoverageExport } from './coverage-export'
import { toRankingCsv } from '../../exports/ranking-csv'

const column = (code: string) => ({
  metricId: 1,
  code,
  titleFa: code,
  titleEn: code,
  kinds: [],
  everyMonths: 1,
  band: null,
})
const cell = (state: CoverageState, reported = 0, expected = 12) => ({
  state,
  reported,
  expected,
  kinds: [],
  quarantined: 0,
})
const cells = [
  cell('complete', 12),
  cell('partial', 7, 10),
  cell('no-data'),
  cell('not-applicable', 0, 0),
  cell('quarantined'),
  cell('refused'),
]
const own = {
  edition: { titleFa: 'دوره', titleEn: 'Edition' },
  isDemo: true,
  asOf: day,
  columns: ['a', 'b', 'c', 'd', 'e', 'f'].map(column),
  rows: [{ agency: { agencyId: 1, code: 'W', titleFa: 'آب', titleEn: 'Water' }, cells }],
}

test('what is not there is written in words that the file explains, and never as a zero or a gap', () => {
  const table = toCoverageExport(own, 'en')
  expect(table.rows).toEqual([
    ['W', 'Water', '12 of 12', '7 of 10', 'no data', 'not applicable', 'quarantined only', 'declared and not accepted'],
  ])
  for (const word of ['no data', 'not applicable', 'quarantined only', 'declared and not accepted'])
    expect(table.notes.some((note) => note.startsWith(`${word}: `))).toBe(true)
})

test('the Persian file says that it is a demonstration, and keeps Latin digits for programs', () => {
  const lines = toRankingCsv(toCoverageExport(own, 'fa')).trim().split('\r\n')
  expect(lines[1]).toMatch(/نمایشی/)
  expect(lines.at(-1)).toBe('W,آب,12 از 12,7 از 10,بدون داده,مصداق ندارد,تنها در قرنطینه,خوداظهاریِ پذیرفته‌نشده')
})
