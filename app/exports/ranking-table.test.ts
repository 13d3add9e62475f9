import { expect, expectTypeOf, test } from 'vitest'
import type { ModelNodeRow, RankingPage, RankingRow } from '../../db/queries/rankings'
import { toRankingCsv } from './ranking-csv'
import { type UnlistedColumn, columnsInFiles, columnsOnPages, fixedSorts } from './ranking-columns'
import { toRankingExport } from './ranking-table'

const dimension: ModelNodeRow = {
  id: 2,
  modelVersionId: 1,
  parentCode: 'root',
  code: 'D1',
  titleFa: 'خدمت',
  titleEn: 'Service',
  depth: 1,
  position: 1,
  kind: 'dimension',
  points: 400,
  unit: null,
  learntBy: null,
}

const gas: RankingRow = {
  agencyId: 1,
  code: 'gas',
  titleFa: 'گاز',
  titleEn: 'Gas',
  level: 'province',
  county: { code: 'h', titleFa: 'همدان', titleEn: 'Hamadan' },
  group: { code: 'i', titleFa: 'زیربنایی', titleEn: 'Infrastructure' },
  competes: true,
  reasonFa: null,
  reasonEn: null,
  state: 'scored',
  total: 612.5,
  coverage: 1 / 3,
  scoreLevel: 0,
  overall: {
    rank: 1,
    tied: 1,
    of: 2,
    tieBreak: {
      other: { code: 'water', titleFa: 'آب', titleEn: 'Water' },
      node: { code: 'D1', titleFa: 'خدمت', titleEn: 'Service' },
      own: 222.2,
      others: 200,
      isAhead: true,
    },
  },
  inGroup: { rank: 1.5, tied: 2, of: 2, tieBreak: null },
  nodes: { D1: { state: 'scored', score: 222.2222222, contribution: 222.2222222, coverage: 1, unknown: null } },
}

const roads: RankingRow = {
  ...gas,
  agencyId: 2,
  code: 'roads',
  titleFa: 'راه',
  titleEn: 'Roads',
  county: null,
  group: null,
  competes: false,
  reasonEn: 'Founded this year',
  state: 'not-applicable',
  total: null,
  coverage: 0,
  scoreLevel: null,
  overall: null,
  inGroup: null,
  nodes: {
    D1: { state: 'scored', score: 0, contribution: 0, coverage: 0, unknown: { why: 'no-data', met: 'zero' } },
  },
}

const page: RankingPage = { rows: [gas, roads], matches: 2, dimensions: [dimension] }

const run = {
  id: 1,
  asOf: '2026-01-01T00:00:00.000Z',
  inputHash: 'in',
  resultHash: 'out',
  engine: 1,
  warnings: [],
  learntWeights: null,
  usedWeights: null,
  levels: [{ fa: 'خوب', en: 'Good' }],
  model: {
    code: 'm',
    version: '1.0.0',
    title: { fa: 'مدل', en: 'Model' },
    author: '',
    standing: 'proposal' as const,
    decimals: 2,
    scale: 1000,
  },
}

const exportIn = (language: 'fa' | 'en') =>
  toRankingExport(page, run, { titleFa: 'دوره', titleEn: 'Edition' }, language, false)

test('a file has every column that is not for a page alone, in the order that files have had from the first', () => {
  expect(toRankingCsv(exportIn('en')).split('\r\n').slice(4)).toMatchInlineSnapshot(`
    [
      "Fingerprint of the result: out",
      "Rank,Rank in group,code,Agency,Group,County,Total score,Level,Coverage,Service,Tie-break at the same total,Notes",
      "1,1.5,gas,Gas,Infrastructure,Hamadan,612.5,Good,0.333333,222.222222,"The same total as Water; the tie-break “Service” put this agency ahead: 222.2 against 200.0.",",
      ",,roads,Roads,,,Not applicable,,,"No data, counted as zero",,Not competing: Founded this year",
      "",
    ]
  `)
  expect(exportIn('en').decimals).toEqual([1, 1, null, null, null, null, 2, null, 3, 2, null, null])
  expect(exportIn('fa').heading).toMatchInlineSnapshot(`
    [
      "رتبه",
      "رتبه در گروه",
      "code",
      "دستگاه",
      "گروه",
      "شهرستان",
      "امتیاز کل",
      "سطح",
      "پوشش داده",
      "خدمت",
      "معیار تفکیک در امتیاز برابر",
      "یادداشت",
    ]
  `)
})

test('every column stands on a page, in a file, or both, each once', () => {
  expectTypeOf<UnlistedColumn>().toBeNever()
  const everywhere = { hasGroups: true, hasCounties: true, hasIntervals: true, hasBefore: true }
  for (const columns of [columnsInFiles([dimension]), columnsOnPages([dimension], everywhere)]) {
    const keys = columns.map(({ key }) => key)
    expect(keys).toEqual([...new Set(keys)])
    expect(keys).toContain('D1')
  }
})

test('a page has only the columns that there is something to say in; files are the same for everybody', () => {
  const nothing = { hasGroups: false, hasCounties: false, hasIntervals: false, hasBefore: false }
  expect(columnsOnPages([dimension], nothing).map(({ key }) => key)).toEqual([
    'rank',
    'agency',
    'total',
    'D1',
    'coverage',
  ])
})

test('ranks and names begin with the first, numbers with the most', () => {
  expect(fixedSorts.filter(({ isDescending }) => isDescending).map(({ sort }) => sort)).toEqual(['total', 'coverage'])
})
