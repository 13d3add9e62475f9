import { describe, expect, test } from 'vitest'
import { formatNumber, formatPercent, toPersianDigits } from './number'

describe('formatNumber', () => {
  test('groups and separates as the language does', () => {
    expect(formatNumber(1234567.5, 'fa', { decimals: 1 })).toBe('۱٬۲۳۴٬۵۶۷٫۵')
    expect(formatNumber(1234567.5, 'en', { decimals: 1 })).toBe('1,234,567.5')
  })

  test('rounds half up, without the noise of binary fractions', () => {
    expect(formatNumber(1.005, 'en', { decimals: 2 })).toBe('1.01')
    expect(formatNumber(0.1 + 0.2, 'en', { decimals: 6 })).toBe('0.3')
  })

  test('leaves no zeros behind the separator unless they are wanted', () => {
    expect(formatNumber(12, 'en', { decimals: 2 })).toBe('12')
    expect(formatNumber(12, 'fa', { decimals: 1, isFixed: true })).toBe('۱۲٫۰')
    expect(formatNumber(100, 'fa')).toBe('۱۰۰')
  })

  test('keeps the sign on the left of a negative number', () => {
    expect(formatNumber(-5, 'fa')).toBe('\u200E−۵')
    expect(formatNumber(-0.001, 'en', { decimals: 1 })).toBe('0')
  })
})

test('a share is shown in percent, with the sign of the language', () => {
  expect(formatPercent(0.905, 'fa')).toBe('\u061C۹۱٪\u200F')
  expect(formatPercent(0.905, 'en', 1)).toBe('90.5%')
})

test('digits inside a text change and nothing else does', () => {
  expect(toPersianDigits('کد D1-2')).toBe('کد D۱-۲')
})
