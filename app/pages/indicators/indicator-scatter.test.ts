import { expect, test } from 'vitest'
import type { CompetingAgency, IndicatorScores } from '../../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../../db/queries/rankings'
import { type Scattered, toScatter } from './indicator-scatter'

const agencies: CompetingAgency[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((code, index) => ({
  agencyId: index + 1,
  code,
  titleFa: code,
  titleEn: code,
  group: index < 5 ? 'large' : 'small',
  total: index === 4 ? null : 10 * (index + 1),
}))
const node = (code: string, points: number): ModelNodeRow => ({
  id: 1,
  modelVersionId: 1,
  code,
  titleFa: code,
  titleEn: code,
  kind: 'indicator',
  parentCode: null,
  position: 0,
  depth: 1,
  points,
  unit: null,
  learntBy: null,
})
const column = (code: string, score: (number | null)[]): IndicatorScores => ({
  code,
  score,
  state: [],
  actual: [],
  normalised: [],
  status: [],
  denominator: [],
  flags: [],
})

const place: Scattered = {
  agencies,
  indicators: [column('LIGHT', [1, 2, 3, 4, 5, 6]), column('HEAVY', [5, 4, 3, null, 1, 0])],
  nodes: [node('ROOT', 100), node('DIMENSION', 100), node('LIGHT', 40), node('HEAVY', 60)],
  group: null,
  isNamed: true,
}

const scatterAt = (search: string, item: Partial<Scattered> = {}) =>
  toScatter({ ...place, ...item }, `http://localhost/${search}`)

test('an address that chooses nothing sets the heaviest indicator against the whole', () => {
  const scatter = scatterAt('')
  expect([scatter?.x.code, scatter?.y.code]).toEqual(['HEAVY', 'ROOT'])
  expect(scatter?.choices.map(({ code }) => code)).toEqual(['ROOT', 'LIGHT', 'HEAVY'])
})

test('a zero that the model counted for missing data is not drawn', () => {
  const [light, heavy] = place.indicators
  const counted =
    light && heavy
      ? [
          light,
          {
            ...heavy,
            score: [5, 4, 3, 0, 1, 0],
            status: ['reported', 'reported', 'reported', 'no-data', 'reported', 'reported'] as const,
          },
        ]
      : []
  expect(scatterAt('', { indicators: counted.map((item) => ({ ...item, status: [...item.status] })) })).toMatchObject({
    all: 4,
    without: 2,
  })
})

test('agencies that lack one of the two scores are counted and not drawn; the highest total comes first', () => {
  const scatter = scatterAt('')
  expect(scatter).toMatchObject({ all: 4, without: 2 })
  expect(scatter?.points).toMatchObject([
    { code: 'f', x: 0, y: 60 },
    { code: 'c', x: 3, y: 30 },
    { code: 'b', x: 4, y: 20 },
    { code: 'a', x: 5, y: 10 },
  ])
})

test('through fewer than five points no correlation is told', () => {
  expect(scatterAt('')?.correlation).toBeNull()
  expect(scatterAt('?x=LIGHT&y=HEAVY')?.correlation).toBeCloseTo(-1, 10)
})

test('a correlation with what does not differ is not told either', () => {
  expect(
    scatterAt('?x=LIGHT&y=HEAVY', {
      indicators: [column('LIGHT', [1, 2, 3, 4, 5, 6]), column('HEAVY', [2, 2, 2, 2, 2, 2])],
    })?.correlation,
  ).toBeNull()
})

test('a group has its own agencies alone, and an unknown choice is the usual one', () => {
  const scatter = scatterAt('?x=NOTHING&y=LIGHT', {
    group: { id: 1, editionId: 1, code: 'small', titleFa: '', titleEn: '', position: 0 },
  })
  expect([scatter?.x.code, scatter?.points.map(({ code }) => code)]).toEqual(['HEAVY', ['f']])
})

test('who may not see agencies by name gets nothing', () => {
  expect(scatterAt('', { isNamed: false })).toBeNull()
})
