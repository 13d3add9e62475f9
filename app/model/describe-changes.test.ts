import { expect, test } from 'vitest'
import { branchOf, indicatorOf, modelOf } from '../../tests/fixtures/small-scoring'
import { describeChanges } from './describe-changes.server'

const level = (fa: string, en: string, min: number) => ({ title: { fa, en }, min })
const before = {
  ...modelOf([branchOf('D1', [indicatorOf('x'), indicatorOf('y')])]),
  levels: [level('خوب', 'Good', 60)],
}
const after = {
  ...modelOf([branchOf('D1', [indicatorOf('x', { weight: 3, target: 80 }), indicatorOf('z')])], {
    normalisation: { method: 'z-score' },
    minCoverage: 0.7,
    accepts: ['measured'],
  }),
  levels: [level('عالی', 'Excellent', 90), level('خوب', 'Good', 60)],
  ranking: { style: 'dense' as const, tieBreak: ['x', 'D1'] },
}
const say = (language: 'fa' | 'en') =>
  describeChanges(before, after, { z: 'Calls' }, language).map(({ code, what, before: was, after: is }) => [
    code,
    what,
    was,
    is,
  ])

test('what differs is said by the names of fields, methods, levels and parts', () => {
  const said = say('en')
  expect(said).toEqual(
    expect.arrayContaining([
      [null, 'levels', 'Good (60)', 'Excellent (90), Good (60)'],
      [null, 'Normalisation', 'Min–max', 'Z-score'],
      [null, 'Minimum coverage', '0%', '70%'],
      [null, 'Accepted data', 'Measured, Self-declared, Surveyed', 'Measured'],
      [null, 'style of ranks', '1, 2, 2, 4', '1, 2, 2, 3'],
      [null, 'tie-breaks', null, 'x, D1'],
      ['x', 'weight', '1', '3'],
      ['x', 'target', null, '80'],
      ['z', 'part', null, 'z'],
      ['y', 'part', 'y', null],
    ]),
  )
})

test('in Persian it has Persian digits and names', () => {
  expect(say('fa')).toEqual(
    expect.arrayContaining([
      [null, 'سطح‌ها', 'خوب (۶۰)', 'عالی (۹۰)، خوب (۶۰)'],
      ['x', 'وزن', '۱', '۳'],
    ]),
  )
})
