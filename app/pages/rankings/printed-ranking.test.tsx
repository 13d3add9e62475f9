import { expect, test } from 'vitest'
import type { RankingRow } from '../../../db/queries/rankings'
import { renderPart } from '../../../tests/fixtures/render-part'
import { parseRankingSearch } from './parse-ranking-search'
import { PrintedRanking } from './printed-ranking'

const gas: RankingRow = {
  agencyId: 1,
  code: 'gas',
  titleFa: 'گاز',
  titleEn: 'Gas',
  level: 'province',
  county: null,
  group: null,
  competes: true,
  reasonFa: null,
  reasonEn: null,
  state: 'scored',
  total: 612.5,
  coverage: 1,
  scoreLevel: null,
  overall: { rank: 1, tied: 1, of: 1, tieBreak: null },
  inGroup: null,
  nodes: {},
}
const interval = { low: 1, high: 2, bestReached: 1, worstReached: 2, best: 1, worst: 2, band: null }
const basis = { draws: 5000, failed: 0, spread: 0.25, surveyed: 0 }

const textOf = (search: string, intervals = { gas: interval }) => {
  const { container, unmount } = renderPart(
    <PrintedRanking
      page={{ rows: [gas], matches: 1, dimensions: [] }}
      context={{ intervals, basis, before: null }}
      search={parseRankingSearch(`http://localhost/${search}`)}
      scale={{ decimals: 1, levels: [] }}
      hasGroups={false}
      hasCounties={false}
    />,
    { language: 'en' },
  )
  const text = container.textContent?.replaceAll(/[\u2066-\u2069]/g, '') ?? ''
  unmount()
  return text
}

test('paper says what its ranges of ranks are made of, and nothing where it shows none', () => {
  expect(textOf('')).toContain('in 90% of 5,000 trials')
  expect(textOf('?hide=interval')).not.toContain('trials')
})
