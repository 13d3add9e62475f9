import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { GroupCard } from '../pages/overview/group-card'
import { PublishedRanking } from '../pages/publication/published-ranking'
import { RunDifferences } from '../pages/runs/run-differences'
import { WhatIfTable } from '../pages/what-if/what-if-table'
import { type Total, TotalFigure, useTotalWords } from './total-figure'

const unknown = { why: 'no-data', met: 'zero' } as const
const titles = { titleFa: 'آب', titleEn: 'Water' }
const words = 'No datacounted as zero'

function textOf(of: Total) {
  const { container, unmount } = renderPart(<TotalFigure {...of} decimals={1} />, { language: 'en' })
  const text = container.textContent
  unmount()
  return text
}

test('a measured zero, a zero that stands for no data, an estimate and no score are four things', () => {
  expect(textOf({ total: 0, state: 'scored', unknown: null })).toBe('0.0')
  expect(textOf({ total: 0, state: 'scored', unknown })).toBe(words)
  expect(textOf({ total: 42, state: 'scored', unknown: { why: 'no-data', met: 'estimate' } })).toBe(
    'No dataestimated: 42.0',
  )
  expect(textOf({ total: null, state: 'low-coverage', unknown: null })).toBe('Coverage too low')
})

function Words({ of }: { of: Total }) {
  return <>{useTotalWords()(of, 1)}</>
}

test('a label of a chart is one line', () => {
  const { container } = renderPart(<Words of={{ total: 0, state: 'scored', unknown }} />, { language: 'en' })
  expect(container.textContent).toBe('No data, counted as zero')
})

test('in a document that was published before states were told, a total is a total', () => {
  expect(textOf({ total: 3 })).toBe('3.0')
  expect(textOf({ total: null })).toBe('No data')
})

test('a leader of a group, a trial of weights, a difference of runs and a published ranking say so alike', () => {
  const total = { total: 0, state: 'scored', unknown } as const
  const ranked = { code: 'W', ...titles, group: null, ...total, rank: 1 }
  const parts = [
    <GroupCard
      key="leaders"
      group={null}
      spread={undefined}
      leaders={[{ ...ranked, tied: 1, of: 1, hasSameTotal: false }]}
      decimals={1}
    />,
    <WhatIfTable
      key="trial"
      rows={[{ agency: 'W', total: 0, totalBefore: 0, rank: 1, before: 1, isFirst: true, wasFirst: true }]}
      names={{ W: { ...titles, unknown } }}
      decimals={1}
    />,
    <RunDifferences
      key="runs"
      differences={[
        {
          code: 'W',
          ...titles,
          totalBefore: 0,
          stateBefore: 'scored',
          unknownBefore: unknown,
          totalAfter: 7,
          stateAfter: 'scored',
          unknownAfter: null,
          rankBefore: 1,
          rankAfter: 1,
        },
      ]}
    />,
    <PublishedRanking key="published" rows={[{ ...ranked, groupRank: null, coverage: 0 }]} decimals={1} />,
  ]
  for (const part of parts) {
    const { container, unmount } = renderPart(part, { language: 'en' })
    expect(container.textContent).toContain(words)
    expect(container.textContent).not.toContain('0.0')
    unmount()
  }
})
