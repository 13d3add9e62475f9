import { keep, toLatinDigits } from '../../sources/number-text'

const unseen = /[\u061C\u200E\u200F]/g

/** Digits in groups of three behind one sort of separator, as ۱٬۲۳۴٬۵۶۷, 1,234 and 1 234 are; or digits alone. */
const written = /^-?(?:\d{1,3}(?:([٬,\s])\d{3}(?:\1\d{3})*)?|\d*)(?:[.٫]\d*)?$/

/**
 * A number in Persian, Arabic or Latin digits, with the separators that people write; NaN where it is none, where it
 * could be two ("12,5" is twelve and a half to one person and no number to another) and where it has more digits than
 * can be kept.
 */
export function readNumber(text: string): number {
  const latin = toLatinDigits(text)
    .replace(unseen, '')
    .replace('−', '-')
    .replace(/^\s*[٪%]|[٪%]\s*$/, '')
    .trim()
    .replace(/^-\s+/, '-')
  if (!/\d/.test(latin) || !written.test(latin)) return Number.NaN
  const [whole = '', fraction = ''] = latin.replaceAll(/[٬,\s]/g, '').split(/[.٫]/)
  return keep(`${/\d/.test(whole) ? whole : `${whole}0`}.${fraction || '0'}`) ?? Number.NaN
}
