import type { Language } from '../i18n/language'
import { formatNumber, withPercentSign } from './number'

const words: Readonly<Record<string, { fa: string; en: string; decimals: number }>> = {
  percent: { fa: '٪', en: '%', decimals: 1 },
  percentage_point: { fa: ' واحد درصد', en: ' pp', decimals: 1 },
  stage: { fa: ' از ۵', en: ' of 5', decimals: 2 },
  day: { fa: ' روز', en: ' days', decimals: 1 },
  hour: { fa: ' ساعت', en: ' hours', decimals: 1 },
  rial: { fa: ' ریال', en: ' rials', decimals: 0 },
  million_rial: { fa: ' میلیون ریال', en: ' million rials', decimals: 1 },
  minute: { fa: ' دقیقه', en: ' minutes', decimals: 0 },
  per_1000: { fa: ' به ازای هر ۱۰۰۰ نفر', en: ' per 1000', decimals: 1 },
  per_staff: { fa: ' به ازای هر کارمند', en: ' per staff', decimals: 1 },
  person: { fa: ' نفر', en: ' people', decimals: 0 },
  share: { fa: '', en: '', decimals: 3 },
}

/** A number with the unit of its metric or indicator; an unknown unit is written as it is. */
export function formatUnit(value: number, unit: string | null, language: Language): string {
  const row = words[unit ?? '']
  const text = formatNumber(value, language, { decimals: row?.decimals ?? 2 })
  return unit === 'percent' ? withPercentSign(text, language) : `${text}${row?.[language] ?? ''}`
}

/** The word of a unit alone, for a field that asks for the number; empty where it has none. */
export function unitWord(unit: string, language: Language): string {
  return words[unit]?.[language].trim() ?? ''
}
