import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../tests/fixtures/property-runs'
import { describeProblem, describeQuestion } from './cell-words'
import { type NumberColumn, readNumber } from './read-number'
import type { Answers } from './reading'

const read = (text: string, answers: Answers = {}, column: NumberColumn = {}) => {
  const reading = readNumber({ text }, column, answers)
  if (reading.kind === 'value') return reading.isPercent ? `${reading.value}%` : reading.value
  if (reading.kind === 'missing') return reading.status
  if (reading.kind === 'problem')
    expect(describeProblem(reading, 'fa') + describeProblem(reading, 'en')).not.toMatch(/[{}]/)
  if (reading.kind === 'ambiguous')
    expect(describeQuestion(reading, 'fa') + describeQuestion(reading, 'en')).not.toMatch(/[{}]/)
  return reading.kind === 'problem' ? reading.reason : `ask ${reading.question}`
}

test.for([
  ['۱۲۳', 123],
  ['٤٥٦', 456],
  ['12,345', 12_345],
  ['۱۲٬۳۴۵', 12_345],
  ['۱۲،۳۴۵', 12_345],
  ['1,234,567', 1_234_567],
  ['12\u00A0345', 12_345],
  ['۱۲\u202F۳۴۵', 12_345],
  ['1\u200C2\u200F3', 123],
  [' ١٧٣١٨ ', 17_318],
  ['\u00A0۵۲\u00A0', 52],
  ['1.5', 1.5],
  ['0.125', 0.125],
  ['1234.567', 1234.567],
  ['12.345.678', 12_345_678],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['۱۲٬۳۴۵٫۶', 12_345.6],
  ['۷۶٫۳', 76.3],
  ['-5', -5],
  ['\u2212۵', -5],
  ['–5', -5],
  ['+5', 5],
  ['(۱۲۰)', -120],
  ['( 1,200 )', -1200],
  ['۱۲۰ نفر', 120],
  ['1.2E+05', 120_000],
  ['صفر', 0],
  ["'12", 12],
  ['۰', 0],
] as const)('“%s” is a number', ([text, value]) => {
  expect(read(text)).toBe(value)
})

test.for([
  ['٪۸۵', '85%'],
  ['۸۵٪', '85%'],
  ['85%', '85%'],
  ['% 85', '85%'],
  ['85\u00A0%', '85%'],
  ['۷۶٫۳ درصد', '76.3%'],
  ['۷۶٫۳درصد', '76.3%'],
  ['-12%', '-12%'],
] as const)('“%s” is in percent', ([text, value]) => {
  expect(read(text)).toBe(value)
})

test.for([
  ['', 'blank'],
  ['\u200C ', 'blank'],
  ['-', 'no-data'],
  ['—', 'no-data'],
  ['---', 'no-data'],
  ['***', 'no-data'],
  ['…', 'no-data'],
  ['ـ', 'no-data'],
  ['فاقد آمار', 'no-data'],
  ['اعلام نشده', 'no-data'],
  ['مصداق ندارد', 'not-applicable'],
] as const)('“%s” is missing, and none of zero', ([text, status]) => {
  expect(read(text)).toBe(status)
})

test.for([
  [
    '۸۵/۵',
    'slash',
    [
      ['decimal', 85.5],
      ['problem', 'answered-problem'],
    ],
  ],
  ['۱۲٬۳۴۵/۵', 'slash', [['decimal', 12_345.5]]],
  ['٪۸۵/۵', 'slash', [['decimal', '85.5%']]],
  [
    '1.234',
    'dot',
    [
      ['decimal', 1.234],
      ['groups', 1234],
      ['problem', 'answered-problem'],
    ],
  ],
  [
    '12,5',
    'comma',
    [
      ['decimal', 12.5],
      ['problem', 'answered-problem'],
    ],
  ],
  [
    '۱۲۰-',
    'trailing-minus',
    [
      ['negative', -120],
      ['problem', 'answered-problem'],
    ],
  ],
  [
    'ندارد',
    'has-none',
    [
      ['zero', 0],
      ['no-data', 'no-data'],
      ['not-applicable', 'not-applicable'],
    ],
  ],
  [
    'N/A',
    'n-a',
    [
      ['no-data', 'no-data'],
      ['not-applicable', 'not-applicable'],
    ],
  ],
] as const)('“%s” can mean two things: it is asked, and read by the answer', ([text, question, answers]) => {
  expect(read(text)).toBe(`ask ${question}`)
  for (const [answer, value] of answers) expect(read(text, { [question]: answer })).toBe(value)
})

test.for([
  ['abc', 'not-a-number'],
  ['12 عدد 13', 'not-a-number'],
  ['1.2.3', 'bad-groups'],
  ['1,23', 'ask comma'],
  ['1,2345,678', 'bad-groups'],
  ['12 5', 'bad-groups'],
  ['۱۴۰۴/۰۵/۰۱', 'date-in-number'],
  ['۲ میلیون', 'unit-word'],
  ['۵۰۰ ریال', 'unit-word'],
  ['12345678901234567890', 'inexact-number'],
  ['حدود ۱۲۰', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['Infinity', 'not-a-number'],
  ['--5', 'not-a-number'],
  ['(-5)', 'not-a-number'],
] as const)('“%s” is no number, with the reason', ([text, reason]) => {
  expect(read(text)).toBe(reason)
})

test('once a comma is the decimal sign, it is that in every cell of the file', () => {
  expect(read('1,234')).toBe(1234)
  expect(read('1,234', { comma: 'decimal' })).toBe(1.234)
})

test('numbers, percents, dates and errors that the file keeps as such', () => {
  expect(readNumber({ text: '0.3', number: 0.1 + 0.2 })).toEqual({ kind: 'value', value: 0.3, isPercent: false })
  expect(readNumber({ text: '85.3%', number: 0.853, shownAs: 'percent' })).toEqual({
    kind: 'value',
    value: 85.3,
    isPercent: true,
  })
  expect(readNumber({ text: '2025-05-12', number: 45_789, shownAs: 'date', day: '2025-05-12' })).toMatchObject({
    reason: 'date-in-number',
  })
  expect(readNumber({ text: '#DIV/0!', isError: true })).toMatchObject({ kind: 'problem', reason: 'error-cell' })
  expect(readNumber(null)).toEqual({ kind: 'missing', status: 'blank', mark: '' })
})

test('a column that counts takes no fraction, and a share in a column of percentages is asked', () => {
  expect(read('179.5', {}, { isWhole: true })).toBe('not-whole')
  expect(read('0.85', {}, { isPercent: true })).toBe('ask share')
  expect(read('0.85', { share: 'share' }, { isPercent: true })).toBe('85%')
  expect(read('0.85', { share: 'percent' }, { isPercent: true })).toBe('0.85%')
  expect(read('85.3', {}, { isPercent: true })).toBe('85.3%')
})

const inPersian = (text: string) => text.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '')
const inArabic = (text: string) => text.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '')

test('whatever number an office writes comes out as it is: in any digits, grouped in any way, with a sign, spaces or a percent', () => {
  const number = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99_999 }), fc.boolean())
  const style = fc.record({
    digits: fc.constantFrom((text: string) => text, inPersian, inArabic),
    group: fc.constantFrom('', '٬', ',', '،', '\u00A0', '\u202F', ' '),
    space: fc.constantFrom('', ' ', '\u00A0', '\u200C', '\u200F'),
    percent: fc.constantFrom('', '%', '٪', ' درصد'),
  })
  fc.assert(
    fc.property(number, style, ([whole, fraction, isNegative], { digits, group, space, percent }) => {
      const grouped = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, group)
      const text = `${space}${isNegative ? '-' : ''}${digits(`${grouped}٫${fraction}`)}${percent}${space}`
      const value = Number(`${isNegative ? '-' : ''}${whole}.${fraction}`) + 0
      expect(readNumber({ text })).toEqual({ kind: 'value', value, isPercent: percent !== '' })
    }),
    { numRuns: runs(500) },
  )
})

test('any text is a value, missing, a problem or a question, and a value is finite', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789۵٬٫،.,-–/()%٪e ندارد\u00A0\u200C') })
  fc.assert(
    fc.property(text, (written) => {
      const reading = readNumber({ text: written })
      expect(reading.kind !== 'value' || Number.isFinite(reading.value)).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})
