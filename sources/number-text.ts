export interface Separators {
  decimalSeparator: '.' | ',' | '٫'
  groupSeparator?: ',' | '.' | ' ' | '٬' | '’' | undefined
}

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
 * A number as people and programs write it (12, .5, 5., +5, 1e3), with the separators that the source declares; null
 * where it is none. "12/5", or "1,234" without a declared group separator, could mean two things and is none. So is a
 * whole number with more digits than can be kept exactly. The long decimals of a measurement are read as the nearest
 * number.
 */
export function parseNumberText(text: string, { decimalSeparator, groupSeparator }: Separators): number | null {
  const latin = toLatinDigits(text)
    .trim()
    .replace(/^[\u2212\u2010-\u2013]/, '-')
  const [, mantissa = '', exponent = ''] = /^(.*?)([eE][+-]?\d+)?$/.exec(latin) ?? []
  const [whole = '', fraction = '', ...more] = mantissa.split(decimalSeparator)
  const digits = groupSeparator ? ungroup(whole, groupSeparator) : whole
  if (
    more.length ||
    digits === null ||
    !/^[+-]?\d*$/.test(digits) ||
    !/^\d*$/.test(fraction) ||
    !/\d/.test(`${digits}${fraction}`)
  )
    return null
  return keep(`${digits || '0'}.${fraction || '0'}${exponent}`.replace(/^([+-])\./, '$10.'))
}

/**
 * A decimal as the nearest number; null where that would change a whole number, make zero of what is not, or be too
 * large.
 */
export function keep(decimal: string): number | null {
  const value = Number(decimal)
  const [, whole = '', fraction = '', exponent = ''] = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE](.*))?$/.exec(decimal) ?? []
  if (!Number.isFinite(value) || (value === 0 && /[1-9]/.test(`${whole}${fraction}`))) return null
  return exponent === '' && !Number.isSafeInteger(Number(whole)) ? null : value + 0
}

function ungroup(whole: string, separator: string): string | null {
  const [first = '', ...groups] = whole.split(separator)
  if (!groups.length) return whole
  return /^[+-]?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group)) ? first + groups.join('') : null
}
