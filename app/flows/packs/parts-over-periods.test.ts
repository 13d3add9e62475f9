import { expect, test } from 'vitest'
import type { SourceDefinition } from '../../../sources/definition'
import { defineSource } from '../../../tests/fixtures/source-definition'
import { EditionDocument, FestivalDocument } from './pack'
import { PackError } from './pack-problem'
import { listIncomparable } from './parts-over-periods'

const title = (name: string) => ({ fa: name, en: name })
const metricOf = (code: string, more: Record<string, unknown> = {}) => ({
  code,
  title: title(code),
  unit: 'count',
  decimals: 0,
  ...more,
})

/**
 * Paper letters are a part of letters: the first by a source with months, the second by one with `calendar`, or
 * declared.
 */
function packOf(
  calendar: 'jalali-month' | 'jalali-year' | 'declared',
  more: { part?: Record<string, unknown>; whole?: Record<string, unknown> } = {},
) {
  const source = (metric: string, period: SourceDefinition['mapping']['period']) =>
    defineSource({ code: metric, mapping: { period, metrics: [{ metric, value: metric }] } })
  const year = { calendar: 'jalali-year', year: 'year' } as const
  const month = { calendar: 'jalali-month', year: 'year', month: 'month' } as const
  return {
    festival: FestivalDocument.parse({
      code: 'letters',
      title: title('Letters'),
      isDemo: false,
      calendar: 'jalali',
      counties: [],
      agencies: [],
      services: [],
      metrics: [metricOf('paper', { partOf: [{ metric: 'letters' }], ...more.part }), metricOf('letters', more.whole)],
    }),
    editions: [
      EditionDocument.parse({
        code: '1404',
        title: title('1404'),
        evaluated: { from: '2025-03-21', to: '2026-03-21' },
        model: 'model.json',
        participants: 'all',
        declaredMetrics: calendar === 'declared' ? [{ metric: 'letters', help: title('All letters') }] : [],
      }),
    ],
    sources: [
      source('paper', month),
      ...(calendar === 'declared' ? [] : [source('letters', calendar === 'jalali-year' ? year : month)]),
    ],
  }
}

const linesOf = (pack: Parameters<typeof listIncomparable>[0]) => {
  const problems = listIncomparable(pack)
  expect(problems.every(({ fa }) => /[آ-ی]/.test(fa))).toBe(true)
  return problems.map((one) => new PackError([one]).message)
}

test('a part and a whole over the same periods need nothing more', () => {
  expect(linesOf(packOf('jalali-month'))).toEqual([])
})

test('a part by months of a whole by years is refused, with what to do', () => {
  const sentence =
    'metric paper partOf letters: paper comes by Jalali months and letters by Jalali years, so they are never compared'
  expect(linesOf(packOf('jalali-year'))).toEqual([
    `${sentence}; give both over the same periods, or give both "overPeriods": "adds-up" (events, amounts) or "grows" (different people) if that is what they are; for levels and shares take this partOf out`,
  ])
  expect(linesOf(packOf('declared'))[0]).toContain(sentence)
})

test('metrics that add up or grow are compared over such periods, so their pair is taken', () => {
  const both = { part: { overPeriods: 'grows' }, whole: { overPeriods: 'adds-up' } }
  expect(linesOf(packOf('jalali-year', both))).toEqual([])
  expect(linesOf(packOf('declared', both))).toEqual([])
  expect(linesOf(packOf('declared', { part: both.part }))).toHaveLength(1)
})

test('of a metric that may be negative a month says nothing of the year', () => {
  const negative = { part: { overPeriods: 'adds-up' }, whole: { overPeriods: 'adds-up', mayBeNegative: true } }
  expect(linesOf(packOf('jalali-year', negative))[0]).toContain('letters may be negative')
})
