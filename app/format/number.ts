import type { Language } from '../i18n/language'
import { roundHalfUp } from '../../scoring/round'

const persian = '۰۱۲۳۴۵۶۷۸۹'

/** Latin digits of a text as Persian ones. */
export function toPersianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => persian[Number(digit)] ?? digit)
}

/** Digits of the page's language; for numbers that are names (years, pages, versions) and take no separators. */
export function formatDigits(value: number | string, language: Language): string {
  return language === 'fa' ? toPersianDigits(String(value)) : String(value)
}

/** A number as it is typed, all of it and without separators: ۱۲۳۴٫۵ or 1234.5. */
export function formatPlainNumber(value: number, language: Language): string {
  return language === 'fa' ? toPersianDigits(String(value).replace('.', '٫')) : String(value)
}

/**
 * A number as people of the language write it: ۱٬۲۳۴٫۵ or 1,234.5, rounded half up to at most (or, fixed, exactly) so
 * many decimals. The same on server and browser, whatever their locales know.
 */
export function formatNumber(
  value: number,
  language: Language,
  options: { decimals?: number; isFixed?: boolean } = {},
): string {
  const { decimals = 0, isFixed = false } = options
  const rounded = roundHalfUp(value, decimals)
  const text = isFixed ? Math.abs(rounded).toFixed(decimals) : trim(Math.abs(rounded).toFixed(decimals))
  const [whole = '0', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fa' ? '٬' : ',')
  const body = fraction === undefined ? grouped : `${grouped}${language === 'fa' ? '٫' : '.'}${fraction}`
  // The mark keeps the sign on the left of its number in right-to-left text.
  const sign = rounded < 0 ? '\u200E−' : ''
  return formatDigits(`${sign}${body}`, language)
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A share (0–1) in percent. */
export function formatPercent(share: number, language: Language, decimals = 0, isFixed = false): string {
  return withPercentSign(formatNumber(share * 100, language, { decimals, isFixed }), language)
}

/**
 * The marks put the sign on the left of a Persian number, as in running text, where the number stands alone or in a
 * drawing, too.
 */
export function withPercentSign(number: string, language: Language): string {
  return language === 'fa' ? `\u061C${number}٪\u200F` : `${number}%`
}
