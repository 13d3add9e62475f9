import type { SourceDefinition } from './definition'

export type Separators = Pick<SourceDefinition['mapping'], 'decimalSeparator' | 'groupSeparator'>

const persian = '۰۱۲۳۴۵۶۷۸۹'
const arabic = '٠١٢٣٤٥٦٧٨٩'

/** Persian and Arabic digits as Latin ones; everything else stays. */
export function toLatinDigits(text: string): string {
  // Most texts have none, and replacing costs far more than looking.
  if (!/[۰-۹٠-٩]/.test(text)) return text
  return text
    .replaceAll(/[۰-۹]/g, (digit) => String(persian.indexOf(digit)))
    .replaceAll(/[٠-٩]/g, (digit) => String(arabic.indexOf(digit)))
}

/**
 * A number as people write it, with the separators that the source declares; null where it is none. "12/5", or "1,234" without
 * a declared group separator, could mean two things and is none. So is a number that JavaScript could not keep exactly.
 */
export function parseNumberText(text: string, { decimalSeparator, groupSeparator }: Separators): number | null {
  const latin = toLatinDigits(text)
    .trim()
    .replace(/^[\u2212\u2010-\u2013]/, '-')
  const [whole = '', fraction, ...more] = latin.split(decimalSeparator)
  if (more.length) return null
  const digits = groupSeparator ? ungroup(whole, groupSeparator) : whole
  if (digits === null || !/^-?\d+$/.test(digits) || (fraction !== undefined && !/^\d+$/.test(fraction))) return null
  const value = Number(fraction === undefined ? digits : `${digits}.${fraction}`)
  return isKept(digits, (fraction ?? '').replace(/0+$/, ''), value) ? value : null
}

/** Fifteen digits always survive; whole numbers do up to 2^53. */
function isKept(whole: string, fraction: string, value: number): boolean {
  const significant = `${whole}${fraction}`.replace(/^-?0*/, '').length
  return significant <= 15 || (fraction === '' && Number.isSafeInteger(value))
}

function ungroup(whole: string, separator: string): string | null {
  const [first = '', ...groups] = whole.split(separator)
  if (!groups.length) return whole
  return /^-?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group)) ? first + groups.join('') : null
}
