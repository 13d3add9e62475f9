import { expect, test } from 'vitest'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { checkAwards } from '../../../scoring/awards/check-awards'
import { fieldOf, newCategory, toCategoryFields, toCategoryJson, toPosition } from './category-form'

test('a category goes through its form unchanged', () => {
  const rules = [
    {
      by: 'improvement',
      in: 'percent',
      minBase: 300,
      nearMargin: 0.5,
      maxAwards: 2,
      eligibility: { gates: false, minCoverage: 0.07, minScore: 500, levels: ['county'], groups: ['A'] },
    },
    { by: 'formula', formula: '[D1] / 2' },
    { by: 'judges', within: 'group', ties: 'chain' },
  ]
  for (const rule of rules) {
    const category = categoryOf('c', rule)
    expect(toCategoryJson(toCategoryFields(category, 3))).toEqual(category)
  }
})

test('what is typed stays as it is, and is refused at its own field', () => {
  const fields = { ...newCategory, quota: 'سه', minScore: '۵۰۰٫۵', by: 'total', titleFa: 'الف' }
  const checked = checkAwards([
    toCategoryJson({ ...newCategory, ...fields, within: 'all', ties: 'joint', code: 'x', titleEn: 'A' }),
  ])
  expect(checked.ok ? [] : checked.errors.map(({ pointer }) => fieldOf(pointer.replace(/^\/0/, '')))).toEqual(['quota'])
  expect(toCategoryJson(fields)).toMatchObject({ rule: { eligibility: { minScore: 500.5 } } })
})

test('a position is a whole number from 0, whatever is written', () => {
  expect([' ۴ ', '2.9', '-3', '1e99', '99999999999', ''].map(toPosition)).toEqual([4, 2, 0, 0, 9999, 0])
})
