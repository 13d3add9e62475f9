import { expect, test } from 'vitest'
import { evaluateFormula, listFormulaNodes, parseFormula } from './formula'

const scores: Record<string, number> = { D1: 200, 'D1-1': 60, D4: 50, none: Number.NaN }

function evaluate(text: string): number | null | string {
  const parsed = parseFormula(text)
  if (!parsed.ok) return parsed.problem.en
  return evaluateFormula(parsed.expression, (code, of) =>
    code === 'none' ? null : of === 'percent' ? 80 : of === 'value' ? 7 : (scores[code] ?? null),
  )
}

test('products before sums, from left to right', () => {
  expect(evaluate('[D1] - 2 * [D4] - 10')).toBe(90)
  expect(evaluate('[D1] / 2 / 5')).toBe(20)
  expect(evaluate('([D1] + [D4]) / 2')).toBe(125)
})

test('a minus before a factor, and twice', () => {
  expect(evaluate('-[D4] + 60')).toBe(10)
  expect(evaluate('2 * -3 + [D4]')).toBe(44)
  expect(evaluate('--[D4]')).toBe(50)
})

test('the least and the greatest of several', () => {
  expect(evaluate('min([D1], [D1-1], [D4]) + max(1, 2)')).toBe(52)
})

test('a node in points, in percent, and in its own unit', () => {
  expect(evaluate('[D1-1]')).toBe(60)
  expect(evaluate('percent[D1-1]')).toBe(80)
  expect(evaluate('value[D1-1]')).toBe(7)
})

test('Persian digits and signs are read too', () => {
  expect(evaluate('[D1] × ۲ ÷ ۴ − ۰٫۵')).toBe(99.5)
})

test('no value and no quotient give none, never zero', () => {
  expect(evaluate('0 * [none]')).toBeNull()
  expect(evaluate('[D1] / ([D4] - 50)')).toBeNull()
})

test('what makes no sense is said with its place', () => {
  expect(parseFormula('[D1] + ')).toEqual({
    ok: false,
    at: 7,
    problem: { fa: 'فرمول ناتمام است.', en: 'The formula is not finished.' },
  })
  expect(parseFormula('[D1] $ 2')).toMatchObject({ ok: false, at: 5 })
  expect(parseFormula('([D1]')).toMatchObject({
    ok: false,
    at: 5,
    problem: { en: 'The formula is not finished; “)” is needed.' },
  })
  expect(parseFormula('[D1] [D2]')).toMatchObject({ ok: false, at: 5 })
  expect(parseFormula('process.exit(1)')).toMatchObject({ ok: false })
  expect(parseFormula('value(1)')).toMatchObject({ ok: false })
})

test('brackets in brackets end somewhere', () => {
  expect(parseFormula(`${'('.repeat(5000)}1${')'.repeat(5000)}`)).toMatchObject({ ok: false })
  expect(parseFormula('-'.repeat(5000))).toMatchObject({ ok: false })
})

test('names its nodes', () => {
  const parsed = parseFormula('max([D1], value[D1-1]) + 1')
  expect(parsed.ok && listFormulaNodes(parsed.expression)).toEqual([
    { code: 'D1', of: 'score' },
    { code: 'D1-1', of: 'value' },
  ])
})
