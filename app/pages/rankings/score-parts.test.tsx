import { expect, test } from 'vitest'
import type { RankingRow } from '../../../db/queries/rankings'
import { renderPart } from '../../../tests/fixtures/render-part'
import ScoreParts from './score-parts'

const cell = (score: number, isKnown: boolean): RankingRow['nodes'][string] => ({
  score,
  contribution: score,
  state: 'scored',
  coverage: isKnown ? 1 : 0,
  unknown: isKnown ? null : { why: 'no-data', met: 'zero' },
})

const rowOf = (code: string, score: number, isKnown: boolean): RankingRow => ({
  agencyId: 1,
  code,
  titleFa: code,
  titleEn: code,
  group: null,
  county: null,
  level: 'province',
  competes: true,
  reasonFa: null,
  reasonEn: null,
  state: 'scored',
  total: score,
  scoreLevel: null,
  coverage: isKnown ? 1 : 0,
  overall: null,
  inGroup: null,
  nodes: { d: cell(score, isKnown) },
})

test('a total behind which nothing is known is a word in the table of parts, and a measured zero is a number', () => {
  const dimensions = [
    {
      id: 2,
      modelVersionId: 1,
      parentCode: 'root',
      code: 'd',
      titleFa: 'd',
      titleEn: 'd',
      kind: 'dimension' as const,
      depth: 1,
      position: 1,
      points: 100,
      unit: null,
      learntBy: null,
    },
  ]
  const rows = [rowOf('known', 0, true), rowOf('unknown', 0, false)]
  const page = renderPart(<ScoreParts rows={rows} dimensions={dimensions} decimals={1} fileName="x" />, {
    language: 'en',
  })
  const lastOf = (code: string) =>
    [...page.container.querySelectorAll('tbody tr')]
      .find((row) => row.querySelector('th')?.textContent === code)
      ?.querySelector('td:last-child')?.textContent
  expect(lastOf('known')).toBe('0.0')
  expect(lastOf('unknown')).toMatch(/^No data/)
})
