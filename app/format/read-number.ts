import { toLatinDigits } from '../../sources/number-text'

const separators = /[٬,٪%\s\u061C\u200E\u200F]/g

/** A number in Persian, Arabic or Latin digits, with the separators that people write; NaN where it is none. */
export function readNumber(text: string): number {
  const latin = toLatinDigits(text).replace(separators, '').replace('٫', '.').replace('−', '-')
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(latin) ? Number(latin) : Number.NaN
}
